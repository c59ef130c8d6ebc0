using PoolFunctional.Generators;
using PoolFunctional.Generators.Gradients;
using PoolFunctional.Generators.RegionsOfInterest;
using PoolFunctional.Properties.Agreement;
using Xunit;

namespace PoolFunctional.Properties.RegionsOfInterest;

public sealed class RoiGradientAgreement
{
    [Fact]
    public void Gradients_of_regions_have_the_bits_of_the_definition() =>
        Assert.All(FamilySurvey.Of([new RoiGradientFamily()], 400, 20261128), survey => Assert.True(survey.Differences.Count == 0, survey.Report()));

    /// <summary>More channels than one block has, more bins than are taken out in one go, and maps whose Halves are widened a channel at a time.</summary>
    [Theory]
    [InlineData(RoiCase.Align, 300, 5, 6, 2, 2)]
    [InlineData(RoiCase.Max, 300, 5, 6, 2, 2)]
    [InlineData(RoiCase.Align, 272, 4, 5, 1, 2)]
    [InlineData(RoiCase.AlignMax, 17, 6, 7, 20, 19)]
    [InlineData(RoiCase.PositionSensitiveAlign, 3, 5, 4, 17, 16)]
    [InlineData(RoiCase.Align, 1, 1030, 1021, 1, 1)]
    public void Large_gradients_have_the_bits_of_the_definition(string operation, int channels, int height, int width, int binRows, int binColumns) =>
        Assert.All(
            from element in (ElementType[])[ElementType.Single, ElementType.Half]
            from layout in (Layout[])[Layout.ChannelsFirst, Layout.ChannelsLast]
            from threads in (int[])[1, 2]
            select new RoiCase(operation, 1, channels, height, width, [new(0, 0.3, -0.2, width - 0.7, height - 0.1), new(0, 1, 0, width, 3)], binRows, binColumns)
            {
                Element = element,
                Layout = layout,
                Threads = threads,
                Sampling = RoiSampling.PerBin(2),
                DataSeed = 3 + threads,
            },
            @case => Assert.Null(@case.Element.Do(new RoiGradientComparison(@case, new SurroundedTriple())).Difference));

    [Theory]
    [InlineData("DOTNET_EnableAVX512", "widths False True True")]
    [InlineData("DOTNET_EnableAVX2", "widths False False True")]
    [InlineData("DOTNET_EnableHWIntrinsic", "widths False False False")]
    public async Task Gradients_of_regions_have_the_bits_of_the_definition_without_an_instruction_set(string disabled, string widths)
    {
        string[] lines = await ChildProcess.LinesOf(["regions-backward", "--cases", "150", "--seed", "12"], disabled);
        Assert.Equal(widths, lines[0]);
        Assert.Equal(RoiCase.Operators.Select(operation => $"150 cases of {operation}, 0 differences"), lines[1..]);
    }
}
