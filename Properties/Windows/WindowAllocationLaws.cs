using System.Diagnostics;
using PoolFunctional.Properties.Memory;
using Xunit;

namespace PoolFunctional.Properties.Windows;

[Collection(nameof(Alone))]
public sealed class WindowAllocationLaws
{
    private static readonly nint[] shape = [2, 16, 24, 26];

    public static TheoryData<string, Func<PoolOptions, PoolPlan<float>>> Plans => new()
    {
        { "blur", options => Pool.CompileBlur<float>(BlurFilter.Binomial(4, 2), shape, options) },
        { "max-blur", options => Pool.CompileMaxBlur<float>(BlurFilter.Binomial(3, 2), shape, options) },
        { "pyramid", options => Pool.CompileSpatialPyramid<float>(Pyramid.Adaptive(1, 2, 3, 6), shape, options: options) },
        { "stack", options => Pool.CompileStack<float>(WindowStack.Of(Window.Square(3, axes: 2, stride: 2), Window.Square(2, axes: 2)), Reduction.Average(), shape, options) },
        { "listed", options => Pool.Compile<float>(Reduction.Max, Window.Explicit(WindowList.Of([9, 0, 3], [5, 4, 0]), WindowList.Keep), shape, options) },
        { "fractional", options => Pool.Compile<float>(Reduction.Average(), Window.Fractional([11, 12], FractionalSequence.Intervals(2, 2), FractionalSamples.SeededPerPlane(5)), shape, options) },
    };

    [Theory]
    [MemberData(nameof(Plans))]
    public void Running_a_plan_of_each_kind_allocates_nothing(string name, Func<PoolOptions, PoolPlan<float>> compile)
    {
        foreach (Layout layout in (Layout[])[Layout.ChannelsFirst, Layout.ChannelsLast])
        {
            PoolPlan<float> plan = compile(new() { Layout = layout, MaxDegreeOfParallelism = 1 + (int)layout, BytesWorthAThread = 1 });
            float[] x = new float[2 * 16 * 24 * 26];
            float[] y = new float[plan.OutputLength];
            Assert.True(Least(() => plan.Run(x, y)) == 0, $"{name} {layout} allocates");
        }
    }

    [Theory]
    [MemberData(nameof(Plans))]
    public void Gradient_of_a_plan_of_each_kind_allocates_nothing(string name, Func<PoolOptions, PoolPlan<float>> compile)
    {
        foreach (Layout layout in (Layout[])[Layout.ChannelsFirst, Layout.ChannelsLast])
        {
            PoolPlan<float> plan = compile(new() { Layout = layout, MaxDegreeOfParallelism = 1 + (int)layout, BytesWorthAThread = 1 });
            (float[] x, float[] gradient, float[] incoming) = (new float[plan.InputLength], new float[plan.InputLength], new float[plan.OutputLength]);
            Assert.True(Least(() => plan.Backward(incoming, x, gradient)) == 0, $"the gradient of {name} {layout} allocates");
        }
    }

    [Fact]
    public void Gradient_of_an_unpooling_allocates_nothing() => Assert.All([Duplicates.Last, Duplicates.Sum, Duplicates.Max, Duplicates.Error], duplicates =>
    {
        foreach (IndexLayout counted in (IndexLayout[])[IndexLayout.Plane, IndexLayout.Tap])
        {
            UnpoolPlan<float, int> plan = Pool.CompileUnpool<float, int>(Window.Square(2, axes: 2), shape, default, counted, duplicates, new() { MaxDegreeOfParallelism = 2, BytesWorthAThread = 1 });
            (float[] incoming, float[] values, float[] gradient) = (new float[plan.OutputLength], new float[plan.InputLength], new float[plan.InputLength]);
            int[] indices = [.. Enumerable.Repeat(-1, plan.InputLength)];
            Assert.True(Least(() => plan.Backward(incoming, values, indices, gradient)) == 0, $"the gradient of unpooling by {counted} and {duplicates} allocates");
        }
    });

    /// <summary>The least that some runs allocate, once warm; see <see cref="AllocationLaws"/>.</summary>
    private static long Least(Action run)
    {
        for (int i = 0; i < 200; i++) run();
        long least = long.MaxValue;
        Stopwatch clock = Stopwatch.StartNew();
        while (clock.ElapsedMilliseconds < 20_000 && least > 0)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            for (int i = 0; i < 20; i++) run();
            least = long.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        return least;
    }
}
