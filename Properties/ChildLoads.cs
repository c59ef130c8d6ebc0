using System.Globalization;
using PoolFunctional.Engine.Scratch;
using PoolFunctional.Generators.Loads;
using PoolFunctional.Properties.Memory;

namespace PoolFunctional.Properties;

/// <summary>
/// Loads in a process of its own, where a plan that two threads break between them takes nothing else with it: <c>shared THREADS</c>, <c>cancelled</c>, <c>adding</c>, <c>cancellation</c> on scratch memory that is counted, and <c>soak SECONDS</c>.
/// The last line is <see cref="ChildProcess.AsPromised"/>, or what was complained of.
/// </summary>
internal static class ChildLoads
{
    internal const string Usage = "shared THREADS, cancelled, adding, cancellation, soak SECONDS";

    /// <summary>The exit code, or null where the arguments are none of these.</summary>
    internal static int? Run(string[] arguments) => arguments switch
    {
        // Of a process that dies, the last line says at what.
        ["shared", string threads] => ChildProcess.Ended(SharedRuns.Complaints(Whole(threads), Console.WriteLine)),
        ["cancelled"] => ChildProcess.Ended(Complaints(threads => LoadList.On(threads), CancelledRuns.Complaint)),
        ["adding"] => ChildProcess.Ended(Complaints(threads => LoadList.On(threads).Where(load => load.Adds), CancelledRuns.ComplaintOfAdding)),
        ["cancellation"] => ChildProcess.Ended(Cancellation()),
        ["soak", string seconds] => ChildProcess.Ended(Soaking(Whole(seconds))),
        _ => null,
    };

    private static int Whole(string argument) => int.Parse(argument, CultureInfo.InvariantCulture);

    private static IEnumerable<string> Complaints(Func<int, IEnumerable<Load>> loads, Func<Load, string?> complaint)
    {
        foreach (int threads in (int[])[1, 3])
        {
            foreach (Load load in loads(threads))
            {
                Console.WriteLine($"{load.Name} on {threads} threads");
                if (complaint(load) is { } found) yield return $"{load.Name} on {threads} threads: {found}";
            }
        }
    }

    /// <summary>Runs of every kind, cancelled before they begin and meanwhile.</summary>
    private static IEnumerable<string> Cancellation()
    {
        GuardedScratch scratch = new();
        ScratchLender.Installed = scratch;
        int cancelled = 0;
        foreach (Load load in LoadList.On(threads: 2))
        {
            float[] destination = load.Destination();
            for (int turn = 0; turn < 20; turn++) cancelled += CancelledRuns.Cancel(load, destination, turn) ? 1 : 0;
            if (scratch.Damage() is not { } damage) continue;
            yield return $"{load.Name}: {damage}";
            yield break;
        }

        if (cancelled == 0) yield return "nothing was cancelled";
        if (scratch.Lent == 0) yield return "no scratch memory was lent";
    }

    private static IEnumerable<string> Soaking(int seconds)
    {
        Soak soak = Soak.Of(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(seconds));
        Console.WriteLine($"before: {soak.Before}\nafter: {soak.After}\n{soak.Runs} runs, {soak.Cancelled} more cancelled, {soak.Differences} differences");
        if (soak.Failure is { } failure) yield return failure;
    }
}
