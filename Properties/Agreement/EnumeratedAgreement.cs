using PoolFunctional.Generators;
using Xunit;

namespace PoolFunctional.Properties.Agreement;

public sealed class LengthAgreement
{
    [Fact]
    public void Every_length_window_type_reduction_layout_and_offset_gives_the_bits_of_the_definition()
    {
        Survey survey = Survey.Of("lengths", new Surroundings());
        Assert.True(survey.Differences.Count == 0, survey.Report());
        Assert.Equal(LengthCases.Windows.Count * Meanings.All.Count, Distinct(survey.Ran, @case => (Along(@case), @case.Element, @case.Reduction, @case.Layout)));
        Assert.Equal(LengthCases.Windows.Count * LengthCases.Lengths, Distinct(LengthCases.All, @case => (Along(@case), Length(@case))));
        Assert.Equal(Enumerable.Range(1, LengthCases.Lengths - 1), survey.Ran.Select(Length).Where(length => length < LengthCases.Lengths).Distinct().Order());
        Assert.Equal(Enumerable.Range(0, LengthCases.Offsets), survey.Ran.Select(@case => @case.Offset).Distinct().Order());
        Assert.Equal(3 * LengthCases.Windows.Count * ElementType.All.Count, Distinct(survey.Ran, @case => (@case.Threads, Along(@case), @case.Element)));
    }

    [Fact]
    public void No_elements_along_an_axis_are_refused_by_the_number_of_the_axis_whatever_the_window()
    {
        PoolCase[] empty = [.. LengthCases.All.Where(@case => Length(@case) == 0)];
        Assert.Equal(LengthCases.Windows.Count, Distinct(empty, @case => Along(@case)));
        Assert.All(empty, @case =>
        {
            ArgumentException error = Assert.Throws<ArgumentException>(() => Pool.Compile<double>(@case.Reduction, @case.Window, @case.Extents, @case.Options));
            Assert.Contains($"{@case.Axes.Count - 1}", error.Message, StringComparison.Ordinal);
        });
    }

    private static (WindowKind Kind, Rounding Rounding, Axis Axis) Along(PoolCase @case) => (@case.Kind, @case.Rounding, @case.Axes[^1] with { Extent = 1 });

    private static int Length(PoolCase @case) => @case.Axes[^1].Extent;

    private static int Distinct<TKey>(IEnumerable<PoolCase> cases, Func<PoolCase, TKey> key) => cases.Select(key).Distinct().Count();
}

public sealed class SpecialAgreement
{
    [Fact]
    public void Special_values_at_every_slot_lane_and_tail_give_the_bits_of_the_definition()
    {
        Survey survey = Survey.Of("specials", new Surroundings());
        Assert.True(survey.Differences.Count == 0, survey.Report());
        Assert.Equal(0, survey.Refused);
        Assert.Equal(SpecialCases.Scenes.Count * SpecialCases.Values.Count * SpecialCases.Reductions.Count, survey.Ran.Count);
        Assert.Equal(3 * SpecialCases.Values.Count * SpecialCases.Reductions.Count, Distinct(survey.Ran, @case => (@case.Element, @case.Reduction, (@case.Planting.First, @case.Planting.Second, @case.Planting.Gap > 0))));
        Assert.All(survey.Ran.Where(@case => @case.Planting.Pattern == Pattern.Unseen), @case => Assert.Contains(@case.Plan!.Transpose().Axes, axis => Enumerable.Range(0, (int)axis.OutputExtent).Any(input => axis.PresentTaps(input) == 0)));
        Assert.Equal(3 * 5 * SpecialCases.Reductions.Count, Distinct(survey.Ran, @case => (@case.Element, @case.Planting.Pattern, @case.Reduction)));
    }

    private static int Distinct<TKey>(IEnumerable<PoolCase> cases, Func<PoolCase, TKey> key) => cases.Select(key).Distinct().Count();
}

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

public sealed class SharedBlocksLaws
{
    /// <summary>So that the quick definition is the definition.</summary>
    [Fact]
    public void Blocks_folded_once_give_the_bits_of_the_fold_of_core()
    {
        int compared = 0;
        foreach ((string family, int every) in new[] { ("lengths", 23), ("specials", 41), ("shapes", 13) })
        {
            for (int index = 0; index < Survey.Families[family].Count; index += every)
            {
                PoolCase @case = Survey.Families[family][index];
                if (@case.Plan is null || @case.Plan.Axes.Aggregate(@case.Plan.Output.Elements, (work, axis) => work * axis.LongestWindow) > 20_000) continue;
                Assert.Null(Differential.Check(@case).Difference);
                compared++;
            }
        }

        Assert.True(compared > 1_000, $"Only {compared} cases.");
    }
}
