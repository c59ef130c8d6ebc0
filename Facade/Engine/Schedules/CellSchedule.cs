using System.Numerics;
using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Kernels;
using PoolFunctional.Engine.Lifts;
using PoolFunctional.Engine.Scratch;

namespace PoolFunctional.Engine.Schedules;

/// <summary>
/// Reductions that cost O(k) per output: the lanes are outputs, of any row, plane and channel, whose windows have the same present taps. Each tap is a row of
/// them, gathered once into a buffer where the window is small enough, and again at every walk where it is not.
/// </summary>
internal abstract unsafe class CellSchedule<T> : Schedule<T>, IUnits, IScratchWork
    where T : unmanaged, INumber<T>
{
    private readonly int threads;

    private protected CellSchedule(Job<T> job, int width)
    {
        Geometry = new(job.Plan, job.IsChannelsLast, width);
        threads = Crew.ThreadsFor(Geometry.Work * sizeof(T), job.Options);
    }

    private protected CellGeometry Geometry { get; }

    internal override void Run(ReadOnlySpan<T> x, Span<T> destination, CancellationToken cancellation)
    {
        fixed (T* source = x)
        fixed (T* target = destination) Crew.Run(this, source, target, Geometry.Units, threads, cancellation);
    }

    void IUnits.Run(void* source, void* target, long from, long to) => ScratchWork.Run(this, source, target, from, to);

    void IScratchWork.Work(void* source, void* target, long from, long to, ref Pieces pieces) => Work((T*)source, (T*)target, from, to, ref pieces);

    /// <summary>Takes what it needs of the scratch memory, and works on units <c>[from, to)</c>.</summary>
    private protected abstract void Work(T* source, T* target, long from, long to, ref Pieces pieces);

    private protected LaneChunk Chunk(ref Pieces pieces) => LaneChunk.Of(Geometry, ref pieces);
}

/// <summary>The taps of a chunk as rows of <typeparamref name="TRow"/>, one lane beside another.</summary>
internal unsafe struct TapRows<T, TRow, TLift>
    where T : unmanaged
    where TRow : unmanaged
    where TLift : struct, ILift<T, TRow>
{
    private const int LongStretch = 16;

    private readonly TLift lift;
    private readonly T* raw;
    private readonly TRow* rows;
    private readonly nint pitch;
    private readonly nint buffered;
    private LaneChunk chunk;
    private T* source;

    /// <param name="lift">What an element is in a row.</param>
    /// <param name="width">The most lanes; the distance between rows.</param>
    /// <param name="buffered">How many rows are kept.</param>
    /// <param name="pieces">Where they lie.</param>
    internal TapRows(TLift lift, int width, long buffered, ref Pieces pieces)
    {
        (this.lift, pitch, this.buffered) = (lift, width, (nint)buffered);
        raw = pieces.Next<T>(lift.IsIdentity ? 0 : width);
        rows = pieces.Next<TRow>((this.buffered + 1) * pitch);
    }

    /// <summary>How many taps the windows have, over the axes before <paramref name="axis"/>.</summary>
    internal readonly long CountBefore(int axis)
    {
        long count = 1;
        for (int before = 0; before < axis; before++) count *= chunk.Taps[before].Count;
        return count;
    }

    /// <summary>Whether every tap of the windows is kept.</summary>
    internal readonly bool KeepsAll(int axes) => CountBefore(axes) <= buffered;

    internal readonly AxisTaps Axis(int axis) => chunk.Taps[axis];

    /// <summary>A unit's lanes, with nothing gathered yet.</summary>
    internal void Begin(T* from, in LaneChunk of)
    {
        source = from;
        chunk = of;
    }

    /// <summary>Gathers the tap at <paramref name="offset"/> from the first, number <paramref name="index"/> in the order of the fold.</summary>
    internal readonly TRow* Gathered(nint offset, nint index)
    {
        TRow* row = unchecked(rows + (nint.Min(index, buffered) * pitch));
        if (lift.IsIdentity)
        {
            GatherKernel.Run(unchecked(source + offset), chunk.Segments, chunk.SegmentCount, (T*)row);
            return row;
        }

        // Long stretches are lifted from where they lie: a register read across two stores that have just made it would wait for both.
        nint stride = chunk.Segments->SourceStride;
        bool isWidened = stride == 2 && typeof(TLift) == typeof(DoubleLift<float>);
        if ((stride == 1 || isWidened) && chunk.Lanes >= LongStretch * chunk.SegmentCount)
        {
            for (int i = 0; i < chunk.SegmentCount; i++)
            {
                LaneSegment segment = chunk.Segments[i];
                T* from = unchecked(source + offset + segment.Source);
                TRow* to = unchecked(row + segment.Lane);
                if (isWidened) DoubleLift<float>.EverySecond((float*)from, segment.Count, (double*)to);
                else lift.Row(from, segment.Count, to);
            }

            return row;
        }

        GatherKernel.Run(unchecked(source + offset), chunk.Segments, chunk.SegmentCount, raw);
        lift.Row(raw, chunk.Lanes, row);
        return row;
    }

    /// <summary>Gathers the taps over an axis and those before it, all of which are kept.</summary>
    /// <returns>The first of their rows.</returns>
    internal readonly TRow* GatherAll(int axis, nint offset, nint index)
    {
        unchecked
        {
            if (axis < 0)
            {
                Gathered(offset, index);
                return rows;
            }

            AxisTaps taps = Axis(axis);
            for (nint tap = 0; tap < (nint)taps.Count; tap++) GatherAll(axis - 1, offset + (tap * taps.Stride), index + (tap * taps.Row));
            return rows;
        }
    }

    /// <summary>A tap that has been gathered before.</summary>
    internal readonly TRow* Again(nint offset, nint index) => index < buffered ? unchecked(rows + (index * pitch)) : Gathered(offset, index);
}
