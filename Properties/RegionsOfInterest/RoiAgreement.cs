using PoolFunctional.Generators.Rows;
using Xunit;

namespace PoolFunctional.Properties.RegionsOfInterest;

public sealed class RoiAgreement
{
    [Fact]
    public void Regions_have_the_bits_of_the_definition_on_three_thousand_distinct_cases()
    {
        RoiSurvey survey = RoiSurvey.Of(3_000, 20261125, new RowSurroundings());
        Assert.True(survey.Differences.Count == 0, survey.Report());
        Assert.True(survey.Distinct >= 2_900, $"Only {survey.Distinct} distinct cases.");
    }

    [Theory]
    [InlineData("DOTNET_EnableAVX512", "widths False True True")]
    [InlineData("DOTNET_EnableAVX2", "widths False False True")]
    [InlineData("DOTNET_EnableHWIntrinsic", "widths False False False")]
    public async Task Regions_have_the_bits_of_the_definition_without_an_instruction_set(string disabled, string widths)
    {
        string[] lines = await ChildProcess.LinesOf(["regions", "--cases", "900", "--seed", "12"], disabled);
        Assert.Equal(widths, lines[0]);
        Assert.Equal("900 cases of regions, 0 differences", lines[^1]);
    }

    /// <summary>Needs mmap: Linux or macOS.</summary>
    [Theory]
    [InlineData("13", null)]
    [InlineData("14", "DOTNET_EnableAVX512")]
    [InlineData("15", "DOTNET_EnableAVX2")]
    [InlineData("16", "DOTNET_EnableHWIntrinsic")]
    public async Task Nothing_is_touched_before_or_behind_the_maps_and_results(string seed, string? disabled) =>
        Assert.Equal("600 cases of regions, 0 differences", (await ChildProcess.LinesOf(["guarded-regions", "--cases", "600", "--seed", seed], disabled))[^1]);
}
