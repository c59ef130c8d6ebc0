using System.Diagnostics;

namespace PoolFunctional.Bench.Checks;

/// <summary>The median time of several runs: enough for a table at a glance; the <c>benchmark</c> verb measures properly.</summary>
internal static class Stopclock
{
    private const int FewestRuns = 5;
    private const int MostRuns = 301;
    private static readonly TimeSpan Budget = TimeSpan.FromMilliseconds(300);

    /// <summary>The runtime recompiles a loop that ran 30 times, in the background, once it has been quiet for 100 ms; and then once more.</summary>
    private const int WarmUpRounds = 3;
    private const int WarmUpRuns = 31;
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(130);

    internal static TimeSpan Median(Action run)
    {
        for (int round = 0; round < WarmUpRounds; round++)
        {
            for (int i = 0; i < WarmUpRuns; i++) run();
            Thread.Sleep(Quiet);
        }

        List<TimeSpan> times = [];
        long start = Stopwatch.GetTimestamp();
        while (times.Count < FewestRuns || (times.Count < MostRuns && Stopwatch.GetElapsedTime(start) < Budget))
        {
            long before = Stopwatch.GetTimestamp();
            run();
            times.Add(Stopwatch.GetElapsedTime(before));
        }

        times.Sort();
        return times[times.Count / 2];
    }
}
