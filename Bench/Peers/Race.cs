using System.Diagnostics;

namespace PoolFunctional.Peers;

/// <summary>A contender in a race: something that can be done many times over.</summary>
internal sealed record Contender(string Name, Action<long> Repeat)
{
    internal static Contender Of(string name, Action once) => new(name, times =>
    {
        for (long i = 0; i < times; i++) once();
    });

    /// <summary>Microseconds per repetition.</summary>
    internal double Microseconds(long times)
    {
        long start = Stopwatch.GetTimestamp();
        Repeat(times);
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / times;
    }
}

/// <summary>Contenders timed alternately, so that a disturbance of the machine meets them all.</summary>
internal static class Race
{
    private const double RoundMicroseconds = 2_000;
    private const double StageMicroseconds = 150_000;
    private const int ShortestWarmUp = 4;
    private const int LongestWarmUp = 12;
    private const double SettledAt = 0.95;
    private static readonly TimeSpan LongestSpin = TimeSpan.FromMilliseconds(10);

    /// <summary>The median microseconds of each contender.</summary>
    internal static double[] Medians(IReadOnlyList<Contender> contenders, int rounds, int threads)
    {
        long[] times = [.. contenders.Select(WarmUp)];
        double[][] samples = [.. contenders.Select(_ => new double[rounds])];
        for (int round = 0; round < rounds; round++)
        {
            for (int i = 0; i < contenders.Count; i++)
            {
                // Worker threads of the contender before may still spin for work; on two processors they would be in the way.
                if (threads > 1) Thread.Sleep(LongestSpin);
                contenders[i].Repeat(1);
                samples[i][round] = contenders[i].Microseconds(times[i]);
            }
        }

        return [.. samples.Select(Median)];
    }

    internal static double Median(double[] samples)
    {
        double[] sorted = [.. samples.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// <summary>Runs until it gets no faster, the JIT's last tier included, and says how many repetitions make one round.</summary>
    private static long WarmUp(Contender contender)
    {
        double before = double.PositiveInfinity;
        for (int stage = 0; stage < LongestWarmUp; stage++)
        {
            double fastest = Fastest(contender);
            if (stage >= ShortestWarmUp && fastest > before * SettledAt) break;
            before = Math.Min(before, fastest);
        }

        return Math.Max(1, (long)Math.Ceiling(RoundMicroseconds / Math.Max(before, 0.01)));
    }

    /// <summary>The fastest repetition within one stage.</summary>
    private static double Fastest(Contender contender)
    {
        double fastest = double.PositiveInfinity;
        for (double spent = 0; spent < StageMicroseconds;)
        {
            double each = contender.Microseconds(1);
            spent += each;
            fastest = Math.Min(fastest, each);
        }

        return fastest;
    }
}
