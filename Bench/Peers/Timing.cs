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

    private static Timing Backward<T>(PoolingCase pooling, TimingRequest request)
        where T : unmanaged, INumber<T>
    {
        bool last = request.Layout == Layout.ChannelsLast;
        PoolOptions options = new() { Layout = request.Layout, MaxDegreeOfParallelism = request.Threads };
        Plan plane = SampledDefinition.PlanOfPlane(pooling);
        nint[] outputShape = Pool.OutputShape(pooling.Window, pooling.Shape);
        PinnedBuffer<T> input = new PinnedBuffer<T>(Elements(pooling.Shape)).Filled();
        PinnedBuffer<T> incoming = new PinnedBuffer<T>(Elements(outputShape)).Filled();
        PeerTask<T> task = new(pooling, plane, input, outputShape, request.Layout, request.Threads, incoming);
        PinnedBuffer<T> arranged = last ? ChannelsLast.Of(incoming, outputShape) : incoming;
        GradientRun<T> ours = GradientRun<T>.Of(pooling, last ? ChannelsLast.Of(input, pooling.Shape) : input, arranged, last ? ChannelsLast.Shape(pooling.Shape) : pooling.Shape, options);
        ours.Run();
        PinnedBuffer<T> answer = last ? ChannelsLast.Back(ours.Result, pooling.Shape) : ours.Result;

        Attempt<T>[] attempts = [.. request.Peers.Select(peer => PeerTable.Attempt(peer, task))];
        IPeer<T>[] peers = [.. attempts.Select(attempt => attempt.Peer).OfType<IPeer<T>>()];
        try
        {
            (long compared, long differences) = SampledGradient.Compare<T>(pooling, plane, input.Span, incoming.Span, answer.Span);
            Sample sample = new(compared, input.Span.Length, differences);
            Timing unmeasured = new(pooling, ours.Name, sample, null, null, null, [.. attempts.Select(attempt => new PeerTime(attempt.Name, null, attempt.Unavailable))]);
            if (Differing(task, sample, answer, attempts) is { } difference) return unmeasured with { Difference = difference };
            long read = arranged.Bytes + (ours.Indices?.Bytes ?? 0);
            PinnedBuffer<byte> together = new(read);
            double[] medians = Race.Medians(
                [
                    Contender.Of(ours.Run, isJitted: true),
                    new StreamingLimit(together.Address, read, ours.Result.Address, ours.Result.Bytes, request.Threads).Fastest(),
                    .. peers.Select(peer => Contender.Of(peer.Run, isJitted: false)),
                ],
                request.Rounds,
                request.Threads);
            GC.KeepAlive(together);
            return unmeasured.With(medians, 0, attempts);
        }
        finally
        {
            foreach (IPeer<T> peer in peers) peer.Dispose();
        }
    }

    /// <summary>The medians of us, of the loop that stands for memory, and of the peers.</summary>
    private Timing With<T>(double[] medians, double combining, Attempt<T>[] attempts)
    {
        Queue<double> times = new(medians[2..]);
        return this with
        {
            Ours = medians[0],
            Limit = new(medians[1], combining),
            Peers = [.. attempts.Select(attempt => new PeerTime(attempt.Name, attempt.Peer is null ? null : times.Dequeue(), attempt.Unavailable))],
        };
    }

    private static Timing Forward<T>(PoolingCase pooling, TimingRequest request)
        where T : unmanaged, INumber<T>
    {
        bool last = request.Layout == Layout.ChannelsLast;
        PoolOptions options = new() { Layout = request.Layout, MaxDegreeOfParallelism = request.Threads };
        PoolPlan<T> plan = Pool.Compile<T>(pooling.Reduction, pooling.Window, last ? ChannelsLast.Shape(pooling.Shape) : pooling.Shape, options);
        Plan plane = SampledDefinition.PlanOfPlane(pooling);
        PinnedBuffer<T> input = new PinnedBuffer<T>(Elements(pooling.Shape)).Filled();
        PeerTask<T> task = new(pooling, plane, input, Pool.OutputShape(pooling.Window, pooling.Shape), request.Layout, request.Threads);
        PinnedBuffer<T> arranged = last ? ChannelsLast.Of(input, pooling.Shape) : input;
        PinnedBuffer<T> output = new(task.OutputElements);
        plan.Run(arranged.Span, output.Span);
        PinnedBuffer<T> answer = last ? ChannelsLast.Back(output, task.OutputShape) : output;

        Attempt<T>[] attempts = [.. request.Peers.Select(peer => PeerTable.Attempt(peer, task))];
        IPeer<T>[] peers = [.. attempts.Select(attempt => attempt.Peer).OfType<IPeer<T>>()];
        try
        {
            Sample sample = SampledDefinition.Compare<T>(pooling, input.Memory, answer.Memory);
            Timing unmeasured = new(pooling, plan.ScheduleName, sample, null, null, null, [.. attempts.Select(attempt => new PeerTime(attempt.Name, null, attempt.Unavailable))]);
            if (Differing(task, sample, answer, attempts) is { } difference) return unmeasured with { Difference = difference };
            double combining = CombineLimit.Combines(plane, pooling.Shape[0] * pooling.Shape[1]) / (CombineLimit.PerMicrosecond<T>(pooling.Reduction) * request.Threads);
            double[] medians = Race.Medians(
                [
                    Contender.Of(() => plan.Run(arranged.Span, output.Span), isJitted: true),
                    new StreamingLimit(arranged.Address, arranged.Bytes, output.Address, output.Bytes, request.Threads).Fastest(),
                    .. peers.Select(peer => Contender.Of(peer.Run, isJitted: false)),
                ],
                request.Rounds,
                request.Threads);
            return unmeasured.With(medians, combining, attempts);
        }
        finally
        {
            foreach (IPeer<T> peer in peers) peer.Dispose();
        }
    }

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
}
