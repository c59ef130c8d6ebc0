using System.CommandLine;
using System.CommandLine.Parsing;
using PoolFunctional;
using PoolFunctional.Peers;

Option<string> cases = new("--case") { Description = "Cases by name, separated by commas; all if omitted." };
Option<string> suite = new("--suite") { Description = "The cases of one network: the part of a case's name before its first dot." };
Option<int> threads = new("--threads") { Description = "Threads, for us and for the peer.", DefaultValueFactory = _ => 1 };
Option<string> layout = new("--layout") { Description = "NCHW or NHWC.", DefaultValueFactory = _ => "NCHW" };
Option<string> type = new("--type") { Description = "float32.", DefaultValueFactory = _ => "float32" };
Option<string> direction = new("--direction") { Description = "forward.", DefaultValueFactory = _ => "forward" };
Option<string> peer = new("--peer") { Description = "onnxruntime or torch; both if omitted." };
Option<bool> quick = new("--quick") { Description = "At least 5 rounds instead of at least 15." };
Option<string> json = new("--json") { Description = "Writes the numbers to this file as JSON." };
threads.Validators.Add(result =>
{
    if (result.GetValueOrDefault<int>() < 1) result.AddError("--threads must be at least 1.");
});
layout.AcceptOnlyFromAmong("NCHW", "NHWC");
type.AcceptOnlyFromAmong("float32");
direction.AcceptOnlyFromAmong("forward");
peer.AcceptOnlyFromAmong(PeerName.OnnxRuntime, PeerName.Torch);

Command time = new("time", "Times our poolings and a peer's alternately in one process, after comparing what they answer.")
{
    cases, suite, threads, layout, type, direction, peer, quick, json,
};
time.Validators.Add(result =>
{
    foreach (string name in Names(result.GetValue(cases)).Where(name => PoolingCases.All.All(known => known.Name != name)))
    {
        result.AddError($"There is no case '{name}'; there are {string.Join(", ", PoolingCases.All.Select(known => known.Name))}.");
    }

    if (result.GetValue(suite) is { } wanted && PoolingCases.All.All(known => known.Suite != wanted)) result.AddError($"There is no suite '{wanted}'.");
});
time.SetAction(result => Time(
    new(
        Chosen(result.GetValue(cases), result.GetValue(suite)),
        result.GetValue(layout) == "NHWC" ? Layout.ChannelsLast : Layout.ChannelsFirst,
        result.GetValue(threads),
        result.GetValue(quick) ? Rounds.Quick : Rounds.Full,
        result.GetValue(peer) is { } only ? [only] : [PeerName.OnnxRuntime, PeerName.Torch]),
    result.GetValue(json)));

ParseResult parsed = new RootCommand("PoolFunctional beside its peers.") { time }.Parse(args);
if (parsed.Errors.Count == 0) return parsed.Invoke();
foreach (ParseError error in parsed.Errors) Console.Error.WriteLine(error.Message);
return 2;

static string[] Names(string? list) => list?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

static IReadOnlyList<PoolingCase> Chosen(string? list, string? suite) =>
    list is null
        ? [.. PoolingCases.All.Where(known => suite is null || known.Suite == suite)]
        : [.. Names(list).Select(name => PoolingCases.All.Single(known => known.Name == name))];

static int Time(TimingRequest request, string? json)
{
    Console.WriteLine(TimingReport.Heading(request));
    List<Timing> timings = [];
    foreach (PoolingCase pooling in request.Cases)
    {
        timings.Add(Timing.Of(pooling, request));
        Console.WriteLine(TimingReport.Line(timings[^1]));
    }

    Console.WriteLine();
    Console.WriteLine(TimingReport.Summary(timings, request));
    if (json is not null) File.WriteAllText(json, TimingReport.Json(timings, request).ToJsonString(new() { WriteIndented = true }) + "\n");
    return timings.All(timing => timing.Agrees) ? 0 : 1;
}
