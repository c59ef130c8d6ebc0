using System.Text.RegularExpressions;
using Xunit;

namespace PoolFunctional.Properties.Documentation;

public sealed partial class NameLaws
{
    private static readonly string[] sections = ["Equation", "Parameters", "Shapes", "Errors", "Gradient", "Cost", "Elsewhere", "Program"];

    /// <summary>The rows of the index's table of operators: a page, and the operators that it is about.</summary>
    private static readonly (string Page, string[] Operators)[] rows =
        [.. Row().Matches(Page.Of(Page.Index).Text).Select(row => ($"{Page.Room}/{row.Groups["page"].Value}", Names(row.Groups["operators"].Value)))];

    [Fact]
    public void Every_operator_has_one_row_of_the_index() =>
        Assert.Equal(PublicNames.Operators, rows.SelectMany(row => row.Operators).Order(StringComparer.Ordinal));

    [Fact]
    public void The_page_of_a_row_names_each_of_its_operators() =>
        Assert.All(rows, row => Assert.All(row.Operators, one => Assert.True(Mentions(Page.Of(row.Page), one), $"{row.Page} does not name {one}.")));

    [Fact]
    public void Every_window_reduction_and_other_description_is_named_on_a_page()
    {
        Assert.True(PublicNames.Descriptions.Count >= 100, $"Only {PublicNames.Descriptions.Count} descriptions found.");
        Assert.All(PublicNames.Descriptions, one => Assert.True(Page.All.Any(page => page.Name.StartsWith(Page.Room, StringComparison.Ordinal) && Mentions(page, one)), $"No page names {one}."));
    }

    [Fact]
    public void Every_member_that_a_page_names_exists()
    {
        (string Page, string Type, string Member)[] named = [.. Page.All.SelectMany(page => Qualified().Matches(page.Text).Select(name => (page.Name, name.Groups["type"].Value, name.Groups["member"].Value)))
            .Where(name => PublicNames.Members.Contains(name.Item2))];
        Assert.NotEmpty(named);
        Assert.All(named, name => Assert.True(PublicNames.Members[name.Type].Contains(name.Member), $"{name.Page} names {name.Type}.{name.Member}, which does not exist."));
    }

    [Fact]
    public void A_command_that_a_page_shows_is_a_verb_of_the_workbench()
    {
        (string Page, string Room, string Verb)[] commands = [.. Page.All.SelectMany(page => Command().Matches(page.Text).Select(command => (page.Name, command.Groups["room"].Value, command.Groups["verb"].Value)))];
        Assert.NotEmpty(commands);
        Assert.All(commands, command => Assert.True(IsVerb(command.Room, command.Verb), $"{command.Page} shows the verb {command.Verb}, which {command.Room} does not have."));
    }

    [Fact]
    public void A_page_of_operators_has_every_section() =>
        Assert.All(rows, row => Assert.All(sections, section => Assert.True(Page.Of(row.Page).Headings.Contains(section), $"{row.Page} has no section {section}.")));

    /// <summary>Whether the name stands on the page as itself, not as the beginning or the end of another.</summary>
    private static bool Mentions(Page page, string name) => Regex.IsMatch(page.Text, $@"(?<![\w.]){Regex.Escape(name)}(?!\w)");

    /// <summary>Whether the workbench, or that of the peers, names a command so.</summary>
    private static bool IsVerb(string room, string verb) =>
        Directory.EnumerateFiles(Path.Combine(Page.Root, room), "*Verb.cs", SearchOption.AllDirectories)
            .Where(file => file.Contains("/Peers/", StringComparison.Ordinal) == room.EndsWith("Peers", StringComparison.Ordinal))
            .Any(file => Regex.IsMatch(File.ReadAllText(file), $"Command(?: command = new)?\\(\"{verb}\", "));

    private static string[] Names(string cell) => [.. Quoted().Matches(cell).Select(name => name.Groups["name"].Value)];

    [GeneratedRegex(@"^\| \[[^\]]+\]\((?<page>[\w-]+\.md)\) \| (?<operators>`.*) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"--project (?<room>Bench(?:/Peers)?)(?: -p:\S+)? -- (?<verb>[a-z]+)")]
    private static partial Regex Command();

    [GeneratedRegex("`(?<name>[^`]+)`")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"(?<![\w.])(?<type>[A-Z]\w+)(?:<[^<>()\s]*>)?\.(?<member>[A-Z]\w*)")]
    private static partial Regex Qualified();
}
