using System.Globalization;
using PoolFunctional.Generators;
using PoolFunctional.Generators.Enumerated;

namespace PoolFunctional.Properties.Agreement;

/// <summary>Enumerated cases, by the façade and by the definition.</summary>
/// <param name="Ran">The cases that are possible, all of which were compared.</param>
/// <param name="Refused">The cases that are none: an extent of 0, or a window larger than its padded input. The façade refuses each.</param>
/// <param name="Rows">For each row of the schedule table, the cases that it answered.</param>
/// <param name="Differences">What differed, with the line that replays it.</param>
internal sealed record Survey(IReadOnlyList<PoolCase> Ran, int Refused, IReadOnlyDictionary<string, int> Rows, IReadOnlyList<string> Differences)
{
    internal static IReadOnlyDictionary<string, IReadOnlyList<PoolCase>> Families { get; } = new Dictionary<string, IReadOnlyList<PoolCase>>
    {
        ["lengths"] = LengthCases.All,
        ["specials"] = SpecialCases.All,
        ["shapes"] = ShapeCases.All,
        ["planes"] = ShapeCases.ManyPlanes,
        ["padded"] = ShapeCases.PaddedPlanes,
        ["all"] = [.. LengthCases.All, .. SpecialCases.All, .. ShapeCases.All],
    };

    /// <summary>Cases <paramref name="first"/>, first + <paramref name="every"/>, … of a family; <paramref name="before"/> is told of each before it runs.</summary>
    internal static Survey Of(string family, IGround ground, int first = 0, int every = 1, Action<int, PoolCase>? before = null)
    {
        IReadOnlyList<PoolCase> cases = Families[family];
        (List<PoolCase> ran, List<string> differences, SortedDictionary<string, int> rows, int refused) = ([], [], new(StringComparer.Ordinal), 0);
        for (int index = first; index < cases.Count; index += every)
        {
            PoolCase @case = cases[index];
            before?.Invoke(index, @case);
            Finding finding = Enumeration.Check(@case, ground);
            if (@case.Plan is null) refused++;
            else ran.Add(@case);
            rows[finding.Row] = rows.GetValueOrDefault(finding.Row) + 1;
            if (finding.Difference is not null) differences.Add($"{@case}\n    row {finding.Row}: {finding.Difference}\n    {Replay(family, index, ground)}");
        }

        return new(ran, refused, rows, differences);
    }

    /// <summary>The last line of a run in a process of its own.</summary>
    internal static string Summary(string family, int ran, int refused, int differences) => $"{family}: {ran} cases, {refused} refused, {differences} differences";

    /// <summary>That line where there is nothing to complain of.</summary>
    internal static string Summary(string family, int first, int every)
    {
        ILookup<bool, PoolCase> cases = Families[family].Skip(first).Where((_, index) => index % every == 0).ToLookup(@case => @case.Plan is null);
        return Summary(family, cases[false].Count(), cases[true].Count(), 0);
    }

    /// <summary>The first differences in full, and how many there are.</summary>
    internal string Report() => string.Create(CultureInfo.InvariantCulture, $"{Differences.Count} differences in {Ran.Count} cases; the first:\n{string.Join('\n', Differences.Take(4))}");

    /// <summary>The line that runs one case as this process does, without the instruction sets that it was told to leave alone.</summary>
    internal static string Replay(string family, int index, IGround ground) =>
        $"case {index} of {family}; replay: {InstructionSets.Disabled}dotnet run -c Release --project Properties -- {ground.Name} {family} {index}";
}
