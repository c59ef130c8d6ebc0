using System.Numerics;
using PoolFunctional.Bench.Checks;
using PoolFunctional.Bench.Suites;

namespace PoolFunctional.Peers;

/// <summary>A peer's time, or why there is none.</summary>
internal sealed record PeerTime(string Peer, double? Microseconds, string? Unavailable);

/// <summary>What no pooling can beat by much: the larger of memory's part and arithmetic's, in microseconds.</summary>
internal sealed record Limit(double Streaming, double Combining)
{
    internal double Microseconds => Math.Max(Streaming, Combining);

    internal string Bound => Streaming >= Combining ? "memory" : "arithmetic";
}

/// <summary>One case, timed; or what differs, which is then not timed.</summary>
internal sealed record Timing(PoolingCase Pooling, string Schedule, Sample Sample, string? Difference, double? Ours, Limit? Limit, IReadOnlyList<PeerTime> Peers)
{
    internal bool Agrees => Difference is null;

    internal double? LimitFraction => Limit?.Microseconds / Ours;

    /// <summary>How many times our time a peer takes.</summary>
    internal double? Ratio(string peer) => Peers.Where(time => time.Peer == peer).Select(time => time.Microseconds / Ours).FirstOrDefault();

    internal static Timing Of<T>(PoolingCase pooling, TimingRequest request)
        where T : unmanaged, INumber<T> => request.IsBackward ? Backward<T>(pooling, request) : Forward<T>(pooling, request);

    private static Timing Forward<T>(PoolingCase pooling, TimingRequest request)
        where T : unmanaged, INumber<T>
    {
        bool last = request.Layout == Layout.ChannelsLast;
        PoolPlan<T> plan = Pool.Compile<T>(pooling.Reduction, pooling.Window, last ? ChannelsLast.Shape(pooling.Shape) : pooling.Shape, Options(request));
        Plan plane = SampledDefinition.PlanOfPlane(pooling);
        PinnedBuffer<T> input = new PinnedBuffer<T>(Elements(pooling.Shape)).Filled();
        PeerTask<T> task = new(pooling, plane, input, Pool.OutputShape(pooling.Window, pooling.Shape), request.Layout, request.Threads);
        PinnedBuffer<T> arranged = last ? ChannelsLast.Of(input, pooling.Shape) : input;
        PinnedBuffer<T> output = new(task.OutputElements);
        plan.Run(arranged.Span, output.Span);
        PinnedBuffer<T> answer = last ? ChannelsLast.Back(output, task.OutputShape) : output;
        double combines = CombineLimit.Combines(plane, pooling.Shape[0] * pooling.Shape[1]);
        return Raced(task, request, new(
            plan.ScheduleName,
            () => plan.Run(arranged.Span, output.Span),
            answer,
            SampledDefinition.Compare<T>(pooling, input.Memory, answer.Memory),
            new(arranged, output, request.Threads),
            () => combines / (CombineLimit.PerMicrosecond<T>(pooling.Reduction) * request.Threads)));
    }

    private static Timing Backward<T>(PoolingCase pooling, TimingRequest request)
        where T : unmanaged, INumber<T>
    {
        bool last = request.Layout == Layout.ChannelsLast;
        Plan plane = SampledDefinition.PlanOfPlane(pooling);
        nint[] outputShape = Pool.OutputShape(pooling.Window, pooling.Shape);
        PinnedBuffer<T> input = new PinnedBuffer<T>(Elements(pooling.Shape)).Filled();
        PinnedBuffer<T> incoming = new PinnedBuffer<T>(Elements(outputShape)).Filled();
        PeerTask<T> task = new(pooling, plane, input, outputShape, request.Layout, request.Threads, incoming);
        PinnedBuffer<T> arranged = last ? ChannelsLast.Of(incoming, outputShape) : incoming;
        GradientRun<T> ours = GradientRun<T>.Of(pooling, last ? ChannelsLast.Of(input, pooling.Shape) : input, arranged, last ? ChannelsLast.Shape(pooling.Shape) : pooling.Shape, Options(request));
        ours.Run();
        PinnedBuffer<T> answer = last ? ChannelsLast.Back(ours.Result, pooling.Shape) : ours.Result;

        // Memory that nobody has written is one page of zeros, however long it is, and reading that takes no time.
        PinnedBuffer<byte> read = new(arranged.Bytes + (ours.Indices?.Bytes ?? 0));
        read.Span.Fill(1);
        return Raced(task, request, new(
            ours.Name,
            ours.Run,
            answer,
            SampledGradient.Compare<T>(pooling, plane, input.Span, incoming.Span, answer.Span),
            new(read, ours.Result, request.Threads),
            () => 0));
    }

    /// <summary>Us beside the loop that stands for memory and the peers, unless something differs.</summary>
    private static Timing Raced<T>(PeerTask<T> task, TimingRequest request, Entry<T> ours)
        where T : unmanaged, INumber<T>
    {
        Attempt<T>[] attempts = [.. request.Peers.Select(peer => PeerTable.Attempt(peer, task))];
        IPeer<T>[] peers = [.. attempts.Select(attempt => attempt.Peer).OfType<IPeer<T>>()];
        try
        {
            Timing unmeasured = new(task.Pooling, ours.Schedule, ours.Sample, null, null, null, [.. attempts.Select(attempt => new PeerTime(attempt.Name, null, attempt.Unavailable))]);
            if (Differing(task, ours.Sample, ours.Answer, attempts) is { } difference) return unmeasured with { Difference = difference };
            double combining = ours.Combining();
            double[] medians = Race.Medians(
                [Contender.Of(ours.Run, isJitted: true), ours.Memory.Fastest(), .. peers.Select(peer => Contender.Of(peer.Run, isJitted: false))],
                request.Rounds,
                request.Threads);
            Queue<double> times = new(medians[2..]);
            return unmeasured with
            {
                Ours = medians[0],
                Limit = new(medians[1], combining),
                Peers = [.. attempts.Select(attempt => new PeerTime(attempt.Name, attempt.Peer is null ? null : times.Dequeue(), attempt.Unavailable))],
            };
        }
        finally
        {
            foreach (IPeer<T> peer in peers) peer.Dispose();
        }
    }

    private static PoolOptions Options(TimingRequest request) => new() { Layout = request.Layout, MaxDegreeOfParallelism = request.Threads };

    /// <summary>The first thing that differs: ours from the definition, or a peer's from ours.</summary>
    private static string? Differing<T>(PeerTask<T> task, Sample sample, PinnedBuffer<T> answer, Attempt<T>[] attempts)
        where T : unmanaged, INumber<T>
    {
        if (sample.Differences > 0) return $"{sample.Differences} of {sample.Compared} outputs differ from the definition";
        foreach (Attempt<T> attempt in attempts)
        {
            if (attempt.Peer is { } peer && PeerAgreement.Difference(task.Pooling, task.Plane, answer.Span, peer.Answer().Span, task.OutputGradient is not null) is { } difference) return $"{attempt.Name}: {difference}";
        }

        return null;
    }

    private static long Elements(nint[] shape) => shape.Aggregate(1L, (product, extent) => product * extent);

    /// <summary>What we enter a race with: a run that has been compared, the loop that stands for its memory, and what its arithmetic takes at least, in microseconds.</summary>
    private sealed record Entry<T>(string Schedule, Action Run, PinnedBuffer<T> Answer, Sample Sample, StreamingLimit Memory, Func<double> Combining)
        where T : unmanaged, INumber<T>;
}
