using System.Globalization;

namespace PoolFunctional.Generators.Enumerated;

/// <summary>Enumerated cases as a differential run.</summary>
internal static class Exhaustive
{
    /// <summary>Runs cases of enumerations, one after the other.</summary>
    /// <param name="enumerations">Which.</param>
    /// <param name="first">The number of the first case of each.</param>
    /// <param name="most">How many of each at the most.</param>
    /// <param name="every">How far the next is from the last.</param>
    /// <param name="progress">Told the number of cases done, after each.</param>
    internal static DifferentialReport Run(IReadOnlyList<Enumeration> enumerations, int first, int most, int every = 1, Action<int>? progress = null)
    {
        (SortedDictionary<string, int> rows, SortedDictionary<string, int> operations) = (new(StringComparer.Ordinal), new(StringComparer.Ordinal));
        (List<string> replays, int cases, string? counterexample) = ([], 0, null);
        foreach (Enumeration enumeration in enumerations)
        {
            for (int index = first; index < enumeration.Count && index - first < most; index += every)
            {
                Finding finding = enumeration.Check(index);
                rows[finding.Row] = rows.GetValueOrDefault(finding.Row) + 1;
                operations[enumeration.Name] = operations.GetValueOrDefault(enumeration.Name) + 1;
                cases++;
                progress?.Invoke(cases);
                if (finding.Difference is null) continue;
                replays.Add(string.Create(CultureInfo.InvariantCulture, $"dotnet run -c Release --project Bench -- differential --exhaustive --op {enumeration.Name} --first {index} --cases 1"));
                counterexample ??= finding.Difference;
            }
        }

        return new(cases, replays, rows, operations, rows.GetValueOrDefault("reference"), 0, 0, counterexample);
    }
}
