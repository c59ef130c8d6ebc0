using PoolFunctional.Generators;
using PoolFunctional.Generators.Gradients;
using PoolFunctional.Properties.Agreement;
using Xunit;

namespace PoolFunctional.Properties.Gradients;

public sealed class CompositeGradientAgreement
{
    private static readonly IFamily[] families = [new CompositeGradientFamily(), new UnpoolGradientFamily()];

    [Theory]
    [InlineData("blur", 1_500)]
    [InlineData("max-blur", 500)]
    [InlineData("spatial-pyramid", 800)]
    [InlineData("stack", 800)]
    [InlineData("average-and-max", 800)]
    [InlineData("unpool", 1_500)]
    public void Gradients_have_the_bits_of_the_definition(string operation, int cases)
    {
        FamilySurvey survey = FamilySurvey.Of(families.Single(family => family.Operators.Contains(operation)), operation, cases, 20261128);
        Assert.True(survey.Differences.Count == 0, survey.Report());
        Assert.True(survey.Rows.GetValueOrDefault("refused") < cases * 3 / 5, survey.Report());
    }

    [Theory]
    [InlineData("DOTNET_EnableAVX512", "widths False True True")]
    [InlineData("DOTNET_EnableAVX2", "widths False False True")]
    [InlineData("DOTNET_EnableHWIntrinsic", "widths False False False")]
    public async Task Gradients_have_the_bits_of_the_definition_without_an_instruction_set(string disabled, string widths)
    {
        string[] lines = await ChildProcess.LinesOf(["composite-gradients", "--cases", "200", "--seed", "31"], disabled);
        Assert.Equal([widths, .. families.SelectMany(family => family.Operators).Select(operation => $"200 cases of {operation}, 0 differences")], lines);
    }
}
