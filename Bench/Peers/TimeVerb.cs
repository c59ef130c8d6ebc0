using System.CommandLine;
using System.Text.Json;
using PoolFunctional.Bench;
using PoolFunctional.Bench.Suites;
using PoolFunctional.Peers.Operators;

namespace PoolFunctional.Peers;

/// <summary><c>time</c>: our poolings and the peers' alternately in one process, after comparing what they answer.</summary>
internal static class TimeVerb
{
    private const string Forward = "forward";
    private const string Backward = "backward";
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    internal static Command Command()
    {
        CaseOptions caseOptions = new();
        Option<int> threads = new("--threads") { Description = "Threads, for us, for the peers and for the limit.", DefaultValueFactory = _ => 1, HelpName = "N" };
        Option<string> layout = new("--layout") { Description = "How the tensor lies in memory.", DefaultValueFactory = _ => "NCHW" };
        Option<string?> type = new("--type") { Description = "The element type of every case; each has its own if omitted, which is float32 where its name says nothing." };
        Option<string> direction = new("--direction") { Description = "Pooling, or its gradient.", DefaultValueFactory = _ => Forward };
        Option<string?> peer = new("--peer") { Description = "One peer; all if omitted." };
        Option<bool> quick = new("--quick") { Description = $"At least {Rounds.Quick.Least} rounds instead of at least {Rounds.Full.Least}." };
        Option<string?> json = new("--json") { Description = "Also writes the numbers to this file.", HelpName = "FILE" };
        layout.AcceptOnlyFromAmong("NCHW", "NHWC");
        type.AcceptOnlyFromAmong(ElementTypes.Names);
        direction.AcceptOnlyFromAmong(Forward, Backward);
        peer.AcceptOnlyFromAmong([.. PeerTable.Names]);

        Command command = new("time", "Times our poolings and the peers' alternately in one process, after comparing what they answer.") { threads, layout, type, direction, peer, quick, json };
        caseOptions.AddTo(command);
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(threads) < 1) throw new Failure($"--threads {parsed.GetValue(threads)} is too few; it must be at least 1.");
            Layout arrangement = parsed.GetValue(layout) == "NHWC" ? Layout.ChannelsLast : Layout.ChannelsFirst;
            Rounds rounds = parsed.GetValue(quick) ? Rounds.Quick : Rounds.Full;
            bool isBackward = parsed.GetValue(direction) == Backward;
            if (isBackward) PeerTable.RecordGradients();
            if (isBackward && caseOptions.Is(parsed, OperatorSuite.Name)) throw new Failure($"--suite {OperatorSuite.Name} has no --direction backward; the other suites have.");
            if (caseOptions.Is(parsed, OperatorSuite.Name)) return OperatorTimes.Print(arrangement, rounds);
            string? only = parsed.GetValue(type);
            return Run(
                new(
                    [.. caseOptions.Read(parsed, only).Where(pooling => !isBackward || HasGradient(pooling, only)).Select(pooling => pooling with { Type = only ?? pooling.Type })],
                    arrangement,
                    parsed.GetValue(threads),
                    only,
                    rounds,
                    parsed.GetValue(peer) is { } name ? [name] : PeerTable.Names,
                    isBackward),
                parsed.GetValue(json));
        });
        return command;
    }

    /// <summary>Averages of integers are rounded, and have none.</summary>
    private static bool HasGradient(PoolingCase pooling, string? type) => pooling.Reduction is Reduction.MaxReduction or Reduction.MinReduction || (type ?? pooling.Type).StartsWith("float", StringComparison.Ordinal);

    private static int Run(TimingRequest request, string? json)
    {
        // Opened first: a path that cannot be written must not cost minutes.
        using StreamWriter? numbers = json is null ? null : new(json);
        Console.WriteLine(TimingReport.Heading(request));
        List<Timing> timings = [];

        // One case for nothing: the peers' managed sides are compiled in stages, too.
        _ = ElementTypes.Time(PoolingCases.All[0] with { Type = request.TypeName }, request with { Rounds = Rounds.Quick });
        foreach (PoolingCase pooling in request.Cases)
        {
            timings.Add(ElementTypes.Time(pooling, request));
            Console.WriteLine(TimingReport.Line(timings[^1], request));
        }

        Console.WriteLine();
        Console.WriteLine(TimingReport.Summary(timings, request));
        numbers?.WriteLine(TimingReport.Json(timings, request).ToJsonString(Indented));
        return timings.All(timing => timing.Agrees) ? ExitCode.Success : ExitCode.Disagreement;
    }
}
