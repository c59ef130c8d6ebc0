using System.Numerics;
using System.Runtime.Intrinsics;
using PoolFunctional.Engine.Indices;
using PoolFunctional.Engine.Scratch;

namespace PoolFunctional.Engine.Gradients;

/// <summary>
/// Small windows: every input looks at the outputs that it feeds, in row-major order, and takes the gradients of those whose index it is. With channels inside, at the outputs where they lie. Otherwise at rows
/// of outputs in which each is repeated as often as the stride on the last axis: then neighbouring inputs look at neighbours.
/// </summary>
internal sealed unsafe class MatchSchedule<T, TIndex, TTotal, TKey> : IndexGradientSchedule<T, TIndex>, IUnits
    where T : unmanaged, INumber<T>
    where TIndex : unmanaged, IBinaryInteger<TIndex>
    where TTotal : unmanaged, INumber<TTotal>
    where TKey : unmanaged, IBinaryInteger<TKey>
{
    private readonly MatchGeometry geometry;
    private readonly int threads;

    internal MatchSchedule(IndexJob job, MatchGeometry geometry)
    {
        this.geometry = geometry;
        threads = Crew.ThreadsFor((job.Plan.Input.Elements * sizeof(T)) + (job.Plan.Output.Elements * (sizeof(T) + sizeof(TIndex))), job.Options);
    }

    internal override string Name => "matched";

    internal override void Run(ReadOnlySpan<T> outputGradient, ReadOnlySpan<TIndex> indices, Span<T> inputGradient, CancellationToken cancellation)
    {
        fixed (T* incoming = outputGradient)
        fixed (TIndex* places = indices)
        fixed (T* target = inputGradient)
        {
            // Whoever works on the units has left them before this returns.
            RunParts parts = new(incoming, null, places);
            Crew.Run(this, &parts, target, geometry.Units, threads, cancellation);
        }
    }

    void IUnits.Run(void* source, void* target, long from, long to)
    {
        RunParts parts = *(RunParts*)source;
        if (Vector512.IsHardwareAccelerated) Run<MatchLanes512<TTotal, TKey>>(parts, (T*)target, from, to);
        else if (Vector.IsHardwareAccelerated) Run<MatchLanes<TTotal, TKey>>(parts, (T*)target, from, to);
        else Run<MatchOne<TTotal, TKey>>(parts, (T*)target, from, to);
    }

    private void Run<TLanes>(in RunParts parts, T* target, long from, long to)
        where TLanes : struct, IMatchLanes<TLanes, TTotal, TKey>
    {
        Pieces needed = new(null);
        _ = new MatchPlane<T, TIndex, TTotal, TKey>(geometry, ref needed);
        byte[] memory = Arena.Rent(needed.Bytes);
        Pieces pieces = new(Arena.Start(memory));
        MatchPlane<T, TIndex, TTotal, TKey> plane = new(geometry, ref pieces);
        for (nint unit = (nint)from; unit < to; unit++)
        {
            unchecked
            {
                plane.Run<TLanes>((T*)parts.OutputGradient + (unit * geometry.Outputs), (TIndex*)parts.Values + (unit * geometry.Outputs), target + (unit * geometry.Inputs));
            }
        }

        Arena.Return(memory);
    }
}
