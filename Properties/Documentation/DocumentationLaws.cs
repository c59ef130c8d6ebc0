using System.Reflection;
using System.Xml.Linq;
using Xunit;

namespace PoolFunctional.Properties.Documentation;

public sealed class DocumentationLaws
{
    private static HashSet<string> ReductionNames { get; } =
    [
        .. typeof(Reduction).GetMembers(BindingFlags.Public | BindingFlags.Static)
            .Where(member => (member as PropertyInfo)?.PropertyType == typeof(Reduction) || (member as MethodInfo)?.ReturnType == typeof(Reduction))
            .Select(member => member.Name)
            .Where(name => name != nameof(Reduction.Custom) && !name.StartsWith("Quantized", StringComparison.Ordinal)),
    ];

    [Fact]
    public void Every_public_type_and_member_has_a_summary() => None(
        PublicSurface.Types.Concat(PublicSurface.Members).Where(member => !Says(member, "summary") && !IsNamedInRecord(member)));

    [Fact]
    public void Every_parameter_and_type_parameter_is_explained() => None(
        from method in PublicSurface.Methods
        where !WrittenDocumentation.IsInherited(method)
        from parameter in method.GetParameters().Select(parameter => (Kind: "param", Name: parameter.Name!)).Concat(TypeParameters(method).Select(type => (Kind: "typeparam", type.Name)))
        where !WrittenDocumentation.Of(method, parameter.Kind).Concat(WrittenDocumentation.Of(method.DeclaringType!, parameter.Kind)).Any(text => text.Attribute("name")?.Value == parameter.Name && text.Value.Length > 0)
        select $"{DocumentationId.Of(method)}: {parameter.Name}");

    [Fact]
    public void Every_result_is_explained() => None(
        PublicSurface.Methods.OfType<MethodInfo>().Where(method => method.ReturnType != typeof(void) && !Says(method, "returns") && !WrittenDocumentation.IsInherited(method)));

    /// <summary>One of the overloads of a name is enough: they differ in the form of what they take.</summary>
    [Fact]
    public void Every_operator_has_an_example() => None(
        from method in PublicSurface.Operators
        group method by (method.DeclaringType, method.Name) into overloads
        where !overloads.Any(method => Says(method, "example"))
        select DocumentationId.Of(overloads.First()));

    [Fact]
    public void Every_door_says_what_it_refuses() => None(
        from method in PublicSurface.Doors
        where !WrittenDocumentation.Of(method, "exception").Any(exception => exception.Attribute("cref")?.Value is "T:System.ArgumentException" or "T:System.ArgumentOutOfRangeException")
        select DocumentationId.Of(method));

    /// <summary>Elements of quantised reductions are integers, and a user's own says it elsewhere.</summary>
    [Fact]
    public void Every_reduction_says_what_becomes_of_NaN_there_and_at_its_door() => None(
        from member in PublicSurface.Members
        where member.DeclaringType == typeof(Reduction) || member.DeclaringType == typeof(Pool)
        where ReductionNames.Contains(member.Name) && !WrittenDocumentation.Of(member, "summary").Concat(WrittenDocumentation.Of(member, "remarks")).Any(text => text.Value.Contains("NaN", StringComparison.Ordinal))
        select DocumentationId.Of(member));

    [Fact]
    public void Types_and_methods_of_different_names_have_different_summaries() => None(
        from member in PublicSurface.Types.Concat<MemberInfo>(PublicSurface.Methods.OfType<MethodInfo>())
        from summary in WrittenDocumentation.Own(member).Elements("summary")
        group member.Name by WrittenDocumentation.Text(summary) into alike
        where alike.Distinct().Count() > 1
        select $"{string.Join(", ", alike.Distinct())}: {alike.Key}");

    [Fact]
    public void Every_reference_in_the_documentation_was_found_by_the_compiler() => None(
        from documented in WrittenDocumentation.All
        from attribute in documented.Descendants().Attributes("cref")
        where attribute.Value.StartsWith("!:", StringComparison.Ordinal)
        select $"{documented.Attribute("name")?.Value}: {attribute.Value}");

    private static IEnumerable<Type> TypeParameters(MethodBase method) => method.IsGenericMethod ? method.GetGenericArguments() : [];

    private static bool Says(MemberInfo member, string kind) => WrittenDocumentation.IsInherited(member) || WrittenDocumentation.Of(member, kind).Any(text => text.Value.Trim().Length > 0);

    /// <summary>A property that is a parameter of its record is explained there.</summary>
    private static bool IsNamedInRecord(MemberInfo member) =>
        member is PropertyInfo && WrittenDocumentation.Own(member.DeclaringType!).Elements("param").Any(text => text.Attribute("name")?.Value == member.Name);

    private static void None(IEnumerable<MemberInfo> members) => None(members.Select(DocumentationId.Of));

    private static void None(IEnumerable<string> gaps)
    {
        string[] found = [.. gaps];
        Assert.True(found.Length == 0, $"{found.Length}:\n{string.Join('\n', found)}");
    }
}
