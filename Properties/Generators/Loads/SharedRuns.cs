namespace PoolFunctional.Generators.Loads;

/// <summary>Every load from four threads at once, two of them at a time at the same one.</summary>
internal static class SharedRuns
{
    private const int Workers = 4;
    private const int Rounds = 12;

    /// <summary>For each thread what went wrong with it first, if anything did.</summary>
    /// <param name="threads">How many threads each load may use.</param>
    /// <param name="before">Told what all of them are at, whenever one begins something.</param>
    internal static IEnumerable<string> Complaints(int threads, Action<string> before)
    {
        IReadOnlyList<Load> loads = LoadList.On(threads);
        int[][] expected = [.. LoadList.On(threads: 1).Select(Alone)];
        string?[] complaints = new string?[Workers];
        string[] current = new string[Workers];
        Thread[] workers = [.. Enumerable.Range(0, Workers).Select(worker => new Thread(() => complaints[worker] = Complaint(worker)))];
        foreach (Thread worker in workers) worker.Start();
        foreach (Thread worker in workers) worker.Join();
        return complaints.OfType<string>();

        int[] Alone(Load load)
        {
            before($"{load.Name} alone");
            return load.Bits();
        }

        string? Complaint(int worker)
        {
            for (int turn = 0; turn < Rounds * loads.Count; turn++)
            {
                int at = (turn + (worker / 2 * 5)) % loads.Count;
                current[worker] = loads[at].Name;
                before(string.Join(" | ", current));
                try
                {
                    if (loads[at].Bits().AsSpan().SequenceEqual(expected[at])) continue;
                    return $"thread {worker}, {loads[at].Name} in turn {turn}: other bits than alone";
                }
                catch (Exception thrown)
                {
                    return $"thread {worker}, {loads[at].Name} in turn {turn}: {thrown}";
                }
            }

            return null;
        }
    }
}
