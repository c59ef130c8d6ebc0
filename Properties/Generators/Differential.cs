namespace PoolFunctional.Generators;

/// <summary>Random poolings by the façade and by the definition, compared bit for bit.</summary>
internal static class Differential
{
    private const string ReferenceRow = "reference";

    /// <summary>Runs cases of a seed.</summary>
    /// <param name="mix">Which operators.</param>
    /// <param name="cases">How many cases.</param>
    /// <param name="seed">Which sequence of cases; the same seed gives the same cases on every machine.</param>
    /// <param name="first">The index of the first.</param>
    /// <param name="progress">Told the number of cases done, after each.</param>
    /// <returns>The counts, and the first difference shrunk.</returns>
    internal static DifferentialReport Run(Mix mix, int cases, int seed, int first = 0, Action<int>? progress = null)
    {
        (SortedDictionary<string, int> rows, SortedDictionary<string, int> operations) = (new(StringComparer.Ordinal), new(StringComparer.Ordinal));
        (HashSet<string> distinct, List<string> replays) = ([], []);
        (int floats, string? counterexample) = (0, null);
        for (int index = first; index < first + cases; index++)
        {
            int at = index;
            (string operation, IFamily family) = mix.At(seed, index);
            Finding finding = Finding.Of(() => family.Check(operation, seed, at));
            rows[finding.Row] = rows.GetValueOrDefault(finding.Row) + 1;
            operations[operation] = operations.GetValueOrDefault(operation) + 1;
            if (finding.Geometry is string geometry) distinct.Add(geometry);
            if (finding.Row == ReferenceRow && finding.IsPlainFloat) floats++;
            if (finding.Difference is not null)
            {
                replays.Add($"dotnet run -c Release --project Bench -- differential{mix.Arguments} --op {operation} --first {index} --cases 1 --seed {seed}");
                counterexample ??= family.Explain(operation, seed, index);
            }

            progress?.Invoke(index - first + 1);
        }

        return new(cases, replays, rows, operations, rows.GetValueOrDefault(ReferenceRow), floats, distinct.Count, counterexample);
    }

    /// <summary>The comparison of one case of a reduction over windows with Core's definition; an exception counts as a difference.</summary>
    internal static Finding Check(PoolCase @case) => Check(@case, new ReferenceDefinition(), new Surroundings());

    internal static Finding Check(PoolCase @case, IDefinition definition, IGround ground) => Finding.Of(() => @case.Element.Compare(@case, definition, ground));
}
