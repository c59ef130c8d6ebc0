using System.Reflection;

namespace PoolFunctional.Properties.Documentation;

/// <summary>The names by which a user calls the library, as <c>Type.Member</c>.</summary>
internal static class PublicNames
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly Type[] exported = [.. typeof(Pool).Assembly.GetExportedTypes(), .. typeof(Reference).Assembly.GetExportedTypes()];

    /// <summary>What pools: the methods of the static classes that are the doors.</summary>
    internal static IReadOnlyList<string> Operators { get; } =
        [.. ((Type[])[typeof(Pool), typeof(SequencePool), typeof(SegmentPool)]).SelectMany(type => Methods(type).Select(method => Name(type, method.Name))).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>What describes a pooling: the members that make a value of the type that they belong to, and the other static doors.</summary>
    internal static IReadOnlyList<string> Descriptions { get; } =
        [.. exported.Where(type => type != typeof(PoolError)).SelectMany(type => Factories(type).Select(member => Name(type, member.Name)))
            .Concat(((Type[])[typeof(Explain), typeof(ReductionLaws), typeof(Regions), typeof(Conventions), typeof(Conventions.PyTorch), typeof(Conventions.TensorFlow)])
                .SelectMany(type => Methods(type).Select(method => Name(type, method.Name))))
            .Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The types, and for each the names of its members and of what is nested in it.</summary>
    internal static ILookup<string, string> Members { get; } = exported
        .SelectMany(type => type.GetMembers(Own | BindingFlags.FlattenHierarchy), (type, member) => (Type: Plain(type), Member: Plain(member)))
        .ToLookup(member => member.Type, member => member.Member);

    private static IEnumerable<MethodInfo> Methods(Type type) => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).Where(method => !method.IsSpecialName);

    private static IEnumerable<MemberInfo> Factories(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).Where(property => property.PropertyType == type).Cast<MemberInfo>()
            .Concat(Methods(type).Where(method => method.ReturnType == type));

    private static string Name(Type type, string member) => $"{(type.DeclaringType is { } outer ? $"{outer.Name}." : "")}{Plain(type)}.{member}";

    private static string Plain(MemberInfo member) => member.Name.Split('`')[0];
}
