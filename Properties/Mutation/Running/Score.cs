using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace PoolFunctional.Properties.Mutation.Running;

/// <summary>What became of the mutants of one folder.</summary>
internal sealed class Score
{
    private readonly string folder;
    private readonly int all;
    private readonly ConcurrentBag<(Mutant Mutant, Ending? Ending)> verdicts = [];
    private TimeSpan taken;

    private Score(string folder, int all) => (this.folder, this.all) = (folder, all);

    /// <summary>Per cent that must die: of the engine, where a mutant may only choose another way to the same bits, fewer.</summary>
    private int Bar => folder.StartsWith("Facade/Engine", StringComparison.Ordinal) ? 80 : 90;

    private static int Workers => Whole("MUTATE_WORKERS", 2);

    /// <summary>After so long the mutant that is tried is let go and no further one begun: those that were tried are then a sample.</summary>
    private static TimeSpan Longest => TimeSpan.FromMinutes(Whole("MUTATE_MINUTES", 180));

    internal static Score Of(string folder, IReadOnlyList<Mutant> mutants, IReadOnlyList<Law> laws)
    {
        // In passes over all files, so that what was tried when time ran out is spread evenly over them.
        const int Passes = 16;
        long started = Stopwatch.GetTimestamp();
        using CancellationTokenSource timeOut = new(Longest);
        Score score = new(folder, mutants.Count);
        ConcurrentQueue<Mutant> waiting = new(mutants.Index().OrderBy(entry => entry.Index % Passes).Select(entry => entry.Item));
        Thread[] threads = [.. Enumerable.Range(0, Workers).Select(_ => new Thread(() => score.Judge(waiting, new(laws, timeOut.Token), timeOut.Token)))];
        foreach (Thread thread in threads) thread.Start();
        foreach (Thread thread in threads) thread.Join();
        score.taken = Stopwatch.GetElapsedTime(started);
        return score;
    }

    /// <summary>Prints the survivors and the score; whether that is enough.</summary>
    internal bool Passes()
    {
        foreach ((Mutant mutant, Ending? ending) in verdicts.Where(verdict => verdict.Ending is Ending.Alive or null).OrderBy(verdict => verdict.Mutant.File, StringComparer.Ordinal).ThenBy(verdict => verdict.Mutant.Line))
        {
            Console.WriteLine($"{(ending is null ? "not reached" : "alive")} {mutant}");
        }

        int dead = Count(Ending.Dead) + Count(Ending.Spoilt) + Count(Ending.Crashed), hung = Count(Ending.Hung);
        double share = verdicts.IsEmpty ? 0 : 100.0 * (dead + hung) / verdicts.Count;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{folder}: score {share:F1} %, bar {Bar} %: {verdicts.Count} mutants{(verdicts.Count == all ? "" : $" tried of {all}")}, {dead} killed ({Count(Ending.Crashed)} by a crash), {hung} did not end, {Count(Ending.Alive)} alive, {Count(null)} not reached, {taken.TotalMinutes:F1} min"));
        return share >= Bar;
    }

    private static int Whole(string variable, int otherwise) => Environment.GetEnvironmentVariable(variable) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    private int Count(Ending? ending) => verdicts.Count(verdict => verdict.Ending == ending);

    private void Judge(ConcurrentQueue<Mutant> waiting, Jury jury, CancellationToken timeOut)
    {
        using (jury)
        {
            try
            {
                while (!timeOut.IsCancellationRequested && waiting.TryDequeue(out Mutant? mutant))
                {
                    verdicts.Add((mutant, jury.IsReached(mutant) ? jury.Judge(mutant).Ending : null));
                    if (waiting.Count % 100 == 0) Console.Error.WriteLine($"{folder}: {waiting.Count} mutants to go");
                }
            }
            catch (OperationCanceledException)
            {
                // Of the last mutant nothing is known.
            }
        }
    }
}
