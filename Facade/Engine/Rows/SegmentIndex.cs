using System.Buffers;
using System.Numerics;
using PoolFunctional.Engine.Rows.Gradients;

namespace PoolFunctional.Engine.Rows;

/// <summary>Where the rows of each segment are: a copy of the caller's numbers, in rented arrays, so that nobody can change them while they are used.</summary>
internal readonly unsafe ref struct SegmentIndex
{
    private readonly int[] starts;
    private readonly int[]? order;
    private readonly int segments;

    private SegmentIndex(int[] starts, int[]? order, int segments) => (this.starts, this.order, this.segments) = (starts, order, segments);

    /// <summary>Of ids, each of which is at least 0 and below the number of segments. Sorted ones need no order: the rows of a segment follow one another.</summary>
    internal static SegmentIndex OfIds<TIndex>(ReadOnlySpan<TIndex> ids, int segments)
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        // Counts lie two places behind their segment, so that after the sums starts[s + 1] is where segment s begins, and after all rows are placed where it ends.
        int[] starts = ArrayPool<int>.Shared.Rent(segments + 2);
        starts.AsSpan(0, segments + 2).Clear();
        bool isSorted = true;
        for (int row = 0; row < ids.Length; row++)
        {
            starts[int.CreateTruncating(ids[row]) + 2]++;
            isSorted &= row == 0 || ids[row - 1] <= ids[row];
        }

        for (int segment = 0; segment <= segments; segment++) starts[segment + 1] += starts[segment];
        int[]? order = isSorted ? null : ArrayPool<int>.Shared.Rent(ids.Length);
        for (int row = 0; row < ids.Length; row++)
        {
            int place = starts[int.CreateTruncating(ids[row]) + 1]++;
            if (order is not null) order[place] = row;
        }

        return new(starts, order, segments);
    }

    /// <summary>Of offsets that begin at 0, do not decrease, and end at the number of rows.</summary>
    internal static SegmentIndex OfOffsets<TIndex>(ReadOnlySpan<TIndex> offsets)
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        int[] starts = ArrayPool<int>.Shared.Rent(offsets.Length);
        for (int segment = 0; segment < offsets.Length; segment++) starts[segment] = int.CreateTruncating(offsets[segment]);
        return new(starts, null, offsets.Length - 1);
    }

    internal void Run<T>(SegmentReduction reduction, ReadOnlySpan<T> rows, nint features, Span<T> destination, T empty, int threads)
        where T : unmanaged, INumber<T>
    {
        fixed (T* source = rows)
        fixed (T* target = destination)
        fixed (int* start = starts)
        fixed (int* listed = order)
        {
            // SAFETY: the door proved that rows and destination hold whole rows, and the arrays were filled from numbers that it had checked.
            RowSchedules.Run(reduction, new RowRun<T>
            {
                Groups = RowGroups.Listed(start, listed, segments, rows.Length / features),
                Features = features,
                Source = source,
                Target = target,
                Threads = threads,
                Empty = empty,
            });
        }
    }

    /// <summary>The gradient; rows and what they became are read only where it depends on them.</summary>
    internal void Backward<T>(SegmentReduction reduction, Ties ties, ReadOnlySpan<T> outputGradient, ReadOnlySpan<T> rows, nint features, ReadOnlySpan<T> pooled, Span<T> destination, int threads)
        where T : unmanaged, INumber<T>
    {
        fixed (T* gradient = outputGradient)
        fixed (T* source = rows)
        fixed (T* results = pooled)
        fixed (T* target = destination)
        fixed (int* start = starts)
        fixed (int* listed = order)
        {
            // SAFETY: as above.
            new RowGradientCall<T>
            {
                Groups = RowGroups.Listed(start, listed, segments, destination.Length / features),
                Features = features,
                Share = RowShare.Of(reduction, ties),
                OutputGradient = gradient,
                Source = source,
                Pooled = results,
                Moved = null,
                Target = target,
                Threads = threads,
            }.Run();
        }
    }

    internal void Return()
    {
        ArrayPool<int>.Shared.Return(starts);
        if (order is not null) ArrayPool<int>.Shared.Return(order);
    }
}
