using System.Globalization;
using PoolFunctional.Generators;
using PoolFunctional.Generators.Indices;

namespace PoolFunctional.Properties.Indices;

/// <summary>Random cases of the operators with indices, by the façade and by the definition.</summary>
/// <param name="Cases">How many were compared.</param>
/// <param name="Rows">How many each schedule row answered.</param>
/// <param name="Differences">What differed.</param>
internal sealed record FamilySurvey(int Cases, SortedDictionary<string, int> Rows, IReadOnlyList<string> Differences)
{
    /// <summary>The first cases of a seed, as many of each operator.</summary>
    internal static FamilySurvey Of(int cases, int seed, ITripleGround ground)
    {
        (string Operation, IFamily Family)[] operators =
            [.. ((IFamily[])[new IndicesFamily(ground), new UnpoolFamily(ground)]).SelectMany(family => family.Operators.Select(operation => (operation, family)))];
        SortedDictionary<string, int> rows = new(StringComparer.Ordinal);
        List<string> differences = [];
        for (int index = 0; index < cases; index++)
        {
            (string operation, IFamily family) = operators[index % operators.Length];
            Finding finding = family.Check(operation, seed, index);
            rows[finding.Row] = rows.GetValueOrDefault(finding.Row) + 1;
            if (finding.Difference is not null) differences.Add(string.Create(CultureInfo.InvariantCulture, $"{operation} {index} of seed {seed}, row {finding.Row}: {finding.Difference}"));
        }

        return new(cases, rows, differences);
    }

    /// <summary>The last line of a run in a process of its own.</summary>
    internal string Summary => string.Create(CultureInfo.InvariantCulture, $"{Cases} cases of indices, {Differences.Count} differences");

    internal string Report() => string.Join('\n', Differences.Take(3).Prepend(Summary));
}
