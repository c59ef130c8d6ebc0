using Xunit;

namespace PoolFunctional.Properties.Memory;

/// <summary>Each in a process of its own: threads that break a plan between them would end the one that they are in.</summary>
[Collection(nameof(Alone))]
public sealed class LoadLaws
{
    [Theory]
    [InlineData("1")]
    [InlineData("3")]
    public Task Plans_shared_by_four_threads_give_every_one_the_bits_of_a_run_alone(string threads) => ChildProcess.Holds("shared", threads);

    [Fact]
    public Task Cancelled_run_says_so_and_leaves_a_plan_that_runs() => ChildProcess.Holds("cancelled");

    [Fact]
    public Task Destination_of_a_cancelled_gradient_that_is_added_is_as_it_was() => ChildProcess.Holds("adding");

    /// <summary>Needs mmap: Linux or macOS.</summary>
    [Fact]
    public Task Cancelled_runs_give_back_their_scratch_memory() => ChildProcess.Holds("cancellation");

    [Fact]
    public Task Soak_of_two_seconds_leaves_no_memory_and_no_threads() => ChildProcess.Holds("soak", "2");
}
