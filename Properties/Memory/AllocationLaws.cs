using System.Diagnostics;
using System.Numerics.Tensors;
using PoolFunctional.Engine;
using Xunit;

namespace PoolFunctional.Properties.Memory;

[Collection(nameof(Alone))]
public sealed class AllocationLaws
{
    [Theory]
    [InlineData(1, 16, 56, 1_000)]
    [InlineData(2, 16, 56, 1_000)]
    [InlineData(2, 64, 224, 8)]
    public void Running_a_plan_many_times_allocates_nothing(int threads, int channels, int side, int runs) =>
        Assert.Equal(0, Least(Reduction.Max, Window.Square(3, axes: 2, stride: 2, padding: 1), threads, channels, side, runs));

    public static TheoryData<Reduction> Further =>
        [.. (Reduction[])[Reduction.Product, Reduction.Range, Reduction.Mixed(), Reduction.Variance, Reduction.SoftPool, Reduction.GeneralizedMean(2.5), Reduction.Median, Reduction.Stochastic(1)]];

    [Theory]
    [MemberData(nameof(Further))]
    public void Running_a_plan_of_each_kind_allocates_nothing(Reduction reduction)
    {
        Assert.Equal(0, Least(reduction, Window.Square(3, axes: 2, stride: 2, padding: 1), 1, 4, 24, 40));
        Assert.Equal(0, Least(reduction, Window.Square(9, axes: 2, stride: 4, padding: 4), 2, 4, 24, 40));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Gradients_of_a_plan_allocate_nothing(int threads) => Assert.All([Reduction.Max, Reduction.Average(), Reduction.SoftPool], reduction =>
    {
        PoolPlan<float> plan = Pool.Compile<float>(reduction, Window.Square(3, axes: 2, stride: 2, padding: 1), [1, 4, 24, 24], new() { MaxDegreeOfParallelism = threads, BytesWorthAThread = 1 });
        (float[] x, float[] incoming) = (Pattern(plan.InputLength), Pattern(plan.OutputLength));
        float[] gradient = new float[x.Length];
        Assert.Equal(0, Least(() => plan.Backward(incoming, x, gradient), 40));
        Assert.Equal(0, Least(() => plan.Backward(incoming, x, gradient, writing: Writing.Accumulate), 40));
    });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Gradients_by_indices_allocate_nothing(int threads)
    {
        PoolOptions options = new() { MaxDegreeOfParallelism = threads, BytesWorthAThread = 1 };
        PoolIndexPlan<float, int> plan = Pool.CompileWithIndices<float, int>(Reduction.Max, Window.Square(3, axes: 2, stride: 2, padding: 1), [1, 4, 24, 24], options: options);
        (float[] x, float[] incoming) = (Pattern(4 * 24 * 24), Pattern(plan.OutputLength));
        (float[] values, int[] indices, float[] gradient) = (new float[plan.OutputLength], new int[plan.OutputLength], new float[x.Length]);
        plan.Run(x, values, indices);
        Assert.Equal(0, Least(() => plan.Backward(incoming, indices, gradient), 40));
        Assert.Equal(0, Least(() => plan.Backward(incoming, indices, gradient, Writing.Accumulate), 40));
    }

    private static float[] Pattern(int length) => [.. Enumerable.Range(0, length).Select(i => (float)(i % 251))];

    /// <summary>The fewest bytes that a number of runs allocated.</summary>
    private static long Least(Reduction reduction, Window window, int threads, int channels, int side, int runs)
    {
        PoolPlan<float> plan = Pool.Compile<float>(reduction, window, [1, channels, side, side], new() { MaxDegreeOfParallelism = threads, BytesWorthAThread = 1 });
        Assert.NotEqual("reference", plan.ScheduleName);
        float[] x = Pattern(channels * side * side);
        float[] y = new float[plan.OutputLength];
        return Least(() => plan.Run(x, y), runs);
    }

    [Theory]
    [InlineData(1, 1_000)]
    [InlineData(2, 1_000)]
    public void Running_a_plan_on_a_slice_into_a_slice_allocates_nothing(int threads, int runs)
    {
        PoolPlan<float> plan = Strided(threads);
        float[] x = Pattern(20 * 58 * 64);
        float[] y = new float[20 * 30 * 32];
        Assert.True(plan.TakesStrides([0, 58 * 64, 64, 1], [0, 30 * 32, 32, 1]));
        Assert.Equal(0, Least(() => plan.Run(Slice(x, 58, 64, 56), new TensorSpan<float>(y, [1, 20, 30, 32]).Slice([0..1, 2..18, 1..29, 3..31])), runs));
    }

    [Fact]
    public void As_many_pairs_of_strides_as_are_kept_alternate_without_allocating()
    {
        PoolPlan<float> plan = Strided(threads: 1);
        float[] x = new float[20 * 58 * 80];
        float[] y = new float[16 * 28 * 28];
        Assert.Equal(0, Least(
            () =>
            {
                for (int extra = 0; extra < StridedSchedules<float>.Most; extra++) plan.Run(Slice(x, 58, 64 + extra, 56), new TensorSpan<float>(y, [1, 16, 28, 28]));
            },
            runs: 50));
    }

    [Fact]
    public async Task Thousand_runs_allocate_no_byte_on_one_thread_or_two() =>
        Assert.Equal(["1 threads, 1000 runs, 0 bytes", "2 threads, 1000 runs, 0 bytes"], await ChildProcess.LinesOf(["allocations"]));

    [Fact]
    public void One_plan_run_from_four_threads_at_once_gives_the_same_bits()
    {
        PoolPlan<float> plan = Pool.Compile<float>(Reduction.Average(), Window.Square(3, axes: 2, stride: 1), [2, 8, 33, 47]);
        float[] x = [.. Enumerable.Range(0, 2 * 8 * 33 * 47).Select(i => float.Sin(i))];
        float[] expected = new float[2 * 8 * 31 * 45];
        plan.Run(x, expected);
        float[][] results = [.. Enumerable.Range(0, 4).Select(_ => new float[expected.Length])];
        Thread[] threads = [.. results.Select(y => new Thread(() => { for (int i = 0; i < 50; i++) plan.Run(x, y); }))];
        foreach (Thread thread in threads) thread.Start();
        foreach (Thread thread in threads) thread.Join();
        Assert.All(results, y => Assert.Equal(expected.Select(BitConverter.SingleToInt32Bits), y.Select(BitConverter.SingleToInt32Bits)));
    }

    private static PoolPlan<float> Strided(int threads) => Pool.Compile<float>(
        Reduction.Max,
        Window.Square(3, axes: 2, stride: 2, padding: 1),
        [1, 16, 56, 56],
        new() { MaxDegreeOfParallelism = threads, BytesWorthAThread = 1 });

    /// <summary>The middle of a larger tensor.</summary>
    private static ReadOnlyTensorSpan<float> Slice(float[] x, int height, int width, int side) =>
        new ReadOnlyTensorSpan<float>(x, [1, 20, height, width]).Slice([0..1, 2..18, 1..(side + 1), 4..(side + 4)]);

    /// <summary>The least that some runs allocate, once warm.</summary>
    private static long Least(Action run, int runs)
    {
        for (int i = 0; i < 200; i++) run();
        long least = long.MaxValue;

        // A test host that only sleeps allocates 168 bytes about every 100 ms, so a window of runs must be shorter than that to be read, and may need another try.
        // Conversions of elements box until the JIT has optimised them, which it does in the background when it finds the time.
        Stopwatch clock = Stopwatch.StartNew();
        while (clock.ElapsedMilliseconds < 20_000 && least > 0)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            for (int i = 0; i < runs; i++) run();
            least = long.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        return least;
    }
}

[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
