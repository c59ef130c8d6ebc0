using System.Globalization;
using PoolFunctional.Generators;
using PoolFunctional.Generators.Blurring;
using PoolFunctional.Generators.Windows;

namespace PoolFunctional.Properties.Windows;

/// <summary>The first cases of a seed of an operator of the families of windows, by the façade and by the definition.</summary>
/// <param name="Operation">What the family calls it.</param>
/// <param name="Cases">How many.</param>
/// <param name="Refused">How many of them both refuse.</param>
/// <param name="Differences">What differed.</param>
internal sealed record FamilySurvey(string Operation, int Cases, int Refused, IReadOnlyList<string> Differences)
{
    private static readonly IFamily[] families = [new WindowFamily(), new BlurFamily()];

    internal static IEnumerable<string> Operators => families.SelectMany(family => family.Operators);

    internal static FamilySurvey Of(string operation, int cases, int seed)
    {
        IFamily family = families.Single(known => known.Operators.Contains(operation));
        (List<string> differences, int refused) = ([], 0);
        for (int index = 0; index < cases; index++)
        {
            Finding finding = family.Check(operation, seed, index);
            if (finding.Row == "refused") refused++;
            if (finding.Difference is { } difference) differences.Add(string.Create(CultureInfo.InvariantCulture, $"case {index} of seed {seed}: {difference}"));
        }

        return new(operation, cases, refused, differences);
    }

    internal string Summary => string.Create(CultureInfo.InvariantCulture, $"{Cases} cases of {Operation}, {Differences.Count} differences");

    internal string Report() => string.Join('\n', Differences.Take(3).Prepend(Summary));
}
