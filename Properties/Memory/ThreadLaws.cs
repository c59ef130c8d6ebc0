using FsCheck.Xunit;
using PoolFunctional.Engine.Scratch;
using PoolFunctional.Properties.Laws;
using Xunit;

namespace PoolFunctional.Properties.Memory;

[Collection(nameof(Alone))]
[Properties(Arbitrary = [typeof(PlaneGenerators)], MaxTest = 100)]
public sealed class ThreadLaws
{
    [Property]
    public void Averages_have_the_same_bits_on_one_two_and_three_threads(Plane plane)
    {
        int[] alone = Bits(Reduction.Average(), plane, 1);
        Assert.All([2, 3], threads => Assert.Equal(alone, Bits(Reduction.Average(), plane, threads)));
    }

    [Property]
    public void Norms_have_the_same_bits_on_one_two_and_three_threads(Plane plane)
    {
        int[] alone = Bits(Reduction.Lp(7), plane, 1);
        Assert.All([2, 3], threads => Assert.Equal(alone, Bits(Reduction.Lp(7), plane, threads)));
    }

    [Property]
    public void Softened_ranked_and_drawn_results_have_the_same_bits_on_one_two_and_three_threads(Plane plane)
    {
        foreach (Reduction reduction in (Reduction[])[Reduction.SoftPool, Reduction.Median, Reduction.Stochastic(plane.Seed), Reduction.Range])
        {
            int[] alone = Bits(reduction, plane, 1);
            Assert.All([2, 3], threads => Assert.Equal(alone, Bits(reduction, plane, threads)));
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 3)]
    public void Work_of_many_bytes_gets_every_thread_it_may_have(int most, int threads) =>
        Assert.Equal(threads, Crew.ThreadsFor(1_000, Options(most)));

    [Fact]
    public void Plan_of_one_thread_asks_the_pool_for_nobody() => Assert.InRange(Helpers(threads: 1, runs: 200), 0, 100);

    [Fact]
    public void Plan_of_three_threads_gets_two_helpers_a_run_when_the_pool_is_idle() =>
        Assert.True(SpinWait.SpinUntil(() => Helpers(threads: 3, runs: 200) >= 400, 10_000));

    /// <summary>Work items that the thread pool completed during some runs and a moment after them.</summary>
    /// <remarks>Each run waits until its helpers are done: while too many wait in the pool, a run asks for fewer.</remarks>
    private static long Helpers(int threads, int runs)
    {
        PoolPlan<float> plan = Pool.Compile<float>(Reduction.Max, Window.Square(2, axes: 2), [1, 4, 32, 32], Options(threads));
        (float[] x, float[] y) = (new float[4 * 32 * 32], new float[4 * 16 * 16]);
        long before = ThreadPool.CompletedWorkItemCount;
        for (int run = 1; run <= runs; run++)
        {
            plan.Run(x, y);
            SpinWait.SpinUntil(() => ThreadPool.CompletedWorkItemCount >= before + (run * (threads - 1L)), 20);
        }

        Thread.Sleep(20);
        return ThreadPool.CompletedWorkItemCount - before;
    }

    private static PoolOptions Options(int threads) => new() { MaxDegreeOfParallelism = threads, BytesWorthAThread = 1 };

    private static int[] Bits(Reduction reduction, Plane plane, int threads)
    {
        PoolPlan<float> plan = Pool.Compile<float>(reduction, plane.Window, plane.Shape, Options(threads));
        float[] y = new float[plane.OutputHeight * plane.OutputWidth];
        plan.Run([.. plane.Floats.Select(value => value / 3)], y);
        return [.. y.Select(BitConverter.SingleToInt32Bits)];
    }
}
