using Xunit;

namespace PoolFunctional.Properties.Documentation;

public sealed class ProgramLaws
{
    private static readonly string[] languages = ["csharp", "python", "sh", "text", "xml"];

    public static TheoryData<string> Places => [.. Programs.Select(program => program.Place)];

    private static IEnumerable<DocumentedProgram> Programs => Page.All.SelectMany(page => page.Programs);

    [Theory]
    [MemberData(nameof(Places))]
    public void A_program_of_a_page_prints_the_lines_that_its_comments_say(string place)
    {
        DocumentedProgram program = Programs.First(one => one.Place == place);
        Assert.NotEmpty(program.Expected);
        Assert.Equal(program.Expected, program.Printed());
    }

    [Fact]
    public void A_block_is_of_a_language_that_is_checked_or_of_one_that_is_not_ours() =>
        Assert.All(Page.All.SelectMany(page => page.Blocks.Select(block => (page.Name, block.Line, block.Language))), block => Assert.Contains(block.Language, languages));

    [Fact]
    public void A_fence_that_is_opened_is_closed() =>
        Assert.All(Page.All, page => Assert.Equal(2 * page.Blocks.Count(), page.Text.Split('\n').Count(line => line.StartsWith("```", StringComparison.Ordinal))));
}
