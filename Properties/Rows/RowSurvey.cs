using System.Globalization;
using PoolFunctional.Generators;
using PoolFunctional.Generators.Rows;

namespace PoolFunctional.Properties.Rows;

/// <summary>Random sequences and segments, by the façade and by the definition.</summary>
/// <param name="Cases">How many were compared.</param>
/// <param name="Distinct">How many differ in more than their data.</param>
/// <param name="Differences">What differed.</param>
internal sealed record RowSurvey(int Cases, int Distinct, IReadOnlyList<string> Differences)
{
    /// <summary>The first cases of a seed, as many of sequences as of segments.</summary>
    internal static RowSurvey Of(int cases, int seed)
    {
        SurroundedTriple ground = new();
        List<string> differences = [];
        HashSet<string> distinct = [];
        for (int index = 0; index < cases; index++)
        {
            (string text, string? difference) = index % 2 == 0 ? Sequences(SequenceCase.At(seed, index), ground) : Segmented(SegmentCase.At(seed, index), ground);
            distinct.Add(text);
            if (difference is not null) differences.Add(string.Create(CultureInfo.InvariantCulture, $"case {index} of seed {seed}: {text}\n    {difference}"));
        }

        return new(cases, distinct.Count, differences);
    }

    internal string Report() => string.Create(CultureInfo.InvariantCulture, $"{Differences.Count} of {Cases} cases differ\n{string.Join('\n', Differences.Take(3))}");

    private static (string Text, string? Difference) Sequences(SequenceCase @case, SurroundedTriple ground) => (@case.ToString(), Checked(() => @case.Element.Do(new SequenceComparison(@case, ground))));

    private static (string Text, string? Difference) Segmented(SegmentCase @case, SurroundedTriple ground) => (@case.ToString(), Checked(() => @case.Element.Do(new SegmentComparison(@case, ground))));

    private static string? Checked(Func<string?> comparison)
    {
        try
        {
            return comparison();
        }
        catch (Exception exception)
        {
            return exception.ToString();
        }
    }
}
