using PoolFunctional.Generators;
using PoolFunctional.Generators.Enumerated;
using Xunit;

namespace PoolFunctional.Properties.Agreement;

public sealed class ShapeAgreement
{
    [Fact]
    public void Shapes_that_break_engines_give_the_bits_of_the_definition()
    {
        Survey survey = Survey.Of("shapes", new Surroundings());
        Assert.True(survey.Differences.Count == 0, survey.Report());
        Assert.Equal(0, survey.Refused);
        Assert.Equal(Meanings.All.Count, survey.Ran.Select(@case => (@case.Element, @case.Reduction, @case.Layout)).Distinct().Count());
        Assert.Contains(survey.Ran, @case => @case.Axes[^1] is { Extent: 100_003, Kernel: 4096, Stride: 1 });
        Assert.True(survey.Ran.Count(@case => @case.Plan!.Axes.Any(axis => axis.PresentTaps(0) == 0)) > 300);
    }
}
