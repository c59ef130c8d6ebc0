using System.Diagnostics;
using System.Globalization;
using PoolFunctional.Engine.Scratch;

namespace PoolFunctional.Generators.Loads;

/// <summary>What a process held at one moment; scratch memory, of which there is as much as ever was used at once, apart from the rest of the managed bytes.</summary>
internal sealed record Holding(long ManagedBytes, long ScratchBytes, long ProcessBytes, int Threads)
{
    internal static Holding Now()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        long managed = GC.GetTotalMemory(forceFullCollection: true);
        using Process process = Process.GetCurrentProcess();
        long scratch = Arena.IdleBytes;
        return new(managed - scratch, scratch, process.PrivateMemorySize64, process.Threads.Count);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{ManagedBytes:N0} managed bytes, {ScratchBytes:N0} of scratch memory, {ProcessBytes:N0} process bytes, {Threads} threads");
}

/// <summary>Every load from several threads for a while, some runs cancelled, each whole result compared, what the process held before and after, and what a run of one load leaves.</summary>
internal sealed record Soak(long Runs, long Cancelled, long Differences, Holding Before, Holding After, Leak? Leak)
{
    /// <summary>What a process may grow by that keeps house meanwhile: the thread pool, the JIT, the heaps of the collector.</summary>
    internal const long MostManagedGrowth = 512 * 1024;

    /// <summary>What as many threads as there are can ever need at once: the largest load, twice over, for each.</summary>
    internal const long MostScratch = 32 * 1024 * 1024;

    /// <summary>For what is neither managed nor from malloc; the rest is held to what a run may leave.</summary>
    internal const long MostProcessGrowth = 64 * 1024 * 1024;

    internal const int MostThreadGrowth = 4;

    private const int Workers = 4;
    private const int EveryCancelled = 7;
    private const int MostWarming = 10;

    /// <summary>Until a load that leaks is given up.</summary>
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(20);

    /// <summary>Why the soak failed, or null.</summary>
    internal string? Failure =>
        Differences > 0 ? "a result differed"
        : After.ManagedBytes - Before.ManagedBytes > MostManagedGrowth ? "managed memory grew"
        : After.ScratchBytes > MostScratch ? "scratch memory is more than is ever used at once"
        : After.Threads - Before.Threads > MostThreadGrowth ? "threads were left"
        : After.ProcessBytes - Before.ProcessBytes > MostProcessGrowth ? "the process grew"
        : Leak?.ToString();

    /// <summary>Warms up, so long at a time, until managed memory stands still; then soaks.</summary>
    internal static Soak Of(TimeSpan warming, TimeSpan duration)
    {
        IReadOnlyList<Load> loads = LoadList.On(threads: 2);
        int[][] expected = [.. LoadList.On(threads: 1).Select(load => load.Bits())];
        float[][][] destinations = [.. Enumerable.Range(0, Workers).Select(_ => loads.Select(load => load.Destination()).ToArray())];
        Holding before = Warmed(() => Round(loads, expected, destinations, warming));
        (long runs, long cancelled, long differences) = Round(loads, expected, destinations, duration);
        Holding after = Holding.Now();
        return new(runs, cancelled, differences, before, after, Leak.FirstOf(loads, patience));
    }

    /// <summary>Scratch memory grows until each piece has served the largest run and there are as many as ever ran at once; what never stands still is found by the soak.</summary>
    private static Holding Warmed(Action round)
    {
        Holding last = Holding.Now();
        for (int times = 0; times < MostWarming; times++)
        {
            round();
            Holding now = Holding.Now();
            bool stands = now.ManagedBytes - last.ManagedBytes < MostManagedGrowth / 8;
            last = now;
            if (stands) break;
        }

        return last;
    }

    private static (long Runs, long Cancelled, long Differences) Round(IReadOnlyList<Load> loads, int[][] expected, float[][][] destinations, TimeSpan duration)
    {
        (long runs, long cancelled, long differences) = (0, 0, 0);
        long end = Environment.TickCount64 + (long)duration.TotalMilliseconds;
        Thread[] threads = [.. destinations.Select((own, worker) => new Thread(() =>
        {
            for (int turn = worker * 11; Environment.TickCount64 < end; turn++)
            {
                int at = turn % loads.Count;
                if (turn % EveryCancelled == 0) Interlocked.Add(ref cancelled, CancelledRuns.Cancel(loads[at], own[at], turn) ? 1 : 0);
                Interlocked.Increment(ref runs);
                if (!IsSame(loads[at], own[at], expected[at])) Interlocked.Increment(ref differences);
            }
        }))];
        foreach (Thread thread in threads) thread.Start();
        foreach (Thread thread in threads) thread.Join();
        return (runs, cancelled, differences);
    }

    private static bool IsSame(Load load, float[] destination, int[] expected)
    {
        Array.Fill(destination, Load.Present);
        load.Run(destination, CancellationToken.None);
        for (int i = 0; i < expected.Length; i++)
        {
            if (BitConverter.SingleToInt32Bits(destination[i]) != expected[i]) return false;
        }

        return true;
    }
}
