using System.Numerics.Tensors;
using Xunit;

namespace PoolFunctional.Properties.Doors;

/// <summary>Every kind of plan says that it was cancelled, even over nothing; and once warm it makes nothing anew.</summary>
public sealed class PlanRunLaws
{
    private static readonly Window pairs = Window.Square(2, axes: 2);
    private static readonly PoolOptions alone = new() { MaxDegreeOfParallelism = 1 };
    private static readonly CancellationToken cancelled = new(canceled: true);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Run_that_is_cancelled_before_it_begins_says_so(int batch) =>
        Assert.All(Runs(batch), run => Assert.ThrowsAny<OperationCanceledException>(() => run(cancelled)));

    [Fact]
    public void Plan_that_has_run_allocates_nothing() => Assert.All(Runs(1), run =>
    {
        for (int times = 0; times < 3; times++) run(CancellationToken.None);
        long before = GC.GetAllocatedBytesForCurrentThread();
        run(CancellationToken.None);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    });

    [Fact]
    public void Plan_chooses_how_it_runs_once()
    {
        PoolPlan<float> plan = Pool.Compile<float>(Reduction.Max, pairs, [1, 1, 4, 4]);
        Assert.Same(plan.Schedule, plan.Schedule);
        PoolIndexPlan<float, int> indexed = Pool.CompileWithIndices<float, int>(Reduction.Max, pairs, [1, 1, 4, 4]);
        Assert.Same(indexed.Gradient, indexed.Gradient);
    }

    [Fact]
    public void Copies_of_what_does_not_lie_side_by_side_keep_to_the_ceiling()
    {
        const int Side = 1 << 12;
        PoolOptions least = new() { MaxAllocatedBytes = 0 };
        PoolPlan<float> blur = Pool.CompileBlur<float>(BlurFilter.Binomial(3, Side), [1, 1, Side + 1, Side], least);
        Assert.Contains("67125248 bytes", Refused("x", () => blur.Run(Spread(1, 1, Side + 1, Side), Tensor.CreateFromShape<float>(blur.OutputShape).AsTensorSpan())), StringComparison.Ordinal);
        Tensor<float> wide = Tensor.Create(new float[1], [1, 1, Side + 1, Side], [0, 0, 0, 0]);
        Assert.Contains("67125248 bytes", Refused("x", () => Pool.AverageAndMaxBackward(Tensor.CreateFromShape<float>([1, 2, 1, 1]), wide, Window.Global, new TensorSpan<float>(GC.AllocateUninitializedArray<float>((Side + 1) * Side), [1, 1, Side + 1, Side]), options: least)), StringComparison.Ordinal);
        Assert.Contains("67141636 bytes", Refused("destination", () => Pool.SpatialPyramid(Tensor.CreateFromShape<float>([1, 1, 1, 1]), Pyramid.Adaptive(Side + 1), Spread(1, (Side + 1) * (Side + 1)), options: least)), StringComparison.Ordinal);
        Assert.Contains("share 1 places", Refused("destination", () => Pool.Blur(Tensor.CreateFromShape<float>([1, 1, 4, 4]), BlurFilter.Binomial(3, 2), new TensorSpan<float>(new float[1], [1, 1, 2, 2], [0, 0, 0, 0]))), StringComparison.Ordinal);
    }

    /// <summary>A run and a gradient of each kind of plan.</summary>
    private static Action<CancellationToken>[] Runs(int batch)
    {
        nint[] maps = [batch, 1, 4, 4], halves = [batch, 1, 2, 2];
        (float[] x, float[] y, int[] indices, double[] sums) = (new float[16 * batch], new float[4 * batch], new int[4 * batch], new double[4 * batch]);
        (float[] moved, float[] back) = (new float[16 * batch], new float[4 * batch]);
        (float[] boxes, int[] items) = (new float[4 * batch], new int[batch]);
        PoolPlan<float> plan = Pool.Compile<float>(Reduction.Average(), pairs, maps, alone);
        PoolPlan<float, double> wide = Pool.Compile<float, double>(Reduction.Sum, pairs, maps, alone);
        PoolIndexPlan<float, int> indexed = Pool.CompileWithIndices<float, int>(Reduction.Max, pairs, maps, options: alone);
        UnpoolPlan<float, int> unpooled = Pool.CompileUnpool<float, int>(pairs, halves, options: alone);
        RoiPlan<float> boxed = Pool.CompileRoiPool<float>(RoiGrid.Of(2, 2), maps, options: alone);
        return
        [
            cancellation => plan.Run(x, y, cancellation),
            cancellation => plan.Backward(y, x, moved, cancellation: cancellation),
            cancellation => wide.Run(x, sums, cancellation),
            cancellation => indexed.Run(x, y, indices, cancellation),
            cancellation => indexed.Backward(y, indices, moved, cancellation: cancellation),
            cancellation => unpooled.Run(y, indices, moved, cancellation),
            cancellation => unpooled.Backward(x, y, indices, back, cancellation: cancellation),
            cancellation => boxed.Run(x, Regions.Of<float>(boxes, items), y, cancellation),
            cancellation => boxed.Backward(y, x, Regions.Of<float>(boxes, items), moved, cancellation: cancellation),
        ];
    }

    /// <summary>Every second place of memory that nobody touches.</summary>
    private static TensorSpan<float> Spread(params nint[] extents)
    {
        Numbers<float> one = new([], extents);
        nint[] strides = [.. one.Strides.Select(stride => 2 * stride)];
        return new(GC.AllocateUninitializedArray<float>(2 * (int)extents.Aggregate((nint)1, (product, extent) => product * extent)), extents, strides);
    }

    private static string Refused(string parameter, Action call)
    {
        ArgumentException raised = Assert.Throws<ArgumentException>(call);
        Assert.Equal(parameter, raised.ParamName);
        return raised.Message;
    }
}
