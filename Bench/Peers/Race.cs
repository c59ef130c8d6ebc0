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

/// <summary>How often everybody runs: short rounds are repeated beyond the least number, because a busy machine spoils a few of them.</summary>
internal sealed record Rounds(int Least, int Most, TimeSpan Time)
{
    internal static Rounds Full { get; } = new(15, 151, TimeSpan.FromSeconds(2));

    internal static Rounds Quick { get; } = new(5, 51, TimeSpan.FromSeconds(0.5));
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

    /// <summary>The median microseconds of each contender, over the least number of rounds or as many as fit in the time they may take.</summary>
    internal static double[] Medians(IReadOnlyList<Contender> contenders, Rounds rounds, int threads)
    {
        long[] times = [.. contenders.Select(WarmUp)];
        List<double>[] samples = [.. contenders.Select(_ => new List<double>())];
        long start = Stopwatch.GetTimestamp();
        for (int round = 0; round < rounds.Least || (round < rounds.Most && Stopwatch.GetElapsedTime(start) < rounds.Time); round++)
        {
            for (int i = 0; i < contenders.Count; i++)
            {
                // Worker threads of the contender before may still spin for work; on two processors they would be in the way.
                if (threads > 1) Thread.Sleep(LongestSpin);
                contenders[i].Repeat(1);
                samples[i].Add(contenders[i].Microseconds(times[i]));
            }
        }

        return [.. samples.Select(Median)];
    }

    private static double Median(IEnumerable<double> samples)
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
