using PoolFunctional.Properties.Memory;
using Xunit;

namespace PoolFunctional.Properties.RegionsOfInterest;

[Collection(nameof(Alone))]
public sealed class RoiAllocationLaws
{
    private const int Runs = 20;

    public static TheoryData<Layout, int> Ways => new() { { Layout.ChannelsFirst, 1 }, { Layout.ChannelsFirst, 2 }, { Layout.ChannelsLast, 1 }, { Layout.ChannelsLast, 2 } };

    [Theory]
    [MemberData(nameof(Ways))]
    public void Running_a_plan_and_its_gradient_on_many_regions_allocates_nothing(Layout layout, int threads)
    {
        PoolOptions options = new() { Layout = layout, MaxDegreeOfParallelism = threads, BytesWorthAThread = 1 };
        RoiGrid grid = RoiGrid.Of(3, 2);
        nint[] shape = layout == Layout.ChannelsLast ? [2, 20, 30, 24] : [2, 24, 20, 30];
        Assert.Equal(0, Allocated(Pool.CompileRoiAlign<float>(grid, shape, RoiSampling.PerBin(2), options: options)));
        Assert.Equal(0, Allocated(Pool.CompileRoiAlign<float>(grid, shape, reduction: RoiReduction.Max, options: options)));
        Assert.Equal(0, Allocated(Pool.CompileRoiAlign<Half>(grid, shape, reduction: RoiReduction.WeightedMax, options: options)));
        Assert.Equal(0, Allocated(Pool.CompileRoiPool<double>(grid, shape, options)));
        Assert.Equal(0, Allocated(Pool.CompilePositionSensitiveRoiAlign<float>(grid, shape, options: options)));
        Assert.Equal(0, Allocated(Pool.CompilePositionSensitiveRoiPool<float>(grid, shape, options: options)));
    }

    /// <summary>Bytes of the whole process over some runs with few regions and with many: the least of several windows, since a test host keeps house meanwhile.</summary>
    private static long Allocated<T>(RoiPlan<T> plan)
        where T : unmanaged, System.Numerics.INumber<T>
    {
        T[] x = new T[plan.InputShape.ToArray().Aggregate(1, (product, extent) => product * (int)extent)];
        float[] boxes = [.. Enumerable.Range(0, 40).SelectMany(i => (float[])[i % 7, i % 5, (i % 7) + 9 + (i % 3), (i % 5) + 8])];
        int[] maps = [.. Enumerable.Range(0, 40).Select(i => i % 2)];
        T[] y = new T[plan.OutputShape(40).Aggregate(1, (product, extent) => product * (int)extent)];
        T[] gradient = new T[x.Length];
        void Run()
        {
            for (int i = 0; i < Runs; i++)
            {
                plan.Run(x, Regions.Of<float>(boxes, maps), y);
                plan.Run(x, Regions.Of<float>(boxes.AsSpan(0, 4), maps.AsSpan(0, 1)), y.AsSpan(0, y.Length / 40));
                plan.Backward(y, x, Regions.Of<float>(boxes, maps), gradient, writing: Writing.Accumulate);
                plan.Backward(y.AsSpan(0, y.Length / 40), x, Regions.Of<float>(boxes.AsSpan(0, 4), maps.AsSpan(0, 1)), gradient);
            }
        }

        Run();
        long least = long.MaxValue;
        for (int attempt = 0; attempt < 200 && least > 0; attempt++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            Run();
            least = long.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        return least;
    }
}
