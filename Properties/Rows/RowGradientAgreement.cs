using PoolFunctional.Generators;
using PoolFunctional.Generators.Gradients;
using PoolFunctional.Generators.Rows;
using PoolFunctional.Properties.Agreement;
using Xunit;

namespace PoolFunctional.Properties.Rows;

public sealed class RowGradientAgreement
{
    [Fact]
    public void Gradients_of_rows_have_the_bits_of_the_definition() =>
        Assert.All(FamilySurvey.Of([new SequenceGradientFamily(), new SegmentGradientFamily()], 400, 20261128), survey => Assert.True(survey.Differences.Count == 0, survey.Report()));

    /// <summary>Features that are done in one, two and three goes, and rows that are normalised in one, two, three and seven pieces.</summary>
    [Theory]
    [InlineData(1_023)]
    [InlineData(1_024)]
    [InlineData(1_025)]
    [InlineData(2_100)]
    [InlineData(4_095)]
    [InlineData(4_096)]
    [InlineData(4_097)]
    [InlineData(9_000)]
    [InlineData(28_672)]
    public void Gradients_of_long_rows_have_the_bits_of_the_definition(int features) =>
        Assert.All(
            from element in (ElementType[])[ElementType.Single, ElementType.Double, ElementType.Half]
            from reduction in (SequenceReduction[])[SequenceReduction.Mean, SequenceReduction.Max, SequenceReduction.Last]
            select new SequenceCase(1, 3, features, Masking.Holed, features) { Element = element, Reduction = reduction, Normalization = Normalization.L2 },
            @case => Assert.Null(@case.Element.Do(new SequenceGradientComparison(@case, new SurroundedTriple())).Difference));

    [Theory]
    [InlineData("DOTNET_EnableAVX512", "widths False True True")]
    [InlineData("DOTNET_EnableAVX2", "widths False False True")]
    [InlineData("DOTNET_EnableHWIntrinsic", "widths False False False")]
    public async Task Gradients_of_rows_have_the_bits_of_the_definition_without_an_instruction_set(string disabled, string widths)
    {
        string[] lines = await ChildProcess.LinesOf(["rows-backward", "--cases", "100", "--seed", "12"], disabled);
        Assert.Equal(widths, lines[0]);
        Assert.Equal(new SequenceFamily().Operators.Concat(new SegmentFamily().Operators).Select(operation => $"100 cases of {operation}, 0 differences"), lines[1..]);
    }
}
