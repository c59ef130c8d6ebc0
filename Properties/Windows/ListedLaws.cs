using PoolFunctional.Generators;
using Xunit;

namespace PoolFunctional.Properties.Windows;

public sealed class ListedLaws
{
    [Property(MaxTest = 400)]
    public void Listing_the_windows_of_a_sliding_or_adaptive_pooling_changes_no_bit(int seed)
    {
        PoolCase @case = PoolCases.Draw(new Random(seed), null, WindowKind.Sliding, WindowKind.Adaptive);
        if (@case.Axes.Any(axis => axis.Dilation > 1) || @case.Reduction is Reduction.AverageReduction { Divisor: Divisor.DeclaredPaddingDivisor }) return;
        Assert.True(@case.Element.Do(new Listed(@case)), @case.ToString());
    }

    private sealed class Listed(PoolCase @case) : ITypedWork<bool>
    {
        public bool For<T>(ElementType<T> type)
            where T : unmanaged, System.Numerics.INumber<T>
        {
            T[] x = Elements.Of(type, @case.Palette, @case.DataSeed, (int)@case.Plan!.Input.Elements);
            Window listed = Window.Explicit([.. @case.Plan.Axes.Select(axis => WindowList.Of(Each(axis, taps => taps.Start), Each(axis, taps => taps.Count)))]);
            return Run(type, x, listed).SequenceEqual(Run(type, x, @case.Window));
        }

        private IEnumerable<ulong> Run<T>(ElementType<T> type, T[] x, Window window)
            where T : unmanaged, System.Numerics.INumber<T>
        {
            PoolPlan<T> plan = Pool.Compile<T>(@case.Reduction, window, @case.Extents, @case.Options);
            T[] y = new T[(int)@case.Plan!.Output.Elements];
            plan.Run(x, y);
            return y.Select(type.ToBits);
        }
    }

    [Fact]
    public void Windows_that_are_empty_or_wholly_outside_give_what_an_empty_window_gives()
    {
        Window window = Window.Explicit(WindowList.Of([1, 9, -4, 0], [0, 3, 2, 3]));
        Assert.Equal([float.NegativeInfinity, float.NegativeInfinity, float.NegativeInfinity, 3], Pooled.By(Reduction.Max, window, [1f, 2, 3, 4], [1, 1, 4]));
        Assert.Equal([0f, 0, 0, 2], Pooled.By(Reduction.Average(), window, [1f, 2, 3, 4], [1, 1, 4]));
        Assert.Equal([1, 1, 1, 6], Pooled.By(Reduction.Product, window, [1, 2, 3, 4], [1, 1, 4]));
    }

    [Fact]
    public void Rows_between_offsets_are_the_segments_of_those_offsets()
    {
        int[] x = [3, 1, 4, 1, 5, 9, 2];
        int[] offsets = [0, 3, 3, 5, 7];
        int[] segments = new int[4];
        SegmentPool.Sum(x, [7, 1], Segments.ByOffsets(offsets), segments);
        Assert.Equal(segments, Pooled.By(Reduction.Sum, Window.Explicit(WindowList.ByOffsets(offsets)), x, [1, 1, 7]));
    }

    [Property(MaxTest = 200)]
    public void Transpose_exists_exactly_where_starts_and_ends_are_in_order(int seed)
    {
        Random random = new(seed);
        int[] starts = [.. Enumerable.Range(0, 1 + random.Next(4)).Select(_ => random.Next(5))];
        int[] lengths = [.. starts.Select(_ => random.Next(4))];
        int back = Enumerable.Range(1, starts.Length - 1).FirstOrDefault(i => starts[i] < starts[i - 1] || starts[i] + lengths[i] < starts[i - 1] + lengths[i - 1]);
        AxisPlan axis = FractionalLaws.Planned(Window.Explicit(WindowList.Of(starts, lengths)), 1, 1, 6).Axes[0];
        Assert.Equal(back == 0, axis.HasTranspose);
        if (back > 0) Assert.Equal(back, Assert.IsType<PoolError.NoTranspose>(axis.Transpose().Match<PoolError?>(_ => null, error => error)).Output);
    }

    [Fact]
    public void Explanation_lists_what_no_window_sees_even_out_of_order() =>
        Assert.Equal(
            [3, 6],
            Shape.Create(1, 1, 7).Bind(shape => Explain.Plan(Window.Explicit(WindowList.Of([4, 0, 1], [2, 2, 2])), shape)).Match(explanation => explanation.Axes[0].UnseenInputs, error => throw new InvalidOperationException(error.Message)));

    [Fact]
    public void Slices_of_a_list_out_of_order_give_its_outputs_one_by_one()
    {
        Plan whole = FractionalLaws.Planned(Window.Explicit(WindowList.Of([4, 0, 2], [3, 2, 4])), 1, 1, 7);
        long[] x = [1, 2, 3, 4, 5, 6, 7];
        Assert.Equal([18, 3, 18], Enumerable.Range(0, 3).Select(output => whole.Slice(0, output, output + 1)
            .Bind(slice => FeatureMap.Create<long>(slice.Plan.Input, x[(int)slice.FirstInput..(int)(slice.FirstInput + slice.Plan.Input.Spatial[0])]).Bind(map => Reference.Pool(map, slice.Plan, Reduction.Sum)))
            .Match(map => map.Values[0], error => throw new InvalidOperationException(error.Message))));
    }

    private static int[] Each(AxisPlan axis, Func<Taps, long> part) => [.. Enumerable.Range(0, (int)axis.OutputExtent).Select(output => (int)part(axis.WindowAt(output)))];
}
