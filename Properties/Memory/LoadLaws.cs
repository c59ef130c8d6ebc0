using PoolFunctional.Generators.Loads;
using Xunit;

namespace PoolFunctional.Properties.Memory;

[Collection(nameof(Alone))]
public sealed class LoadLaws
{
    private const int Workers = 4;
    private const int Rounds = 12;

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Plans_shared_by_four_threads_give_every_one_the_bits_of_a_run_alone(int threads)
    {
        IReadOnlyList<Load> loads = LoadList.On(threads);
        int[][] expected = [.. LoadList.On(threads: 1).Select(load => load.Bits())];
        string?[] wrong = new string?[Workers];
        Thread[] workers = [.. Enumerable.Range(0, Workers).Select(worker => new Thread(() =>
        {
            for (int turn = 0; turn < Rounds * loads.Count; turn++)
            {
                // Two at a time at the same plan, the others elsewhere.
                int at = (turn + (worker / 2 * 5)) % loads.Count;
                if (!loads[at].Bits().AsSpan().SequenceEqual(expected[at])) wrong[worker] = $"{loads[at].Name} in turn {turn}";
            }
        }))];
        Array.ForEach(workers, worker => worker.Start());
        Array.ForEach(workers, worker => worker.Join());
        Assert.Equal(new string?[Workers], wrong);
    }

    [Fact]
    public void Cancelled_run_says_so_and_leaves_a_plan_that_runs() => Assert.All([1, 3], threads => Assert.All(LoadList.On(threads), load =>
    {
        (int[] expected, float[] destination) = (load.Bits(), load.Destination());
        Assert.Throws<OperationCanceledException>(() => load.Run(destination, new(canceled: true)));
        Assert.Equal(expected, load.Bits(destination));
        for (int turn = 0; turn < 10; turn++) Soak.Cancel(load, destination, turn);
        Assert.Equal(expected, load.Bits(destination));
    }));

    [Fact]
    public void Destination_of_a_cancelled_gradient_that_is_added_is_as_it_was() => Assert.All(LoadList.On(threads: 2).Where(load => load.Name.EndsWith(nameof(Writing.Accumulate), StringComparison.Ordinal) || load.Name == "gradient by indices"), load =>
    {
        for (int turn = 0; turn < 40; turn++)
        {
            float[] destination = load.Destination();
            if (Soak.Cancel(load, destination, turn)) Assert.All(destination, element => Assert.Equal(Load.Present, element));
        }
    });

    /// <summary>Needs mmap: Linux or macOS.</summary>
    [Fact]
    public async Task Cancelled_runs_give_back_their_scratch_memory() => Assert.Equal("cancelled, and nothing was kept", (await ChildProcess.LinesOf(["cancellation"]))[^1]);

    [Fact]
    public async Task Soak_of_two_seconds_leaves_no_memory_and_no_threads() => Assert.Equal("no growth", (await ChildProcess.LinesOf(["soak", "2"]))[^1]);
}
