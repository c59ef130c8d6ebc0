using PoolFunctional.Generators;
using PoolFunctional.Generators.Enumerated;
using Xunit;

namespace PoolFunctional.Properties.Agreement;

public sealed class SpecialAgreement
{
    [Fact]
    public void Special_values_at_every_slot_lane_and_tail_give_the_bits_of_the_definition()
    {
        Survey survey = Survey.Of("specials", new Surroundings());
        Assert.True(survey.Differences.Count == 0, survey.Report());
        Assert.Equal(0, survey.Refused);
        int others = (SpecialCases.Scenes.Count + SpecialCases.EveryOther - 1) / SpecialCases.EveryOther;
        Assert.Equal(((SpecialCases.Scenes.Count * SpecialCases.Reductions.Count) + (others * SpecialCases.Others.Count)) * SpecialCases.Values.Count, survey.Ran.Count);
        Assert.Equal(3 * SpecialCases.Values.Count * (SpecialCases.Reductions.Count + SpecialCases.Others.Count), Distinct(survey.Ran, @case => (@case.Element, @case.Reduction, (@case.Planting.First, @case.Planting.Second, @case.Planting.Gap > 0))));
        Assert.All(survey.Ran.Where(@case => @case.Planting.Pattern == Pattern.Unseen), @case => Assert.Contains(@case.Plan!.Transpose().Match(plan => plan.Axes, _ => []), axis => Enumerable.Range(0, (int)axis.OutputExtent).Any(input => axis.PresentTaps(input) == 0)));
        Assert.Equal(3 * 5 * SpecialCases.Reductions.Count, Distinct(survey.Ran.Where(@case => SpecialCases.Reductions.Contains(@case.Reduction)), @case => (@case.Element, @case.Planting.Pattern, @case.Reduction)));
    }

    private static int Distinct<TKey>(IEnumerable<PoolCase> cases, Func<PoolCase, TKey> key) => cases.Select(key).Distinct().Count();
}
