using System.CommandLine;
using System.Globalization;
using PoolFunctional.Bench;

namespace PoolFunctional.Peers.Oracles;

/// <summary><c>check --peer onnxruntime --cases N --seed S</c>: random nodes of ONNX by this library's conventions and by the runtime.</summary>
internal static class CheckVerb
{
    internal static Command Command()
    {
        Option<string> peer = new("--peer") { Description = "Whose answers ours are compared with.", DefaultValueFactory = _ => PeerTable.OnnxRuntime };
        Option<string?> operation = new("--op", "-o") { Description = "One operator; all if omitted.", HelpName = "NAME" };
        Option<int> cases = new("--cases", "-n") { Description = "How many random calls.", DefaultValueFactory = _ => 2_000, HelpName = "N" };
        Option<int> first = new("--first") { Description = "The index of the first of them, to replay one.", DefaultValueFactory = _ => 0, HelpName = "I" };
        Option<int> seed = new("--seed") { Description = "Which sequence of them.", DefaultValueFactory = _ => 7, HelpName = "S" };
        Option<int> show = new("--show") { Description = "The most differences that are printed.", DefaultValueFactory = _ => 10, HelpName = "N" };
        peer.AcceptOnlyFromAmong(PeerTable.OnnxRuntime);
        Command command = new("check", "Compares what our conventions make of random nodes with what the peer makes of them.") { peer, operation, cases, first, seed, show };
        command.SetAction(parsed => Run(Read(parsed.GetValue(operation)), parsed.GetValue(cases), parsed.GetValue(first), parsed.GetValue(seed), parsed.GetValue(show)));
        return command;
    }

    private static IReadOnlyList<IOracleOperator> Read(string? operation) =>
        operation is null ? OracleTable.All
        : OracleTable.All.Where(known => known.Name == operation).ToArray() is { Length: > 0 } named ? named
        : throw new Failure($"--op {operation} is not known; there are {string.Join(", ", OracleTable.All.Select(known => known.Name))}.");

    private static int Run(IReadOnlyList<IOracleOperator> operators, int cases, int first, int seed, int show)
    {
        if (cases < 1) throw new Failure(Text($"--cases {cases} is too few; it must be at least 1."));
        if (first < 0 || first > int.MaxValue - cases) throw new Failure(Text($"--first {first} is not an index; it must be at least 0 and leave room for {cases} cases."));
        Console.WriteLine(OnnxRuntimeLibrary.Describe(1, Layout.ChannelsFirst).Split(',')[0]);
        CheckRun run = CheckRun.Of(operators, cases, seed, first);
        foreach ((string name, int count) in run.Operators.OrderBy(entry => entry.Key, StringComparer.Ordinal)) Console.WriteLine(Text($"{count,9}  {name}"));
        foreach (string difference in run.Differences.Take(show)) Console.WriteLine(difference);
        foreach ((Quirk quirk, int count) in run.Quirks.OrderByDescending(entry => entry.Value)) Console.WriteLine(Text($"{count,9}  known: {quirk.Name} ({quirk.Reference})"));
        Console.WriteLine(Text($"{run.Quirks.Values.Sum()} cases explained by known quirks of the peer, {run.Refused} refused by both"));
        Console.WriteLine(Text($"{run.Cases} cases, {run.Differences.Count} differences, seed {seed}"));
        return run.Differences.Count == 0 ? ExitCode.Success : ExitCode.Disagreement;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
