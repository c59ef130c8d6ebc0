namespace PoolFunctional.Properties.Mutation.Running;

/// <summary>Judges one mutant after another in one process, and begins another process where the last was hurt.</summary>
/// <remarks>A verdict is never of a process that an earlier mutant may have hurt: what spoilt, hung or crashed one is tried again in one that has run nothing else.</remarks>
internal sealed class Jury(IReadOnlyList<Law> laws, CancellationToken timeOut) : IDisposable
{
    /// <summary>How long the laws may take, as they were measured, that one mutant has to outlive.</summary>
    private const long MostMilliseconds = 2500;

    private readonly ILookup<int, Law> reaching = laws.SelectMany(law => law.Reached, (law, mutant) => (law, mutant)).ToLookup(pair => pair.mutant, pair => pair.law);
    private readonly HashSet<int> once = [.. laws.SelectMany(law => law.ReachedOnce)];
    private readonly Dictionary<Law, int> kills = laws.ToDictionary(law => law, _ => 0);
    private Host? host;
    private bool isFresh;
    private Law? last;

    internal bool IsReached(Mutant mutant) => reaching.Contains(mutant.Number) || once.Contains(mutant.Number);

    internal (Ending Ending, Law? At) Judge(Mutant mutant)
    {
        if (once.Contains(mutant.Number)) return JudgeAlone(mutant);
        (Ending ending, Law? at) = InHost(mutant);
        if (ending is Ending.Alive or Ending.Dead || isFresh) return Kept(ending, at);
        Console.Error.WriteLine($"{ending}, tried again in a process of its own: {mutant}; law: {at?.Title}");
        Begin();
        last = at;
        (ending, at) = InHost(mutant);
        return Kept(ending, at);
    }

    public void Dispose() => host?.Dispose();

    /// <summary>Static members are initialised once in a process: the mutant has one of its own, and any law may see it.</summary>
    private (Ending Ending, Law? At) JudgeAlone(Mutant mutant)
    {
        using Host own = new(mutant.Number);
        return own.Try(mutant.Number, Ordered(laws), timeOut);
    }

    private (Ending Ending, Law? At) InHost(Mutant mutant)
    {
        if (host is null) Begin();
        return host!.Try(mutant.Number, Ordered(reaching[mutant.Number]), timeOut);
    }

    private (Ending Ending, Law? At) Kept(Ending ending, Law? at)
    {
        isFresh = false;
        if (ending != Ending.Alive && at is not null)
        {
            kills[at]++;
            last = at;
        }

        if (ending is Ending.Spoilt or Ending.Hung or Ending.Crashed) Begin();
        return (ending, at);
    }

    private void Begin()
    {
        host?.Dispose();
        (host, isFresh) = (new(), true);
    }

    /// <summary>Neighbours die of the same law, so that the last one that killed comes first; then those that killed most in their time, and of those that killed nothing yet the quickest.</summary>
    private List<Law> Ordered(IEnumerable<Law> some)
    {
        long total = 0;
        return [.. some.OrderBy(law => law != last).ThenByDescending(law => (kills[law] + 0.1) / (law.Milliseconds + 1)).TakeWhile(law => (total += law.Milliseconds) <= MostMilliseconds)];
    }
}
