using PoolFunctional.Generators.Types;
using PoolFunctional.Properties.Memory;
using Xunit;

namespace PoolFunctional.Properties.Types;

[Collection(nameof(Alone))]
public sealed class TypesAllocationLaws
{
    private const int Runs = 20;
    private static readonly Window Window = Window.Square(3, axes: 2, stride: 2, padding: 1);

    public static TheoryData<int> Threads => [1, 2];

    [Theory]
    [MemberData(nameof(Threads))]
    public void Running_a_plan_of_other_types_allocates_nothing(int threads)
    {
        PoolOptions options = new() { MaxDegreeOfParallelism = threads, BytesWorthAThread = 1 };
        byte[] bytes = [.. Enumerable.Range(0, 4 * 24 * 24).Select(i => (byte)(i * 31 % 256))];
        Assert.Equal(0, Least(Pool.Compile<byte, float>(Reduction.Average(), Window, [1, 4, 24, 24], options), bytes));
        Assert.Equal(0, Least(Pool.Compile<byte, int>(Reduction.Sum, Window, [1, 4, 24, 24], options), bytes));
        Assert.Equal(0, Least(Pool.Compile<Half, double>(Reduction.Average(), Window, [1, 4, 24, 24], options), [.. bytes.Select(value => (Half)value)]));
        PoolPlan<byte> quantised = Pool.Compile<byte>(Reduction.QuantizedAverage(Quantization.Of(0.1, 3), Quantization.Of(0.2, 9)), Window, [1, 4, 24, 24], options);
        byte[] y = new byte[quantised.OutputLength];
        Assert.Equal(0, Least(() => quantised.Run(bytes, y)));
        PoolPlan<float> custom = Pool.Compile<float>(Reduction.Custom<float, SumAndCount, MeanOfPositive>(), Window, [1, 4, 24, 24], options);
        (float[] from, float[] to) = ([.. bytes.Select(value => (float)value)], new float[custom.OutputLength]);
        Assert.Equal(0, Least(() => custom.Run(from, to)));
        PoolPlan<float> added = Pool.Compile<float>(Reduction.Custom<float, Added>(), Window, [1, 4, 24, 24], options);
        Assert.Equal(0, Least(() => added.Run(from, to)));
    }

    [Fact]
    public void Pushing_chunks_allocates_nothing_once_warm()
    {
        PoolStream<float> video = new(Reduction.Max, Window.Sliding([3, 3, 3], [2, 2, 2]), [1, 3, 16, 16]);
        PoolStream<float> sorted = new(Reduction.Median, Window.Sliding([5], [1]), [2, 3]);
        float[] frames = new float[7 * 3 * 16 * 16];
        float[] y = new float[frames.Length];
        Assert.Equal(0, Least(() => video.Push(frames, y)));
        Assert.Equal(0, Least(() => sorted.Push(frames.AsSpan(0, 6 * 20), y)));
    }

    private static long Least<T, TResult>(PoolPlan<T, TResult> plan, T[] x)
        where T : unmanaged, System.Numerics.INumber<T>
        where TResult : unmanaged, System.Numerics.INumber<TResult>
    {
        Assert.NotEqual("reference", plan.ScheduleName);
        TResult[] y = new TResult[plan.OutputLength];
        return Least(() => plan.Run(x, y));
    }

    /// <summary>The least that some runs allocate, once warm; a test host keeps house meanwhile.</summary>
    private static long Least(Action run)
    {
        for (int i = 0; i < 200; i++) run();
        long least = long.MaxValue;
        for (int attempt = 0; attempt < 300 && least > 0; attempt++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            for (int i = 0; i < Runs; i++) run();
            least = long.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        return least;
    }
}
