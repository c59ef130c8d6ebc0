using PoolFunctional.Properties.Agreement;
using Xunit;

namespace PoolFunctional.Properties.Tensors;

public sealed class ViewAgreement
{
    [Fact]
    public void Views_with_strides_of_their_own_give_the_bits_of_the_definition()
    {
        Survey survey = Survey.Of("all", new Views(), 2, 29);
        Assert.True(survey.Differences.Count == 0, survey.Report());
        Assert.True(survey.Ran.Count > 1_200, $"Only {survey.Ran.Count} cases.");
    }
}
