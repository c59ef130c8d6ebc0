using System.Diagnostics;

namespace PoolFunctional.Peers;

/// <summary>A contender in a race: something that can be done many times over.</summary>
/// <param name="Repeat">Does it so many times.</param>
/// <param name="IsJitted">Whether the runtime may still recompile it, so that it must be warmed up until it gets no faster.</param>
internal sealed record Contender(Action<long> Repeat, bool IsJitted)
{
    internal static Contender Of(Action once, bool isJitted) => new(
        times =>
        {
            for (long i = 0; i < times; i++) once();
        },
        isJitted);

    /// <summary>Microseconds per repetition.</summary>
    internal double Microseconds(long times)
    {
        long start = Stopwatch.GetTimestamp();
        Repeat(times);
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / times;
    }
}

/// <summary>How often everybody runs: short rounds are repeated beyond the least number, because a busy machine spoils a few of them.</summary>
internal sealed record Rounds(int Least, int Most, TimeSpan Time, TimeSpan Stage)
{
    internal static Rounds Full { get; } = new(15, 151, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(0.15));

    internal static Rounds Quick { get; } = new(5, 51, TimeSpan.FromSeconds(0.3), TimeSpan.FromSeconds(0.11));
}

/// <summary>Contenders timed alternately, so that a disturbance of the machine meets them all.</summary>
internal static class Race
{
    private const double RoundMicroseconds = 2_000;

    /// <summary>
    /// How long each runs before its round counts, once at least. Whoever ran before has taken the third cache, which holds what is repeated only after some repetitions: without this,
    /// whoever comes first after a peer would be timed from memory, and the limit, which shares its buffers, from the cache.
    /// </summary>
    private const double WarmMicroseconds = 10_000;
    private const int FewestStages = 4;
    private const int MostStages = 12;
    private const double SettledAt = 0.95;

    /// <summary>The runtime recompiles what ran 30 times, in the background, after 100 quiet milliseconds; and what it then instruments, once more.</summary>
    private const int CallsPerTier = 31;
    private const double LongestStages = 10;
    private static readonly TimeSpan LongestSpin = TimeSpan.FromMilliseconds(10);

    /// <summary>The median microseconds of each contender, over the least number of rounds or as many as fit in the time they may take.</summary>
    internal static double[] Medians(IReadOnlyList<Contender> contenders, Rounds rounds, int threads)
    {
        double[] fastest = [.. contenders.Select(contender => WarmUp(contender, rounds.Stage))];
        long[] times = [.. fastest.Select(fast => Times(fast, RoundMicroseconds))];
        List<double>[] samples = [.. contenders.Select(_ => new List<double>())];
        long start = Stopwatch.GetTimestamp();
        for (int round = 0; round < rounds.Least || (round < rounds.Most && Stopwatch.GetElapsedTime(start) < rounds.Time); round++)
        {
            for (int i = 0; i < contenders.Count; i++)
            {
                // Worker threads of the contender before may still spin for work; on two processors they would be in the way.
                if (threads > 1) Thread.Sleep(LongestSpin);
                contenders[i].Repeat(Times(fastest[i], WarmMicroseconds));
                samples[i].Add(contenders[i].Microseconds(times[i]));
            }
        }

        return [.. samples.Select(Median)];
    }

    /// <summary>The fastest of the contenders, each timed for a moment.</summary>
    internal static Contender Fastest(IReadOnlyList<Contender> contenders, TimeSpan moment) => contenders.MinBy(contender => Fastest(contender, moment))!;

    /// <summary>The fastest repetition within a moment, after a first one that is not counted.</summary>
    internal static double Fastest(Contender contender, TimeSpan moment)
    {
        long times = Times(contender.Microseconds(1), RoundMicroseconds);
        double fastest = double.PositiveInfinity;
        long start = Stopwatch.GetTimestamp();
        do fastest = Math.Min(fastest, contender.Microseconds(times));
        while (Stopwatch.GetElapsedTime(start) < moment);
        return fastest;
    }

    /// <summary>How many repetitions take so long.</summary>
    private static long Times(double each, double together) => Math.Max(1, (long)Math.Ceiling(together / Math.Max(each, 0.01)));

    private static double Median(IEnumerable<double> samples)
    {
        double[] sorted = [.. samples.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// <summary>Runs until it gets no faster, the JIT's last tier included, and says how long one repetition takes.</summary>
    private static double WarmUp(Contender contender, TimeSpan stage)
    {
        double before = double.PositiveInfinity;
        for (int done = 0; done < MostStages; done++)
        {
            double fastest = OneByOne(contender, stage, contender.IsJitted ? CallsPerTier : 1);
            bool hasSettled = !contender.IsJitted || (done >= FewestStages - 1 && fastest > before * SettledAt);
            before = Math.Min(before, fastest);
            if (hasSettled) break;
        }

        return before;
    }

    /// <summary>The fastest repetition of a stage, which ends when it has had its time and its calls; slow calls end it sooner.</summary>
    private static double OneByOne(Contender contender, TimeSpan stage, int calls)
    {
        double fastest = double.PositiveInfinity;
        long start = Stopwatch.GetTimestamp();
        for (int done = 0; Stopwatch.GetElapsedTime(start) < (done < calls ? stage * LongestStages : stage); done++) fastest = Math.Min(fastest, contender.Microseconds(1));
        return fastest;
    }
}
