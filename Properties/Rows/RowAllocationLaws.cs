using PoolFunctional.Generators.Rows;
using PoolFunctional.Properties.Memory;
using Xunit;

namespace PoolFunctional.Properties.Rows;

[Collection(nameof(Alone))]
public sealed class RowAllocationLaws
{
    private const int Runs = 50;

    public static TheoryData<int> Threads => [1, 2];

    [Theory]
    [MemberData(nameof(Threads))]
    public void Pooling_sequences_on_spans_allocates_nothing(int threads)
    {
        (float[] x, long[] mask, float[] y) = (new float[4 * 50 * 70], new long[4 * 50], new float[4 * 70]);
        mask.AsSpan().Fill(1);
        mask[7] = mask[60] = 0;
        PoolOptions options = new() { MaxDegreeOfParallelism = threads, BytesWorthAThread = 1 };
        float[] gradient = new float[x.Length];
        Assert.All(SequenceCase.Reductions, reduction => Assert.Equal(0, Allocated(() => SequencePool.Reduce<float, long>(x, mask, [4, 50, 70], reduction, y, Normalization.L2, options))));
        Assert.All(SequenceCase.Reductions, reduction => Assert.Equal(0, Allocated(() =>
            SequencePool.Backward<float, long>(y, x, mask, [4, 50, 70], reduction, gradient, Normalization.L2, Ties.Split, Writing.Accumulate, options))));
    }

    [Theory]
    [MemberData(nameof(Threads))]
    public void Pooling_segments_on_spans_allocates_nothing(int threads)
    {
        (float[] x, float[] y) = (new float[200 * 70], new float[9 * 70]);
        int[] ids = [.. Enumerable.Range(0, 200).Select(row => row * 7 % 9)];
        long[] offsets = [0, 20, 20, 60, 100, 110, 150, 180, 199, 200];
        PoolOptions options = new() { MaxDegreeOfParallelism = threads, BytesWorthAThread = 1 };
        Assert.All(SegmentCase.Reductions, reduction => Assert.Equal(0, Allocated(() => SegmentPool.Reduce<float>(x, [200, 70], Segments.ByIds(ids), reduction, y, options))));
        Assert.All(SegmentCase.Reductions, reduction => Assert.Equal(0, Allocated(() => SegmentPool.Reduce<float>(x, [200, 70], Segments.ByOffsets(offsets), reduction, y, options))));
        float[] gradient = new float[x.Length];
        Assert.All(SegmentCase.Reductions, reduction => Assert.Equal(0, Allocated(() => SegmentPool.Backward<float>(y, x, [200, 70], Segments.ByIds(ids), reduction, gradient, options: options))));
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
