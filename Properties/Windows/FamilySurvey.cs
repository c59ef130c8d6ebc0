using System.Globalization;
using PoolFunctional.Generators;
using PoolFunctional.Generators.Blurring;
using PoolFunctional.Generators.Windows;

namespace PoolFunctional.Properties.Windows;

/// <summary>The first cases of a seed of an operator of the families of windows, by the façade and by the definition.</summary>
internal sealed record FamilySurvey(string Operation, int Cases, IReadOnlyList<string> Differences)
{
    private static readonly IFamily[] families = [new WindowFamily(), new BlurFamily()];

    internal static IEnumerable<string> Operators => families.SelectMany(family => family.Operators);

    internal static FamilySurvey Of(string operation, int cases, int seed)
    {
        IFamily family = families.Single(known => known.Operators.Contains(operation));
        List<string> differences = [];
        for (int index = 0; index < cases; index++)
        {
            if (family.Check(operation, seed, index).Difference is { } difference) differences.Add(string.Create(CultureInfo.InvariantCulture, $"case {index} of seed {seed}: {difference}"));
        }

        return new(operation, cases, differences);
    }

    internal string Summary => string.Create(CultureInfo.InvariantCulture, $"{Cases} cases of {Operation}, {Differences.Count} differences");

    internal string Report() => string.Join('\n', Differences.Take(3).Prepend(Summary));
}
