using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace PoolFunctional.Properties.Documentation;

/// <summary>A page of Markdown of the source tree, under its path from the root.</summary>
internal sealed partial record Page(string Name, string Text)
{
    internal const string Room = "Facade/docs";
    internal const string Index = $"{Room}/README.md";

    internal static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", ".."));

    /// <summary>The README of the repository, then those of the documentation.</summary>
    internal static IReadOnlyList<Page> All { get; } =
        [Read("README.md"), .. Directory.EnumerateFiles(Path.Combine(Root, Room), "*.md").Order(StringComparer.Ordinal).Select(file => Read($"{Room}/{Path.GetFileName(file)}"))];

    internal static Page Of(string name) => All.First(page => page.Name == name);

    /// <summary>Every fenced block, with its language and the number of its first line.</summary>
    internal IEnumerable<(string Language, int Line, string Code)> Blocks =>
        Fence().Matches(Text).Select(block => (block.Groups["language"].Value, Text[..block.Index].Count(letter => letter == '\n') + 2, block.Groups["code"].Value));

    internal IEnumerable<DocumentedProgram> Programs =>
        Blocks.Where(block => block.Language == "csharp").Select(block => new DocumentedProgram($"{Name}:{block.Line}", block.Code));

    /// <summary>What the page links to, and the pictures that it shows.</summary>
    internal IEnumerable<string> Links => Link().Matches(Prose).Select(link => link.Groups["target"].Value);

    /// <summary>The paths into the rooms that stand in quotes of code.</summary>
    internal IEnumerable<string> Paths => Quoted().Matches(Prose).Select(path => path.Groups["path"].Value);

    /// <summary>The headings as a forge makes anchors of them: lower case, hyphens for spaces, other signs left out.</summary>
    internal IEnumerable<string> Anchors => Headings.Select(heading => Signs().Replace(heading.ToLowerInvariant(), "").Replace(' ', '-'));

    internal IEnumerable<string> Headings => Heading().Matches(Prose).Select(heading => heading.Groups["title"].Value);

    /// <summary>The tables, each its rows, the head first.</summary>
    internal IEnumerable<string[]> Tables => Table().Matches(Prose).Select(table => table.Value.TrimEnd('\n').Split('\n'));

    /// <summary>The page without its fenced blocks.</summary>
    private string Prose => Fence().Replace(Text, "");

    private static Page Read(string name) => new(name, File.ReadAllText(Path.Combine(Root, name)));

    private static string Here([CallerFilePath] string here = "") => here;

    [GeneratedRegex(@"^```(?<language>\S*)\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("`(?<path>(?:Core|Facade|Properties|Bench)/[^` ]+)`")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^#+ (?<title>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"(?:^\|.*\|\n)+", RegexOptions.Multiline)]
    private static partial Regex Table();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]")]
    private static partial Regex Signs();
}
