using Xunit;

namespace PoolFunctional.Properties.Rows;

public sealed class RowAgreement
{
    private const int Cases = 4_200;

    [Fact]
    public void Sequences_and_segments_have_the_bits_of_the_definition_on_four_thousand_distinct_cases()
    {
        RowSurvey survey = RowSurvey.Of(Cases, 20261125);
        Assert.True(survey.Differences.Count == 0, survey.Report());
        Assert.True(survey.Distinct >= 4_000, $"Only {survey.Distinct} distinct cases.");
    }

    [Theory]
    [InlineData("DOTNET_EnableAVX512", "widths False True True")]
    [InlineData("DOTNET_EnableAVX2", "widths False False True")]
    [InlineData("DOTNET_EnableHWIntrinsic", "widths False False False")]
    public async Task Sequences_and_segments_have_the_bits_of_the_definition_without_an_instruction_set(string disabled, string widths)
    {
        string[] lines = await ChildProcess.LinesOf(["rows", "--cases", "90", "--seed", "12"], disabled);
        Assert.Equal([widths, .. ChildFamilies.Summaries("rows", 90)], lines);
    }
}
