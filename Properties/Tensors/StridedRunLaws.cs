using System.Numerics.Tensors;
using PoolFunctional.Engine;
using Xunit;

namespace PoolFunctional.Properties.Tensors;

/// <summary>One plan and tensors of many strides.</summary>
public sealed class StridedRunLaws
{
    private const int Side = 12;
    private const int Outputs = 6;
    private static readonly nint[] Shape = [2, 3, Side, Side];
    private static readonly nint[] Pooled = [2, 3, Outputs, Outputs];
    private static readonly float[] Elements = [.. Enumerable.Range(0, 2 * 3 * 40 * 40).Select(i => float.Sin(i))];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void No_copy_is_needed_of_a_slice_a_broadcast_or_exchanged_axes(int kind)
    {
        nint[][] strides = [[3000, 1000, 20, 1], [0, 0, Side, 1], [0, 0, 0, 0], [600, 1, 36, 3]];
        Assert.True(Plan().TakesStrides(strides[kind], [108, 36, 6, 1]));
        Assert.True(Plan().TakesStrides(strides[kind], [1000, 300, 20, 2]));
    }

    [Fact]
    public void Destination_whose_elements_share_a_place_is_left_to_the_copy() => Assert.False(Plan().TakesStrides([432, 144, 12, 1], [36, 0, 6, 1]));

    [Fact]
    public void More_strides_than_are_kept_give_the_results_of_packed_copies_again_and_again()
    {
        PoolPlan<float> plan = Plan();
        for (int turn = 0; turn < 3 * StridedSchedules<float>.Most; turn++)
        {
            int width = Side + 1 + (turn % (StridedSchedules<float>.Most + 3));
            Assert.Equal(Packed(width), Run(plan, width, gap: 0));
        }
    }

    [Fact]
    public void Same_input_into_destinations_of_different_strides_gives_the_same_result()
    {
        PoolPlan<float> plan = Plan();
        float[] packed = Packed(20);
        Assert.All([0, 1, 5, 0, 1], gap => Assert.Equal(packed, Run(plan, 20, gap)));
    }

    [Fact]
    public void Strides_first_seen_by_four_threads_at_once_give_the_same_bits()
    {
        for (int attempt = 0; attempt < 20; attempt++)
        {
            PoolPlan<float> plan = Plan();
            float[][] results = new float[4][];
            Thread[] threads = [.. Enumerable.Range(0, 4).Select(i => new Thread(() => results[i] = Run(plan, 20, gap: 1)))];
            foreach (Thread thread in threads) thread.Start();
            foreach (Thread thread in threads) thread.Join();
            float[] packed = Packed(20);
            Assert.All(results, result => Assert.Equal(packed, result));
        }
    }

    [Fact]
    public void Cancelled_run_over_a_slice_says_so() =>
        Assert.Throws<OperationCanceledException>(() => Plan().Run(Slice(20), new TensorSpan<float>(new float[216], Pooled), new CancellationToken(true)));

    [Fact]
    public void Batch_of_none_of_a_slice_gives_none()
    {
        PoolPlan<float> plan = Pool.Compile<float>(Reduction.Max, Window.Square(2, axes: 2), [0, 3, Side, Side]);
        float[] y = [.. Enumerable.Repeat(-1f, 216)];
        plan.Run(NoBatch(Elements, Side), Writable(y));
        Assert.All(y, value => Assert.Equal(-1, value));
        Assert.Throws<OperationCanceledException>(() => plan.Run(NoBatch(Elements, Side), Writable(y), new CancellationToken(true)));

        static ReadOnlyTensorSpan<float> NoBatch(float[] elements, int side) => new ReadOnlyTensorSpan<float>(elements, [2, 3, 20, 20]).Slice([0..0, 0..3, 0..side, 0..side]);

        static TensorSpan<float> Writable(float[] elements) => new TensorSpan<float>(elements, Pooled).Slice([0..0, 0..3, 0..Outputs, 0..Outputs]);
    }

    private static PoolPlan<float> Plan() => Pool.Compile<float>(Reduction.Average(), Window.Square(3, axes: 2, stride: 2, padding: 1), Shape, new() { MaxDegreeOfParallelism = 2, BytesWorthAThread = 1 });

    private static ReadOnlyTensorSpan<float> Slice(int width) => new ReadOnlyTensorSpan<float>(Elements, [2, 3, 30, width]).Slice([0..2, 0..3, 5..(5 + Side), 1..(1 + Side)]);

    private static float[] Packed(int width)
    {
        float[] x = new float[2 * 3 * Side * Side];
        float[] y = new float[2 * 3 * Outputs * Outputs];
        Slice(width).FlattenTo(x);
        Plan().Run(x, y);
        return y;
    }

    private static float[] Run(PoolPlan<float> plan, int width, int gap)
    {
        TensorSpan<float> whole = new(new float[2 * 3 * Outputs * (Outputs + gap)], [2, 3, Outputs, Outputs + gap]);
        TensorSpan<float> target = whole.Slice([0..2, 0..3, 0..Outputs, gap..(Outputs + gap)]);
        plan.Run(Slice(width), target);
        float[] y = new float[2 * 3 * Outputs * Outputs];
        target.FlattenTo(y);
        return y;
    }

    [Fact]
    public void Plan_of_more_than_a_window_reads_no_strides() =>
        Assert.False(Pool.CompileBlur<float>(BlurFilter.Binomial(3), [1, 1, 6, 6]).TakesStrides([0, 0, 6, 1], [0, 0, 6, 1]));
}
