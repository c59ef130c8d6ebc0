using PoolFunctional.Generators.Indices;
using Xunit;

namespace PoolFunctional.Properties.Indices;

public sealed class IndexAgreement
{
    [Fact]
    public void Indices_and_unpooling_have_the_bits_of_the_definition_on_four_thousand_cases()
    {
        FamilySurvey survey = FamilySurvey.Of(4_200, 20261126, new SurroundedTriple());
        Assert.True(survey.Differences.Count == 0, survey.Report());
        Assert.All(["LastDuplicates", "SumDuplicates", "MaxDuplicates", "ErrorDuplicates", "refused"], row => Assert.True(survey.Rows.GetValueOrDefault(row) >= 50, $"Only {survey.Rows.GetValueOrDefault(row)} of {row}."));
    }

    [Theory]
    [InlineData("DOTNET_EnableAVX512", "widths False True True")]
    [InlineData("DOTNET_EnableAVX2", "widths False False True")]
    [InlineData("DOTNET_EnableHWIntrinsic", "widths False False False")]
    public async Task Indices_and_unpooling_have_the_bits_of_the_definition_without_an_instruction_set(string disabled, string widths)
    {
        string[] lines = await ChildProcess.LinesOf(["indices", "--cases", "1200", "--seed", "12"], disabled);
        Assert.Equal(widths, lines[0]);
        Assert.Equal("1200 cases of indices, 0 differences", lines[^1]);
    }

    /// <summary>Needs mmap: Linux or macOS.</summary>
    [Theory]
    [InlineData("13", null)]
    [InlineData("14", "DOTNET_EnableAVX512")]
    [InlineData("15", "DOTNET_EnableAVX2")]
    [InlineData("16", "DOTNET_EnableHWIntrinsic")]
    public async Task Nothing_is_touched_before_or_behind_the_spans_of_indices(string seed, string? disabled) =>
        Assert.Equal("900 cases of indices, 0 differences", (await ChildProcess.LinesOf(["guarded-indices", "--cases", "900", "--seed", seed], disabled))[^1]);
}
