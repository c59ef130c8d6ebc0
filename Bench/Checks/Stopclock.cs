using System.Diagnostics;

namespace PoolFunctional.Bench.Checks;

/// <summary>The median time of several runs: enough for a table at a glance; the <c>benchmark</c> verb measures properly.</summary>
internal static class Stopclock
{
    private const int FewestRuns = 5;
    private const int MostRuns = 301;
    private static readonly TimeSpan Budget = TimeSpan.FromMilliseconds(300);

    /// <summary>Long enough for the runtime to compile the loops it found hot.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(400);

    internal static TimeSpan Median(Action run)
    {
        long start = Stopwatch.GetTimestamp();
        do run();
        while (Stopwatch.GetElapsedTime(start) < WarmUp);

        List<TimeSpan> times = [];
        start = Stopwatch.GetTimestamp();
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
