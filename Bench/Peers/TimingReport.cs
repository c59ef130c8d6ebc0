using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Json.Nodes;

namespace PoolFunctional.Peers;

/// <summary>Timings as a table for a person, and as JSON for a program.</summary>
internal static class TimingReport
{
    internal static string Heading(TimingRequest request) => Text(
        $"{request.Layout}, float32, forward, {request.Threads} thread(s), medians of {request.Rounds.Least} to {request.Rounds.Most} rounds; {RuntimeInformation.FrameworkDescription}, {Processor()}, vectors of {VectorBits()} bits, commit {Commit()}\n")
        + Text($"peer: ONNX Runtime 1.31.1, intra-op threads {request.Threads}, sequential, preallocated pinned tensors, opset {OnnxModel.Opset} (its AveragePool is slower from 19 on)\n")
        + "limit: a loop that reads the input and writes the output once; ratio: the peer's time / ours\n\n"
        + Row("case", "ours us", "limit us", "limit/ours", "peer us", "ratio", "schedule");

    internal static string Line(Timing timing) => Row(
        timing.Pooling.Name,
        timing.Agrees ? Number(timing.Ours) : "DIFFERS",
        Number(timing.Limit),
        Ratio(timing.LimitFraction),
        timing.Peers.Select(peer => peer.Microseconds is { } time ? Number(time) : "-").FirstOrDefault("-"),
        timing.Peers.Select(peer => timing.Ratio(peer.Peer) is { } ratio ? Ratio(ratio) : "-").FirstOrDefault("-"),
        timing.Schedule);

    internal static string Summary(IReadOnlyList<Timing> timings, TimingRequest request) => string.Join('\n',
    [
        .. request.Peers.Select(peer => Mean($"ratio to {peer}", Ratios(timings, peer))),
        Mean("limit fraction", LimitFractions(timings)),
        .. Reasons(timings),
        timings.All(timing => timing.Agrees)
            ? Text($"every result was compared before it was timed: {timings.Count} agree")
            : Text($"{timings.Count(timing => !timing.Agrees)} of {timings.Count} results DIFFER and were not timed"),
    ]);

    internal static JsonObject Json(IReadOnlyList<Timing> timings, TimingRequest request) => new()
    {
        ["threads"] = request.Threads,
        ["layout"] = request.Layout == Layout.ChannelsLast ? "NHWC" : "NCHW",
        ["type"] = "float32",
        ["direction"] = "forward",
        ["commit"] = Commit(),
        ["cases"] = new JsonArray([.. timings.Select(Case)]),
        ["geomean"] = Statistics(timings, request, GeometricMean),
        ["min"] = Statistics(timings, request, values => values.Min()),
    };

    private static JsonObject Case(Timing timing) => new()
    {
        ["case"] = timing.Pooling.Name,
        ["ours_us"] = Finite(timing.Ours),
        ["limit_us"] = Finite(timing.Limit),
        ["limit_fraction"] = Finite(timing.LimitFraction),
        ["agrees"] = timing.Agrees,
        ["agrees_with"] = timing.Witness,
        ["schedule"] = timing.Schedule,
        ["peers"] = new JsonObject(timing.Peers.Select(peer => KeyValuePair.Create<string, JsonNode?>(peer.Peer, Peer(timing, peer)))),
    };

    private static JsonObject Peer(Timing timing, PeerTime peer) => peer.Microseconds is { } time
        ? new() { ["us"] = time, ["ratio"] = timing.Ratio(peer.Peer) }
        : new() { ["unavailable"] = peer.Unavailable ?? "the results differ" };

    private static JsonObject Statistics(IReadOnlyList<Timing> timings, TimingRequest request, Func<double[], double> of)
    {
        JsonObject statistics = [];
        foreach (string peer in request.Peers) statistics[peer] = Statistic(Ratios(timings, peer), of);
        statistics["limit_fraction"] = Statistic(LimitFractions(timings), of);
        return statistics;
    }

    private static JsonNode? Statistic(double[] values, Func<double[], double> of) => values.Length == 0 ? null : JsonValue.Create(of(values));

    private static JsonNode? Finite(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;

    private static double[] Ratios(IReadOnlyList<Timing> timings, string peer) => [.. timings.Select(timing => timing.Ratio(peer)).OfType<double>()];

    private static double[] LimitFractions(IReadOnlyList<Timing> timings) => [.. timings.Where(timing => timing.Agrees).Select(timing => timing.LimitFraction)];

    private static double GeometricMean(double[] values) => Math.Exp(values.Average(Math.Log));

    private static string Mean(string name, double[] values) => values.Length == 0
        ? Text($"{name}: no case")
        : Text($"{name}: geometric mean {GeometricMean(values):F2} over {values.Length} cases, least {values.Min():F2}");

    private static IEnumerable<string> Reasons(IReadOnlyList<Timing> timings) =>
        from timing in timings
        from peer in timing.Peers
        where peer.Unavailable is not null
        group timing.Pooling.Name by (peer.Peer, peer.Unavailable) into absent
        let named = absent.Count() == timings.Count ? "" : Text($" ({string.Join(", ", absent)})")
        select Text($"{absent.Key.Peer} unavailable in {absent.Count()} of {timings.Count} cases{named}: {absent.Key.Unavailable}");

    private static string Row(string name, string ours, string limit, string fraction, string peer, string ratio, string schedule) =>
        Text($"{name,-24}{ours,12}{limit,12}{fraction,12}{peer,12}{ratio,9}  {schedule}");

    private static string Number(double value) => double.IsFinite(value) ? value.ToString("F1", CultureInfo.InvariantCulture) : "-";

    private static string Ratio(double value) => double.IsFinite(value) ? value.ToString("F2", CultureInfo.InvariantCulture) : "-";

    private static int VectorBits() => Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;

    private static string Processor() =>
        (File.Exists("/proc/cpuinfo") ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) : null)
            ?.Split(':')[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();

    /// <summary>The commit that is checked out, or that there is none to name.</summary>
    private static string Commit()
    {
        try
        {
            using Process? git = Process.Start(new ProcessStartInfo("git", "describe --always --dirty --exclude *") { RedirectStandardOutput = true, RedirectStandardError = true });
            return git?.StandardOutput.ReadToEnd().Trim() is { Length: > 0 } commit ? commit : "unknown";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "unknown";
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
