using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace PoolFunctional.Properties.Mutation.Running;

/// <summary>What became of the mutants of one folder.</summary>
internal sealed class Score
{
    private readonly string folder;
    private readonly ConcurrentBag<(Mutant Mutant, Ending? Ending)> verdicts = [];
    private TimeSpan taken;

    private Score(string folder) => this.folder = folder;

    /// <summary>Per cent that must die: of the engine, where a mutant may only choose another way to the same bits, fewer.</summary>
    private int Bar => folder.StartsWith("Facade/Engine", StringComparison.Ordinal) ? 80 : 90;

    private static int Workers => Whole("MUTATE_WORKERS", 2);

    /// <summary>Of so many mutants one is tried: a sample, where all would take too long.</summary>
    private static int Every => Whole("MUTATE_EVERY", 1);

    internal static Score Of(string folder, IReadOnlyList<Mutant> mutants, IReadOnlyList<Law> laws)
    {
        long started = Stopwatch.GetTimestamp();
        Score score = new(folder);
        ConcurrentQueue<Mutant> waiting = new(mutants.Where((_, index) => index % Every == 0));
        Thread[] threads = [.. Enumerable.Range(0, Workers).Select(_ => new Thread(() => score.Judge(waiting, new(laws))))];
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
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{folder}: score {share:F1} %, bar {Bar} %: {verdicts.Count} mutants{(Every == 1 ? "" : $", one of {Every}")}, {dead} killed ({Count(Ending.Crashed)} by a crash), {hung} did not end, {Count(Ending.Alive)} alive, {Count(null)} not reached, {taken.TotalMinutes:F1} min"));
        return share >= Bar;
    }

    private static int Whole(string variable, int otherwise) => Environment.GetEnvironmentVariable(variable) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    private int Count(Ending? ending) => verdicts.Count(verdict => verdict.Ending == ending);

    private void Judge(ConcurrentQueue<Mutant> waiting, Jury jury)
    {
        using (jury)
        {
            while (waiting.TryDequeue(out Mutant? mutant))
            {
                verdicts.Add((mutant, jury.IsReached(mutant) ? jury.Judge(mutant).Ending : null));
                if (waiting.Count % 100 == 0) Console.Error.WriteLine($"{folder}: {waiting.Count} mutants to go");
            }
        }
    }
}
