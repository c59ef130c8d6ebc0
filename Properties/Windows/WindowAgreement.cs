using PoolFunctional.Generators;
using PoolFunctional.Generators.Blurring;
using PoolFunctional.Generators.Windows;
using PoolFunctional.Properties.Agreement;
using Xunit;

namespace PoolFunctional.Properties.Windows;

public sealed class WindowAgreement
{
    private static readonly IFamily[] Families = [new DrawnWindowFamily(), new BlurFamily()];

    [Theory]
    [InlineData("fractional", 1_500)]
    [InlineData("explicit", 3_000)]
    [InlineData("causal", 800)]
    [InlineData("spatial-pyramid", 1_000)]
    [InlineData("blur", 3_000)]
    [InlineData("max-blur", 800)]
    [InlineData("stack", 1_000)]
    [InlineData("average-and-max", 800)]
    public void Random_cases_have_the_bits_of_the_definition(string operation, int cases)
    {
        FamilySurvey survey = FamilySurvey.Of(Families.Single(family => family.Operators.Contains(operation)), operation, cases, 20261125);
        Assert.True(survey.Differences.Count == 0, survey.Report());
        Assert.True(survey.Rows.GetValueOrDefault("refused") < cases / 3, survey.Report());
    }

    [Theory]
    [InlineData("DOTNET_EnableAVX512", "widths False True True")]
    [InlineData("DOTNET_EnableAVX2", "widths False False True")]
    [InlineData("DOTNET_EnableHWIntrinsic", "widths False False False")]
    public async Task Random_cases_have_the_bits_of_the_definition_without_an_instruction_set(string disabled, string widths)
    {
        string[] lines = await ChildProcess.LinesOf(["windows", "--cases", "300", "--seed", "21"], disabled);
        Assert.Equal([widths, .. Families.SelectMany(family => family.Operators).Select(operation => $"300 cases of {operation}, 0 differences")], lines);
    }
}
