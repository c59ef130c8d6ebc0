using System.Globalization;
using PoolFunctional.Generators;

namespace PoolFunctional.Properties.Agreement;

/// <summary>Random cases of the operators of a family, by the façade and by the definition.</summary>
/// <param name="Operation">The operator.</param>
/// <param name="Cases">How many were compared.</param>
/// <param name="Outputs">How many results they had.</param>
/// <param name="Rows">Which rows answered how many; <c>refused</c> those that both refuse.</param>
/// <param name="Differences">What differed.</param>
internal sealed record FamilySurvey(string Operation, int Cases, long Outputs, IReadOnlyDictionary<string, int> Rows, IReadOnlyList<string> Differences)
{
    private const int MostReported = 3;

    /// <summary>The first cases of a seed, or as many from <paramref name="first"/> on; <paramref name="before"/> is told the number of each before it runs.</summary>
    internal static FamilySurvey Of(IFamily family, string operation, int cases, int seed, int first = 0, Action<int>? before = null)
    {
        (List<string> differences, SortedDictionary<string, int> rows, long outputs) = ([], new(StringComparer.Ordinal), 0);
        for (int index = first; index < first + cases && differences.Count < MostReported; index++)
        {
            before?.Invoke(index);
            Finding finding = family.Check(operation, seed, index);
            rows[finding.Row] = rows.GetValueOrDefault(finding.Row) + 1;
            outputs += finding.Outputs;
            if (finding.Difference is not null) differences.Add(string.Create(CultureInfo.InvariantCulture, $"case {index} of {operation}, seed {seed}: {family.Explain(operation, seed, index) ?? finding.Difference}"));
        }

        return new(operation, cases, outputs, rows, differences);
    }

    /// <summary>The first cases of a seed of every operator.</summary>
    internal static IEnumerable<FamilySurvey> Of(IEnumerable<IFamily> families, int cases, int seed) =>
        families.SelectMany(family => family.Operators.Select(operation => Of(family, operation, cases, seed)));

    /// <summary>A line of a run in a process of its own.</summary>
    internal string Summary => string.Create(CultureInfo.InvariantCulture, $"{Cases} cases of {Operation}, {Differences.Count} differences");

    internal string Report() => string.Join('\n', [.. Differences, .. Rows.Select(row => $"row {row.Key} {row.Value}"), Summary]);
}
