using System.Numerics;
using PoolFunctional.Engine.Scratch;
using PoolFunctional.Reductions;

namespace PoolFunctional.Engine.Indices;

/// <summary>An unpooling made ready to run.</summary>
internal abstract unsafe class UnpoolSchedule<T, TIndex>
    where T : unmanaged, INumber<T>
    where TIndex : unmanaged, IBinaryInteger<TIndex>
{
    /// <summary>Writes every element. The door has proved the lengths and the indices, and that nothing overlaps.</summary>
    internal abstract void Run(ReadOnlySpan<T> values, ReadOnlySpan<TIndex> indices, Span<T> destination, CancellationToken cancellation);

    internal static UnpoolSchedule<T, TIndex> Of(UnpoolJob job) => job.Duplicates.Among(
        last: static job => new UnpoolSchedule<T, TIndex, T, LastAccumulation<T>>(job),
        sum: Summing,
        max: static job => new UnpoolSchedule<T, TIndex, T, MaxAccumulation<T>>(job),
        error: static (UnpoolJob job) => (UnpoolSchedule<T, TIndex>)new UnpoolSchedule<T, TIndex, T, LastAccumulation<T>>(job))(job);

    private static UnpoolSchedule<T, TIndex> Summing(UnpoolJob job) =>
        typeof(T) == typeof(Half) ? new UnpoolSchedule<T, TIndex, float, SumAccumulation<T, float>>(job)
        : Element.IsFloating<T>() ? new UnpoolSchedule<T, TIndex, T, SumAccumulation<T, T>>(job)
        : sizeof(T) < sizeof(long) ? new UnpoolSchedule<T, TIndex, long, SumAccumulation<T, long>>(job)
        : new UnpoolSchedule<T, TIndex, Int128, SumAccumulation<T, Int128>>(job);
}

/// <summary>An unpooling made ready to run, its planes shared by threads.</summary>
internal sealed unsafe class UnpoolSchedule<T, TIndex, TTotal, TAccumulation>(UnpoolJob job) : UnpoolSchedule<T, TIndex>, IUnits
    where T : unmanaged, INumber<T>
    where TIndex : unmanaged, IBinaryInteger<TIndex>
    where TTotal : unmanaged
    where TAccumulation : struct, IAccumulation<T, TTotal>
{
    private readonly int threads = Crew.ThreadsFor((job.Shapes.Unpooled.Elements * sizeof(T)) + (job.Shapes.Pooled.Elements * (sizeof(T) + sizeof(TIndex))), job.Options);
    private readonly bool isApart = typeof(TAccumulation) != typeof(LastAccumulation<T>);

    /// <summary>With channels inside, the channels of an item lie among one another, so that one thread takes them all.</summary>
    private readonly long planesPerUnit = job.IsChannelsLast ? job.Channels : 1;

    internal override void Run(ReadOnlySpan<T> values, ReadOnlySpan<TIndex> indices, Span<T> destination, CancellationToken cancellation)
    {
        fixed (T* given = values)
        fixed (TIndex* places = indices)
        fixed (T* target = destination)
        {
            IndexTargets sources = new(given, places);
            Crew.Run(this, &sources, target, job.Planes / planesPerUnit, threads, cancellation);
        }
    }

    void IUnits.Run(void* source, void* target, long from, long to)
    {
        IndexTargets sources = *(IndexTargets*)source;
        long elements = job.Codec.Elements;
        long perUnit = unchecked(elements * planesPerUnit);
        for (long unit = from; unit < to; unit++) new Span<T>(unchecked((T*)target + (unit * perUnit)), (int)perUnit).Clear();
        if (isApart) Gathered((T*)sources.Values, (TIndex*)sources.Indices, (T*)target, unchecked(from * planesPerUnit), unchecked(to * planesPerUnit));
        else Straight((T*)sources.Values, (TIndex*)sources.Indices, (T*)target, unchecked(from * planesPerUnit), unchecked(to * planesPerUnit));
    }

    /// <summary>Each value where it belongs; a later one covers an earlier one.</summary>
    private void Straight(T* values, TIndex* indices, T* target, long from, long to)
    {
        unchecked
        {
            if (job.Codec.IsPlane && !job.IsChannelsLast)
            {
                long outputs = job.Outputs;
                for (long plane = from; plane < to; plane++)
                {
                    T* start = target + (plane * job.Codec.Elements);
                    for (long i = plane * outputs; i < (plane + 1) * outputs; i++)
                    {
                        // SAFETY: every index has been proved to be −1 or a place of its plane.
                        long offset = long.CreateTruncating(indices[i]);
                        if (offset >= 0) start[offset] = Element.Canonical(values[i]);
                    }
                }

                return;
            }

            OutputWalk walk = new(stackalloc long[job.PooledExtents.Length], job.PooledExtents, job.Channels, job.IsChannelsLast, from, to);
            while (walk.Next())
            {
                long index = long.CreateTruncating(indices[walk.At]);
                if (index != IndexForm.None) target[PlaceOf(walk, index)] = Element.Canonical(values[walk.At]);
            }
        }
    }

    /// <summary>Each plane's values gathered in scratch first.</summary>
    private void Gathered(T* values, TIndex* indices, T* target, long from, long to)
    {
        unchecked
        {
            nint places = (nint)job.Codec.Elements;
            nint room = ((places * sizeof(TTotal)) + 63) & ~(nint)63;
            Arena.Line[] memory = Arena.Rent(room + PlaceSet.Bytes(places));
            try
            {
                TTotal* totals = (TTotal*)Arena.Start(memory);
                PlaceSet taken = new((byte*)totals + room, places);
                for (long plane = from; plane < to; plane++) Gather(values, indices, target, plane, totals, taken);
            }
            finally
            {
                Arena.Return(memory);
            }
        }
    }

    private void Gather(T* values, TIndex* indices, T* target, long plane, TTotal* totals, PlaceSet taken)
    {
        taken.Clear();
        OutputWalk walk = new(stackalloc long[job.PooledExtents.Length], job.PooledExtents, job.Channels, job.IsChannelsLast, plane, unchecked(plane + 1));
        while (walk.Next())
        {
            long index = long.CreateTruncating(indices[walk.At]);
            if (index == IndexForm.None) continue;
            long offset = job.Codec.Read(walk.Batch, walk.Channel, walk.Position, index);
            totals[offset] = taken.Add(offset) ? TAccumulation.Lift(values[walk.At]) : TAccumulation.Combine(totals[offset], values[walk.At]);
        }

        (long batch, long channel) = long.DivRem(plane, job.Channels);
        for (long offset = 0; offset < job.Codec.Elements; offset++)
        {
            if (taken.Contains(offset)) target[At(batch, channel, offset)] = TAccumulation.Finish(totals[offset]);
        }
    }

    private long PlaceOf(in OutputWalk walk, long index) => At(walk.Batch, walk.Channel, job.Codec.Read(walk.Batch, walk.Channel, walk.Position, index));

    /// <summary>Where an element of the result lies.</summary>
    private long At(long batch, long channel, long offset) => unchecked(
        job.IsChannelsLast ? (((batch * job.Codec.Elements) + offset) * job.Channels) + channel : (((batch * job.Channels) + channel) * job.Codec.Elements) + offset);
}
