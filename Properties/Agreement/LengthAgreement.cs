using PoolFunctional.Generators;
using PoolFunctional.Generators.Enumerated;
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
        Assert.Equal(LengthCases.Windows.Count * LengthCases.Offsets, Distinct(survey.Ran, @case => (Along(@case), @case.Offset)));
        Assert.Equal(LengthCases.Offsets * ElementType.All.Count, Distinct(survey.Ran, @case => (@case.Element, @case.Offset)));
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
