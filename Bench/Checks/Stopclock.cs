using System.Diagnostics;

namespace PoolFunctional.Bench.Checks;

/// <summary>The median time of several runs: enough for a table or a chart at a glance; the <c>benchmark</c> verb measures properly.</summary>
internal static class Stopclock
{
    private const int FewestRuns = 5;
    private const int MostRuns = 301;

    /// <summary>
    /// The runtime counts calls once 100 ms went by without new code, recompiles what then ran 30 times, in the background, and what it thereby
    /// instruments once more; a round may pass unused on a busy machine.
    /// </summary>
    private const int WarmUpRounds = 5;
    private const int WarmUpRuns = 31;
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(130);

    /// <summary>Slow runs are not warmed up as often: most of their code is that of faster ones in the same list.</summary>
    private static readonly TimeSpan LongestWarmUp = TimeSpan.FromSeconds(0.4);

    internal static TimeSpan Median(Action run) => Medians([run], TimeSpan.FromMilliseconds(300))[0];

    /// <summary>The median of each: of as many runs as fit in a time, at least five. All are warmed up before any is timed.</summary>
    internal static TimeSpan[] Medians(IReadOnlyList<Action> runs, TimeSpan each)
    {
        for (int round = 0; round < WarmUpRounds; round++)
        {
            foreach (Action run in runs) WarmUp(run);
            Thread.Sleep(Quiet);
        }

        return [.. runs.Select(run => Median(run, each))];
    }

    private static void WarmUp(Action run)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < WarmUpRuns && Stopwatch.GetElapsedTime(start) < LongestWarmUp; i++) run();
    }

    private static TimeSpan Median(Action run, TimeSpan budget)
    {
        List<TimeSpan> times = [];
        long start = Stopwatch.GetTimestamp();
        while (times.Count < FewestRuns || (times.Count < MostRuns && Stopwatch.GetElapsedTime(start) < budget))
        {
            long before = Stopwatch.GetTimestamp();
            run();
            times.Add(Stopwatch.GetElapsedTime(before));
        }

        times.Sort();
        return times[times.Count / 2];
    }
}
