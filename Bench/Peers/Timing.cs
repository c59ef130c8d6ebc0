namespace PoolFunctional.Peers;

/// <summary>What to time, as asked on the command line.</summary>
internal sealed record TimingRequest(IReadOnlyList<PoolingCase> Cases, Layout Layout, int Threads, Rounds Rounds, IReadOnlyList<string> Peers);

/// <summary>A peer's time, or why there is none.</summary>
internal sealed record PeerTime(string Peer, double? Microseconds, string? Unavailable);

/// <summary>One case, timed.</summary>
internal sealed record Timing(PoolingCase Pooling, string Schedule, bool Agrees, string Witness, double Ours, double Limit, IReadOnlyList<PeerTime> Peers)
{
    internal double LimitFraction => Limit / Ours;

    /// <summary>How many times our time a peer takes.</summary>
    internal double? Ratio(string peer) => Peers.Where(time => time.Peer == peer).Select(time => time.Microseconds / Ours).FirstOrDefault();

    internal static Timing Of(PoolingCase pooling, TimingRequest request)
    {
        bool last = request.Layout == Layout.ChannelsLast;
        PoolOptions options = new() { Layout = request.Layout, MaxDegreeOfParallelism = request.Threads };
        nint[] firstOutput = Pool.OutputShape(pooling.Window, pooling.Shape);
        PoolPlan<float> plan = Pool.Compile<float>(pooling.Reduction, pooling.Window, last ? ChannelsLast.Shape(pooling.Shape) : pooling.Shape, options);

        PinnedBuffer input = new PinnedBuffer(Elements(pooling.Shape)).Filled();
        PinnedBuffer ours = new(Elements(firstOutput));
        PinnedBuffer theirs = new(Elements(firstOutput));
        PinnedBuffer arranged = last ? ChannelsLast.Of(input, pooling.Shape) : input;
        plan.Run(arranged.Span, ours.Span);
        PinnedBuffer answer = last ? ChannelsLast.Back(ours, firstOutput) : ours;

        OnnxNode? node = request.Peers.Contains(PeerName.OnnxRuntime) ? OnnxNode.Of(pooling) : null;
        using OnnxPeer? onnx = node is null
            ? null
            : new(node, input, pooling.ShapeAsLong, theirs, [.. firstOutput.Select(extent => (long)extent)], request.Threads);
        if (onnx is null) Definition(pooling, input).CopyTo(theirs.Span);
        else onnx.Run();

        long taps = Taps(pooling);
        bool agrees = Agreement.FirstDifference(answer.Span, theirs.Span, pooling.Reduction, taps) < 0;
        string witness = onnx is null ? "definition" : PeerName.OnnxRuntime;
        List<PeerTime> peers = [.. request.Peers.Select(peer => new PeerTime(peer, null, WhyNot(peer, onnx, last)))];
        if (!agrees) return new(pooling, plan.ScheduleName, false, witness, double.NaN, double.NaN, peers);

        StreamingLimit limit = new(arranged, ours, request.Threads);
        List<Contender> contenders =
        [
            Contender.Of("ours", () => plan.Run(arranged.Span, ours.Span)),
            new("limit", limit.Run),
        ];
        int timedPeer = peers.FindIndex(peer => peer is { Peer: PeerName.OnnxRuntime, Unavailable: null });
        if (timedPeer >= 0) contenders.Insert(1, Contender.Of(PeerName.OnnxRuntime, onnx!.Run));
        double[] medians = Race.Medians(contenders, request.Rounds, request.Threads);
        if (timedPeer >= 0) peers[timedPeer] = peers[timedPeer] with { Microseconds = medians[1] };
        return new(pooling, plan.ScheduleName, true, witness, medians[0], medians[^1], peers);
    }

    private static string? WhyNot(string peer, OnnxPeer? onnx, bool channelsLast) => peer switch
    {
        PeerName.Torch => TorchPeer.Unavailable,
        _ when onnx is null => "ONNX has no operator that means this",
        _ when channelsLast => "ONNX Runtime's CPU provider pools float channels-first only",
        _ => null,
    };

    private static ReadOnlySpan<float> Definition(PoolingCase pooling, PinnedBuffer input) =>
        (from shape in Shape.Create(pooling.ShapeAsLong)
         from x in FeatureMap.Create(shape, (ReadOnlySpan<float>)input.Span)
         from y in Reference.Pool(x, pooling.Window, pooling.Reduction)
         select y)
        .Match(y => y.Values.ToArray(), error => throw new ArgumentException(error.Message));

    private static long Elements(nint[] shape) => shape.Aggregate(1L, (product, extent) => product * extent);

    /// <summary>The most taps that a window has.</summary>
    private static long Taps(PoolingCase pooling) => pooling.Window is Window.SlidingWindow sliding
        ? sliding.KernelSize.Aggregate(1L, (product, size) => product * size)
        : pooling.ShapeAsLong.Skip(2).Aggregate(1L, (product, extent) => product * extent);
}

/// <summary>The peers by the names that the command line and the JSON use.</summary>
internal static class PeerName
{
    internal const string OnnxRuntime = "onnxruntime";
    internal const string Torch = "torch";
}

/// <summary>libtorch through TorchSharp.</summary>
internal static class TorchPeer
{
    /// <summary>Why it is not timed.</summary>
    internal const string Unavailable = "the race against libtorch (TorchSharp, -p:Torch=true) is not written yet";
}
