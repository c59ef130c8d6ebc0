using System.Numerics;
using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Indices;
using PoolFunctional.Engine.Scratch;

namespace PoolFunctional.Engine.Gradients;

/// <summary>Whether every index is −1 or a place that its window sees: what finds outputs by their inputs would lose the others.</summary>
internal sealed unsafe class SeenIndices<TIndex> : IUnits
    where TIndex : unmanaged, IBinaryInteger<TIndex>
{
    private readonly SearchGeometry geometry;
    private readonly TIndex[] firsts;
    private readonly TIndex[] counts;
    private readonly RowPrograms rows;
    private readonly SeenPlane<TIndex>? whole;
    private readonly int threads;

    internal SeenIndices(IndexJob job)
    {
        geometry = new(job.Plan, job.IsChannelsLast);
        AxisTable last = geometry.Tables[^1];
        firsts = [.. Enumerable.Range(0, last.OutputExtent).Select(output => TIndex.CreateTruncating(last.RunOf(output).PositionOf(output)))];
        counts = [.. Enumerable.Range(0, last.OutputExtent).Select(output => TIndex.CreateTruncating(last.RunOf(output).Count))];
        rows = new(geometry.Tables[..^1], (axis, position, _) => (1, (int)(position * geometry.Pitches[axis])));
        whole = !job.IsChannelsLast && geometry.Tables.Length <= 2 && geometry.PlaneOutputs <= LargestTable ? new(geometry) : null;
        threads = Crew.ThreadsFor(job.Plan.Output.Elements * sizeof(TIndex), job.Options);
    }

    /// <summary>Beyond so many outputs a table for each of them would not stay in the cache.</summary>
    private const long LargestTable = 1 << 15;

    internal bool All(ReadOnlySpan<TIndex> indices)
    {
        int hasOther = 0;
        fixed (TIndex* places = indices) Crew.Run(this, places, &hasOther, whole is null ? geometry.Planes * geometry.Rows : geometry.Planes, threads, CancellationToken.None);
        return hasOther == 0;
    }

    /// <summary>Units are planes, or rows of outputs.</summary>
    void IUnits.Run(void* source, void* target, long from, long to)
    {
        unchecked
        {
            if (whole is not null)
            {
                if (!whole.All((TIndex*)source, (nint)from, (nint)to)) *(int*)target = 1;
                return;
            }

            nint inner = geometry.IsChannelsLast ? (nint)geometry.Channels : 1;
            fixed (TIndex* first = firsts)
            fixed (TIndex* count = counts)
            fixed (int* starts = rows.Numbers)
            {
                for (long unit = from; unit < to; unit++)
                {
                    long position = unit % geometry.Rows;
                    int* list = starts + rows.Starts[position];
                    int length = rows.Starts[position + 1] - rows.Starts[position];
                    TIndex* row = (TIndex*)source + ((nint)unit * firsts.Length * inner);
                    bool isSeen = inner == 1
                        ? SeenKernel.Outputs(row, first, count, firsts.Length, list, length)
                        : Channels(row, inner, list, length);
                    if (!isSeen) *(int*)target = 1;
                }
            }
        }
    }

    private bool Channels(TIndex* row, nint channels, int* starts, int count)
    {
        bool isSeen = true;
        for (int output = 0; output < firsts.Length; output++) isSeen &= SeenKernel.Channels(unchecked(row + (output * channels)), channels, firsts[output], counts[output], starts, count);
        return isSeen;
    }
}

/// <summary>Whether indices lie in one of the stretches, of so many inputs each, that begin so far after the starts; or are −1.</summary>
internal static unsafe class SeenKernel
{
    /// <summary>Neighbouring outputs, each with a stretch of its own.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static bool Outputs<TIndex>(TIndex* indices, TIndex* firsts, TIndex* counts, nint length, int* starts, int rows)
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        unchecked
        {
            nint x = 0;
            if (Vector.IsHardwareAccelerated)
            {
                Vector<TIndex> all = Vector<TIndex>.AllBitsSet;
                for (; x + Vector<TIndex>.Count <= length; x += Vector<TIndex>.Count) all &= In(Vector.Load(indices + x), Vector.Load(firsts + x), Vector.Load(counts + x), starts, rows);
                if (!Vector.EqualsAll(all, Vector<TIndex>.AllBitsSet)) return false;
            }

            for (; x < length; x++)
            {
                if (!In(indices[x], firsts[x], counts[x], starts, rows)) return false;
            }

            return true;
        }
    }

    /// <summary>Channels of one output.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static bool Channels<TIndex>(TIndex* indices, nint channels, TIndex first, TIndex count, int* starts, int rows)
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        unchecked
        {
            nint x = 0;
            if (Vector.IsHardwareAccelerated)
            {
                Vector<TIndex> all = Vector<TIndex>.AllBitsSet;
                for (; x + Vector<TIndex>.Count <= channels; x += Vector<TIndex>.Count) all &= In(Vector.Load(indices + x), Vector.Create(first), Vector.Create(count), starts, rows);
                if (!Vector.EqualsAll(all, Vector<TIndex>.AllBitsSet)) return false;
            }

            for (; x < channels; x++)
            {
                if (!In(indices[x], first, count, starts, rows)) return false;
            }

            return true;
        }
    }

    /// <summary>Numbers from the least on: 0 ≤ d &lt; count is then one comparison.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<TIndex> In<TIndex>(Vector<TIndex> index, Vector<TIndex> first, Vector<TIndex> count, int* starts, int rows)
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        Vector<TIndex> result = Vector.Equals(index, Vector<TIndex>.AllBitsSet);
        Vector<TIndex> least = Vector.Create(TIndex.One << ((sizeof(TIndex) * 8) - 1));
        Vector<TIndex> distance = index - first + least;
        Vector<TIndex> end = count + least;
        for (int row = 0; row < rows; row++) result |= Vector.LessThan(distance - Vector.Create(TIndex.CreateTruncating(starts[row])), end);
        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool In<TIndex>(TIndex index, TIndex first, TIndex count, int* starts, int rows)
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        bool result = index == TIndex.CreateTruncating(IndexForm.None);
        for (int row = 0; row < rows; row++)
        {
            TIndex distance = unchecked(index - first - TIndex.CreateTruncating(starts[row]));
            result |= distance >= TIndex.Zero && distance < count;
        }

        return result;
    }
}
