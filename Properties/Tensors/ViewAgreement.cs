using PoolFunctional.Generators;
using PoolFunctional.Generators.Enumerated;
using PoolFunctional.Properties.Agreement;
using Xunit;

namespace PoolFunctional.Properties.Tensors;

public sealed class ViewAgreement
{
    [Fact]
    public void Views_with_strides_of_their_own_give_the_bits_of_the_definition()
    {
        Survey survey = Survey.Of("all", new Views(), 2, 11);
        Assert.True(survey.Differences.Count == 0, survey.Report());
        Assert.True(survey.Ran.Count > 3_400, $"Only {survey.Ran.Count} cases.");
        Assert.Equal(Enumerable.Range(0, (int)ViewStyle.Count), survey.Ran.Select(@case => @case.Offset % (int)ViewStyle.Count).Distinct().Order());
    }

    [Fact]
    public void Views_of_many_planes_give_the_bits_of_the_definition()
    {
        Survey survey = Survey.Of("planes", new Views());
        Assert.True(survey.Differences.Count == 0, survey.Report());
    }

    [Fact]
    public void Random_views_batched_and_not_give_the_bits_of_the_definition()
    {
        PoolCase[] cases = [.. Enumerable.Range(0, 1_500).Select(index => PoolCases.At(101, index)).Where(@case => @case.Batch > 0)];
        Assert.Contains(cases, @case => !@case.IsBatched && @case.Layout == Layout.ChannelsFirst);
        Assert.Contains(cases, @case => !@case.IsBatched && @case.Layout == Layout.ChannelsLast);
        SharedBlocks definition = new();
        string[] differences = [.. cases.Select(@case => (Case: @case, Differential.Check(@case, definition, new Views()).Difference)).Where(found => found.Difference is not null).Select(found => $"{found.Case}\n    {found.Difference}")];
        Assert.True(differences.Length == 0, string.Join('\n', differences.Take(4)));
    }
}
