using System.Globalization;
using PoolFunctional.Generators.RegionsOfInterest;
using PoolFunctional.Generators.Rows;

namespace PoolFunctional.Properties.RegionsOfInterest;

/// <summary>Random poolings of regions, by the façade and by the definition, the operators in turn.</summary>
internal sealed record RoiSurvey(int Cases, int Distinct, IReadOnlyList<string> Differences)
{
    internal static RoiSurvey Of(int cases, int seed, IRowGround ground)
    {
        IReadOnlyList<string> operators = new RoiFamily().Operators;
        List<string> differences = [];
        HashSet<string> distinct = [];
        for (int index = 0; index < cases; index++)
        {
            string operation = operators[index % operators.Count];
            distinct.Add((RoiCases.At(operation, seed, index) with { DataSeed = 0, Offset = 0 }).ToString());
            if (RoiFamily.Check(operation, seed, index, ground).Difference is { } difference) differences.Add(difference);
        }

        return new(cases, distinct.Count, differences);
    }

    /// <summary>The last line of a run in a process of its own.</summary>
    internal string Summary => string.Create(CultureInfo.InvariantCulture, $"{Cases} cases of regions, {Differences.Count} differences");

    internal string Report() => string.Join('\n', Differences.Take(3).Prepend(Summary));
}
