using PoolFunctional.Properties.Arguments.Hostile;
using Xunit;

namespace PoolFunctional.Properties;

/// <summary>What elsewhere has a process of its own: here that is the worker, whose end is a verdict.</summary>
internal static class ChildProcess
{
    internal static Task Holds(string work)
    {
        Assert.Equal("believed", work);
        Assert.Empty(BelievedIndices.Complaints());
        return Task.CompletedTask;
    }
}
