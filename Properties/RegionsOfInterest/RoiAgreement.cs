using Xunit;

namespace PoolFunctional.Properties.RegionsOfInterest;

public sealed class RoiAgreement
{
    [Fact]
    public void Regions_have_the_bits_of_the_definition_on_three_thousand_distinct_cases()
    {
        RoiSurvey survey = RoiSurvey.Of(3_000, 20261125);
        Assert.True(survey.Differences.Count == 0, survey.Report());
        Assert.True(survey.Distinct >= 2_900, $"Only {survey.Distinct} distinct cases.");
    }

    [Theory]
    [InlineData("DOTNET_EnableAVX512", "widths False True True")]
    [InlineData("DOTNET_EnableAVX2", "widths False False True")]
    [InlineData("DOTNET_EnableHWIntrinsic", "widths False False False")]
    public async Task Regions_have_the_bits_of_the_definition_without_an_instruction_set(string disabled, string widths)
    {
        string[] lines = await ChildProcess.LinesOf(["regions", "--cases", "150", "--seed", "12"], disabled);
        Assert.Equal([widths, .. ChildFamilies.Summaries("regions", 150)], lines);
    }
}
