using PoolFunctional.Generators;
using PoolFunctional.Generators.Gradients;
using PoolFunctional.Properties.Agreement;
using Xunit;

namespace PoolFunctional.Properties.Gradients;

public sealed class GradientAgreement
{
    private static readonly IFamily[] families = [new GradientFamily(), new IndexGradientFamily()];

    [Fact]
    public void Gradients_have_the_bits_of_the_definition_on_four_thousand_cases()
    {
        FamilySurvey[] surveys = [.. FamilySurvey.Of(families, 200, 20261128)];
        Assert.All(surveys, survey => Assert.True(survey.Differences.Count == 0, survey.Report()));
        FamilySurvey maxima = FamilySurvey.Of(families[0], "max", 600, 20261129);
        Assert.True(maxima.Differences.Count == 0, maxima.Report());
        Assert.All(["scattered", "routed", "refused", "planewise"], row => Assert.True(maxima.Rows.GetValueOrDefault(row) >= 10, maxima.Report()));
    }

    [Theory]
    [InlineData("max-indices")]
    [InlineData("min-indices")]
    public void Gradients_by_indices_have_the_bits_of_the_definition(string operation)
    {
        FamilySurvey survey = FamilySurvey.Of(families[1], operation, 1_000, 20261130);
        Assert.True(survey.Differences.Count == 0, survey.Report());
        Assert.All(["scattered", "door", "refused"], row => Assert.True(survey.Rows.GetValueOrDefault(row) >= 50, survey.Report()));
    }

    [Theory]
    [InlineData("DOTNET_EnableAVX512", "widths False True True")]
    [InlineData("DOTNET_EnableAVX2", "widths False False True")]
    [InlineData("DOTNET_EnableHWIntrinsic", "widths False False False")]
    public async Task Gradients_have_the_bits_of_the_definition_without_an_instruction_set(string disabled, string widths)
    {
        string[] lines = await ChildProcess.LinesOf(["gradients", "--cases", "100", "--seed", "12"], disabled);
        Assert.Equal([widths, .. families.SelectMany(family => family.Operators).Select(operation => $"100 cases of {operation}, 0 differences")], lines);
    }
}
