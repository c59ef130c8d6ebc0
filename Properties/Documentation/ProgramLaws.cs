using Xunit;

namespace PoolFunctional.Properties.Documentation;

public sealed class ProgramLaws
{
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
}
