namespace PoolFunctional.Generators;

/// <summary>Random poolings by the façade and by the reference, compared bit for bit.</summary>
public static class Differential
{
    private const string ReferenceRow = "reference";
    private const int MostShrinks = 2_000;

    /// <summary>Runs the first cases of a seed.</summary>
    /// <param name="cases">How many.</param>
    /// <param name="seed">Which sequence of cases; the same seed gives the same cases on every machine.</param>
    /// <param name="progress">Told the number of cases done, after each.</param>
    /// <returns>The counts, and the first difference shrunk.</returns>
    public static DifferentialReport Run(int cases, int seed, Action<int>? progress = null)
    {
        SortedDictionary<string, int> rows = new(StringComparer.Ordinal);
        HashSet<string> distinct = [];
        (int differences, int floats, string? counterexample) = (0, 0, null);
        for (int index = 0; index < cases; index++)
        {
            PoolCase @case = PoolCases.At(seed, index);
            Finding finding = Check(@case);
            rows[finding.Row] = rows.GetValueOrDefault(finding.Row) + 1;
            distinct.Add((@case with { DataSeed = 0, Palette = Palette.Zeros, Planting = Planting.None, Offset = 0 }).ToString());
            if (finding.Row == ReferenceRow && (@case.Element == ElementType.Single || @case.Element == ElementType.Double)) floats++;
            if (finding.Difference is not null)
            {
                differences++;
                counterexample ??= Explain(@case, seed, index);
            }

            progress?.Invoke(index + 1);
        }

        return new(cases, differences, rows, floats, distinct.Count, counterexample);
    }

    /// <summary>The comparison of one case with Core's definition; an exception counts as a difference.</summary>
    internal static Finding Check(PoolCase @case) => Check(@case, new ReferenceDefinition(), new Surroundings());

    internal static Finding Check(PoolCase @case, IDefinition definition, IGround ground)
    {
        try
        {
            return @case.Element.Compare(@case, definition, ground);
        }
        catch (Exception exception)
        {
            return new("exception", 0, exception.ToString());
        }
    }

    /// <summary>The smallest failing case within reach of the shrinker, as text.</summary>
    internal static string Explain(PoolCase @case, int seed, int index)
    {
        (PoolCase smallest, int tries) = (@case, 0);
        bool improved = true;
        while (improved && tries < MostShrinks)
        {
            improved = false;
            foreach (PoolCase candidate in PoolCases.Shrink(smallest))
            {
                if (tries++ >= MostShrinks) break;
                if (Check(candidate).Difference is null) continue;
                (smallest, improved) = (candidate, true);
                break;
            }
        }

        Finding finding = Check(smallest);
        return $"{smallest}\n    row {finding.Row}: {finding.Difference}\n    case {index} of seed {seed}; replay: dotnet run -c Release --project Bench -- differential --cases {index + 1} --seed {seed}";
    }
}
