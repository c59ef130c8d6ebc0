using Xunit;

namespace PoolFunctional.Properties.Laws;

public sealed class HandWorkedLaws
{
    private static readonly float[] OneToFive = [1, 2, 3, 4, 5];

    private static Window DilatedThree => Window.Sliding([3], [1], Padding.Symmetric(2), [2]);

    [Fact]
    public void Dilated_average_with_padding_counted_is_the_one_worked_by_hand() =>
        Assert.Equal([4f / 3, 2, 3, 2, 8f / 3], Pooled.By(Reduction.Average(Divisor.DeclaredPadding), DilatedThree, OneToFive, [1, 1, 5]));

    [Fact]
    public void Dilated_average_of_what_is_present_is_the_one_worked_by_hand() =>
        Assert.Equal([2, 3, 3, 3, 4], Pooled.By(Reduction.Average(Divisor.InBounds), DilatedThree, OneToFive, [1, 1, 5]));

    [Fact]
    public void Ceiling_over_a_padded_five_drops_the_window_that_starts_in_the_padding_after() =>
        Assert.Equal<nint>([1, 1, 3], Pool.OutputShape(Window.Sliding([2], [2], Padding.Symmetric(1), rounding: Rounding.Ceiling), [1, 1, 5]));

    [Fact]
    public void Kernel_one_stride_two_over_twelve_gives_six_and_only_ceiling_all_gives_seven() =>
        Assert.Equal<nint>([6, 6, 7], [Extent(Rounding.Floor), Extent(Rounding.Ceiling), Extent(Rounding.CeilingAll)]);

    [Fact]
    public void Norm_two_of_ones_over_a_ceiling_edge_counts_what_is_present() =>
        Assert.Equal([float.Sqrt(2), 1], Pooled.By(Reduction.Lp(2), Window.Sliding([2], [2], rounding: Rounding.Ceiling), [1f, 1, 1], [1, 1, 3]));

    private static nint Extent(Rounding rounding) => Pool.OutputShape(Window.Sliding([1], [2], rounding: rounding), [1, 1, 12])[2];
}
