using PoolFunctional.Generators;
using PoolFunctional.Properties.Memory;
using Xunit;

namespace PoolFunctional.Properties.Indices;

[Collection(nameof(Alone))]
public sealed class IndexAllocationLaws
{
    private const int Runs = 50;

    public static TheoryData<int, bool> Threads => new() { { 1, false }, { 2, false }, { 1, true }, { 2, true } };

    [Theory]
    [MemberData(nameof(Threads))]
    public void Compiled_poolings_with_indices_allocate_nothing(int threads, bool isChannelsLast)
    {
        PoolOptions options = new() { MaxDegreeOfParallelism = threads, BytesWorthAThread = 1, Layout = isChannelsLast ? Layout.ChannelsLast : Layout.ChannelsFirst };
        Window[] windows =
        [
            Window.Square(3, axes: 2, stride: 2, padding: 1),
            Window.Square(3, axes: 2, stride: 1, padding: 1),
            Window.Square(4, axes: 2),
            Window.Square(9, axes: 2, stride: 1, padding: 4),
            Window.Global,
            Window.Adaptive(3, 5),
            Window.Adaptive(20, 12),
        ];
        float[] x = Elements.Of(ElementType.Single, Palette.Spiced, 3, 8 * 20 * 12);
        Assert.All(windows, window =>
        {
            PoolIndexPlan<float, int> plan = Pool.CompileWithIndices<float, int>(Reduction.Max, window, isChannelsLast ? [1, 20, 12, 8] : [1, 8, 20, 12], IndexLayout.Tap, options);
            (float[] values, int[] indices) = (new float[plan.OutputLength], new int[plan.OutputLength]);
            Assert.Equal(0, Allocated(() => plan.Run(x, values, indices)));
        });
    }

    [Theory]
    [MemberData(nameof(Threads))]
    public void Compiled_unpoolings_allocate_nothing(int threads, bool isChannelsLast)
    {
        PoolOptions options = new() { MaxDegreeOfParallelism = threads, BytesWorthAThread = 1, Layout = isChannelsLast ? Layout.ChannelsLast : Layout.ChannelsFirst };
        float[] values = Elements.Of(ElementType.Single, Palette.Spiced, 3, 8 * 10 * 6);
        int[] indices = [.. Enumerable.Repeat(0, values.Length).Select((_, i) => (i * 7 % 241) - 1)];
        Assert.All([Duplicates.Last, Duplicates.Sum, Duplicates.Max], duplicates =>
        {
            UnpoolPlan<float, int> plan = Pool.CompileUnpool<float, int>(Window.Square(2, axes: 2), isChannelsLast ? [1, 10, 6, 8] : [1, 8, 10, 6], duplicates: duplicates, options: options);
            float[] y = new float[plan.OutputLength];
            Assert.Equal(0, Allocated(() => plan.Run(values, indices, y)));
        });
    }

    /// <summary>Bytes of the whole process over some runs: the least of several windows, since a test host keeps house meanwhile.</summary>
    private static long Allocated(Action run)
    {
        for (int i = 0; i < Runs; i++) run();
        long least = long.MaxValue;
        for (int attempt = 0; attempt < 200 && least > 0; attempt++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            for (int i = 0; i < Runs; i++) run();
            least = long.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        return least;
    }
}
