using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using PoolFunctional.Bench;

namespace PoolFunctional.Peers;

/// <summary>Timings as a table for a person, and as JSON for a program.</summary>
internal static class TimingReport
{
    /// <summary>The loop that stands for memory must come this near to a copy.</summary>
    private const double NearACopy = 0.9;

    internal static string Heading(TimingRequest request) => string.Join('\n',
    [
        Text($"{request.LayoutName}, {request.TypeName}{(request.Type is null ? " where a case names no other type" : "")}, {request.Direction}, {request.Threads} thread(s), medians of {request.Rounds.Least} to {request.Rounds.Most} rounds"),
        $"{Machine.Describe()}, commit {Commit()}",
        .. request.Peers.Select(peer => PeerTable.Describe(peer, request.Threads, request.Layout)),
        request.IsBackward
            ? "limit: a loop that reads the gradient that comes in, and for a maximum its int indices, and writes the gradient that goes out, once; ratio: the peer's time / ours"
            : "limit: the larger of a loop that reads the input and writes the output once (memory) and of the combines of the pairwise rule in registers (arithmetic); ratio: the peer's time / ours",
        Streaming(),
        "",
        Row(request, "case", "ours us", "limit us", "limit/ours", peer => (peer, "ratio"), "schedule"),
    ]);

    internal static string Line(Timing timing, TimingRequest request) => Row(
        request,
        timing.Pooling.Name,
        timing.Agrees ? Number(timing.Ours, "F1") : "DIFFERS",
        Number(timing.Limit?.Microseconds, "F1"),
        Number(timing.LimitFraction, "F2"),
        peer => (Number(timing.Peers.First(time => time.Peer == peer).Microseconds, "F1"), Number(timing.Ratio(peer), "F2")),
        timing.Difference ?? timing.Schedule);

    internal static string Summary(IReadOnlyList<Timing> timings, TimingRequest request) => string.Join('\n',
    [
        .. request.Peers.Select(peer => Mean($"ratio to {peer}", timings, timing => timing.Ratio(peer))),
        Mean("limit fraction", timings, timing => timing.LimitFraction),
        .. Reasons(timings),
        timings.All(timing => timing.Agrees)
            ? Text($"every result was compared before it was timed: {timings.Count} agree with the definition ({timings.Sum(timing => timing.Sample.Compared)} of {timings.Sum(timing => timing.Sample.Outputs)} outputs, bit for bit) and with every peer that was timed (all outputs)")
            : Text($"{timings.Count(timing => !timing.Agrees)} of {timings.Count} results DIFFER and were not timed"),
    ]);

    internal static JsonObject Json(IReadOnlyList<Timing> timings, TimingRequest request) => new()
    {
        ["threads"] = request.Threads,
        ["layout"] = request.LayoutName,
        ["type"] = request.TypeName,
        ["direction"] = request.Direction,
        ["commit"] = Commit(),
        ["processor"] = Machine.Processor,
        ["runtime"] = RuntimeInformation.FrameworkDescription,
        ["vector_bits"] = Machine.VectorBits,
        ["cases"] = new JsonArray([.. timings.Select(Case)]),
        ["geomean"] = Statistics(timings, request, GeometricMean),
        ["min"] = Statistics(timings, request, values => values.Min()),
    };

    private static JsonObject Case(Timing timing) => new()
    {
        ["case"] = timing.Pooling.Name,
        ["type"] = timing.Pooling.Type,
        ["ours_us"] = timing.Ours,
        ["limit_us"] = timing.Limit?.Microseconds,
        ["limit_bound"] = timing.Limit?.Bound,
        ["limit_fraction"] = timing.LimitFraction,
        ["agrees"] = timing.Agrees,
        ["difference"] = timing.Difference,
        ["compared"] = timing.Sample.Compared,
        ["outputs"] = timing.Sample.Outputs,
        ["schedule"] = timing.Schedule,
        ["peers"] = new JsonObject(timing.Peers.Select(peer => KeyValuePair.Create<string, JsonNode?>(peer.Peer, Peer(timing, peer)))),
    };

    private static JsonObject Peer(Timing timing, PeerTime peer) => peer.Microseconds is { } time
        ? new() { ["us"] = time, ["ratio"] = timing.Ratio(peer.Peer) }
        : new() { ["unavailable"] = peer.Unavailable ?? "the results differ" };

    private static JsonObject Statistics(IReadOnlyList<Timing> timings, TimingRequest request, Func<double[], double> of)
    {
        JsonObject statistics = [];
        foreach (string peer in request.Peers) statistics[peer] = Statistic(Values(timings, timing => timing.Ratio(peer)), of);
        statistics["limit_fraction"] = Statistic(Values(timings, timing => timing.LimitFraction), of);
        return statistics;
    }

    private static JsonNode? Statistic(double[] values, Func<double[], double> of) => values.Length == 0 ? null : JsonValue.Create(of(values));

    private static double[] Values(IReadOnlyList<Timing> timings, Func<Timing, double?> value) => [.. timings.Select(value).OfType<double>()];

    private static double GeometricMean(double[] values) => Math.Exp(values.Average(Math.Log));

    private static string Mean(string name, IReadOnlyList<Timing> timings, Func<Timing, double?> value)
    {
        Timing[] with = [.. timings.Where(timing => value(timing) is not null)];
        if (with.Length == 0) return Text($"{name}: no case");
        Timing least = with.MinBy(value)!;
        return Text($"{name}: geometric mean {GeometricMean(Values(timings, value)):F2} over {with.Length} of {timings.Count} cases, least {value(least):F2} ({least.Pooling.Name})");
    }

    private static IEnumerable<string> Reasons(IReadOnlyList<Timing> timings) =>
        from timing in timings
        from peer in timing.Peers
        where peer.Unavailable is not null
        group timing.Pooling.Name by (peer.Peer, peer.Unavailable) into absent
        let named = absent.Count() == timings.Count ? "" : Text($" ({string.Join(", ", absent)})")
        select Text($"{absent.Key.Peer} unavailable in {absent.Count()} of {timings.Count} cases{named}: {absent.Key.Unavailable}");

    private static string Streaming()
    {
        IReadOnlyList<(int Bytes, double Fraction)> beside = StreamingLimit.BesideCopy();
        string fractions = string.Join(", ", beside.Select(one => Text($"{one.Fraction:F2} at {one.Bytes >> 10} KiB")));
        string slow = beside.Any(one => one.Fraction < NearACopy) ? Text($"; BELOW {NearACopy:F2}: there the limit is too lenient, or the machine was busy") : "";
        return Text($"the memory loop's speed as a fraction of a span copy's: {fractions}{slow}");
    }

    private static string Row(TimingRequest request, string name, string ours, string limit, string fraction, Func<string, (string Time, string Ratio)> peer, string schedule) =>
        Text($"{name,-24}{ours,11}{limit,11}{fraction,11}{string.Concat(request.Peers.Select(peer).Select(one => Text($"{one.Time,13}{one.Ratio,8}")))}  {schedule}");

    private static string Number(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "-";

    /// <summary>The commit that is checked out, or that there is none to name.</summary>
    private static string Commit()
    {
        try
        {
            ProcessStartInfo describe = new("git", "describe --always --dirty --exclude *") { RedirectStandardOutput = true, RedirectStandardError = true };

            // A path that leads a peer to its libraries would lead git to them, too.
            describe.Environment.Remove("LD_LIBRARY_PATH");
            using Process? git = Process.Start(describe);
            return git?.StandardOutput.ReadToEnd().Trim() is { Length: > 0 } commit ? commit : "unknown";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "unknown";
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
