using System.CommandLine;

namespace PoolFunctional.Bench.Suites;

/// <summary>The options that choose cases, shared by every verb that takes some.</summary>
/// <param name="usual">The cases where none are asked for, separated by commas; all of them if omitted.</param>
internal sealed class CaseOptions(string? usual = null)
{
    private readonly Option<string?> suite = new("--suite") { Description = "The cases of one network: the part of a case's name before its first dot.", HelpName = "NAME" };
    private readonly Option<string?> cases = new("--case") { Description = $"Cases by name, separated by commas; {usual ?? "all of them"} if neither this nor --suite is given.", HelpName = "NAME,…" };

    internal void AddTo(Command command)
    {
        command.Add(suite);
        command.Add(cases);
    }

    /// <summary>Whether a suite is asked for that is not one of networks.</summary>
    internal bool Is(ParseResult parsed, string name) => parsed.GetValue(suite) == name;

    /// <summary>The cases asked for, or a failure that says what there is; those that are of one element type by name are left out where another is asked for.</summary>
    internal IReadOnlyList<PoolingCase> Read(ParseResult parsed, string? type = null)
    {
        string? chosen = parsed.GetValue(suite);
        PoolingCase[] fitting = [.. PoolingCases.All.Where(known => type is null || known.Type == PoolingCase.Float || known.Type == type)];
        PoolingCase[] inSuite = [.. fitting.Where(known => chosen is null || known.Suite == chosen)];
        if (inSuite.Length == 0) throw new Failure($"--suite {chosen} is not known; there are {string.Join(", ", PoolingCases.All.Select(known => known.Suite).Distinct())}.");
        return (parsed.GetValue(cases) ?? (chosen is null ? usual : null)) is { } names ? [.. Names(names).Select(name => Named(name, inSuite))] : inSuite;
    }

    private static PoolingCase Named(string name, PoolingCase[] among) =>
        among.FirstOrDefault(known => known.Name == name) ?? throw new Failure($"--case {name} is not known; there are {string.Join(", ", among.Select(known => known.Name))}.");

    private static string[] Names(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 0 } names ? names : throw new Failure("--case names no case.");
}
