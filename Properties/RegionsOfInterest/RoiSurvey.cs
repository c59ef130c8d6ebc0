using System.Globalization;
using PoolFunctional.Generators.RegionsOfInterest;

namespace PoolFunctional.Properties.RegionsOfInterest;

/// <summary>Random poolings of regions, by the façade and by the definition, the operators in turn.</summary>
internal sealed record RoiSurvey(int Cases, int Distinct, IReadOnlyList<string> Differences)
{
    internal static RoiSurvey Of(int cases, int seed)
    {
        RoiFamily family = new();
        IReadOnlyList<string> operators = family.Operators;
        List<string> differences = [];
        HashSet<string> distinct = [];
        for (int index = 0; index < cases; index++)
        {
            string operation = operators[index % operators.Count];
            distinct.Add((RoiCases.At(operation, seed, index) with { DataSeed = 0, Offset = 0 }).ToString());
            if (family.Check(operation, seed, index).Difference is { } difference) differences.Add(difference);
        }

        return new(cases, distinct.Count, differences);
    }

    internal string Report() => string.Create(CultureInfo.InvariantCulture, $"{Differences.Count} of {Cases} cases differ\n{string.Join('\n', Differences.Take(3))}");
}
