using System.Diagnostics;
using System.Globalization;

namespace PoolFunctional.Generators.Loads;

/// <summary>What each run of a load leaves behind, once warm.</summary>
/// <param name="Name">The load.</param>
/// <param name="ManagedBytes">Allocated by a run, so that a buffer is seen that was rented and not given back.</param>
/// <param name="NativeBytes">Taken from malloc and not given back.</param>
/// <param name="Threads">Left by a run.</param>
internal sealed record Leak(string Name, double ManagedBytes, double NativeBytes, double Threads)
{
    /// <summary>Runs of a window.</summary>
    private const int Runs = 64;

    /// <summary>The smallest object has 24 bytes, the smallest block of malloc 32, so that one a run is more.</summary>
    private const double MostBytes = 16;

    private const double MostThreads = 0.25;

    private bool IsStill => ManagedBytes <= MostBytes && double.Abs(NativeBytes) <= MostBytes && Threads <= MostThreads;

    /// <summary>The first load that leaks, if one does.</summary>
    /// <param name="loads">The loads.</param>
    /// <param name="patience">How long a load may take until a window of its runs leaves nothing: what leaks leaves something in each, while the runtime keeps house in some, and allocates until it has optimised what runs.</param>
    internal static Leak? FirstOf(IEnumerable<Load> loads, TimeSpan patience) => loads.Select(load => Of(load, patience)).FirstOrDefault(leak => !leak.IsStill);

    private static Leak Of(Load load, TimeSpan patience)
    {
        float[] destination = load.Destination();
        for (int run = 0; run < Runs / 2; run++) load.Run(destination, CancellationToken.None);
        Stopwatch clock = Stopwatch.StartNew();
        while (true)
        {
            Leak window = Window(load, destination);
            if (window.IsStill || clock.Elapsed > patience) return window;
        }
    }

    private static Leak Window(Load load, float[] destination)
    {
        // Counting threads allocates, so that it is done first and last.
        int threads = ThreadCount();
        (long native, long managed) = (NativeHeap.Bytes, GC.GetTotalAllocatedBytes(precise: true));
        for (int run = 0; run < Runs; run++) load.Run(destination, CancellationToken.None);
        (managed, native) = (GC.GetTotalAllocatedBytes(precise: true) - managed, NativeHeap.Bytes - native);
        return new(load.Name, managed / (double)Runs, native / (double)Runs, (ThreadCount() - threads) / (double)Runs);
    }

    private static int ThreadCount()
    {
        using Process process = Process.GetCurrentProcess();
        return process.Threads.Count;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name} leaves {ManagedBytes:0.#} managed bytes, {NativeBytes:0.#} native bytes and {Threads:0.##} threads a run");
}
