using System.Reflection;
using System.Xml.Linq;

namespace PoolFunctional.Properties.Documentation;

/// <summary>The XML documentation that is built beside both assemblies, by member; what a member inherits counts as its own.</summary>
internal static class WrittenDocumentation
{
    private static readonly Dictionary<string, XElement> Elements = new(
        from assembly in (Assembly[])[typeof(Reference).Assembly, typeof(Pool).Assembly]
        from member in XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member")
        select KeyValuePair.Create(member.Attribute("name")!.Value, member));

    internal static IEnumerable<XElement> All => Elements.Values;

    /// <summary>What is written for the member itself; nothing for what is not documented.</summary>
    internal static XElement Own(MemberInfo member) => Elements.TryGetValue(DocumentationId.Of(member), out XElement? element) ? element : new("member");

    /// <summary>The texts of one kind, in the member's documentation or in that which it inherits by name.</summary>
    internal static IEnumerable<XElement> Of(MemberInfo member, string kind) => Of(Own(member), kind);

    /// <summary>Whether the member overrides or implements what is documented where it is declared.</summary>
    internal static bool IsInherited(MemberInfo member) => Own(member).Element("inheritdoc") is { } inherited && inherited.Attribute("cref") is null;

    internal static string Text(XElement element) => string.Join(' ', string.Concat(element.Nodes().Select(node => node.ToString())).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static IEnumerable<XElement> Of(XElement documented, string kind)
    {
        XElement[] own = [.. documented.Elements(kind)];
        return documented.Element("inheritdoc")?.Attribute("cref")?.Value is { } other && Elements.TryGetValue(other, out XElement? inherited)
            ? own.Concat(Of(inherited, kind).Where(one => own.All(mine => mine.Attribute("name")?.Value != one.Attribute("name")?.Value)))
            : own;
    }
}
