using PoolFunctional.Generators;
using Xunit;

namespace PoolFunctional.Properties.Agreement;

public sealed class FacadeAgreement
{
    private const int Cases = 4_200;
    private const int LeastDistinct = 4_000;

    [Fact]
    public void Facade_gives_the_bits_of_the_reference_on_four_thousand_distinct_cases()
    {
        DifferentialReport report = Differential.Run(Mix.Windows, Cases, 20261123);
        Assert.True(report.Differences == 0, $"{report.Differences} differences; {report.Differing}");
        Assert.True(report.Distinct >= LeastDistinct, $"Only {report.Distinct} distinct cases.");
        Assert.Equal(0, report.FloatsByReference);
        Assert.True(report.ByReference <= DifferentialReport.MostByReference * Cases, "The reference row answered more than 5 %.");
    }
}
