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
    private readonly int most;
    private readonly int threads;

    internal SeenIndices(IndexJob job)
    {
        geometry = new(job.Plan, job.IsChannelsLast);
        AxisTable last = geometry.Tables[^1];
        firsts = [.. Enumerable.Range(0, last.OutputExtent).Select(output => TIndex.CreateTruncating(last.RunOf(output).PositionOf(output)))];
        counts = [.. Enumerable.Range(0, last.OutputExtent).Select(output => TIndex.CreateTruncating(last.RunOf(output).Count))];
        most = geometry.Tables[..^1].Aggregate(1, (rows, axis) => rows * (int)long.Max(1, axis.LongestWindow));
        threads = Crew.ThreadsFor(job.Plan.Output.Elements * sizeof(TIndex), job.Options);
    }

    internal bool All(ReadOnlySpan<TIndex> indices)
    {
        int hasOther = 0;
        fixed (TIndex* places = indices) Crew.Run(this, places, &hasOther, geometry.Planes * geometry.Rows, threads, CancellationToken.None);
        return hasOther == 0;
    }

    /// <summary>Units are rows of outputs.</summary>
    void IUnits.Run(void* source, void* target, long from, long to)
    {
        unchecked
        {
            TIndex* starts = stackalloc TIndex[most];
            Span<long> output = stackalloc long[geometry.Tables.Length];
            nint inner = geometry.IsChannelsLast ? (nint)geometry.Channels : 1;
            fixed (TIndex* first = firsts)
            fixed (TIndex* count = counts)
            {
                for (long unit = from; unit < to; unit++)
                {
                    geometry.Position(unit % geometry.Rows, output);
                    int rows = Starts(output, starts);
                    TIndex* row = (TIndex*)source + ((nint)unit * firsts.Length * inner);
                    bool isSeen = inner == 1
                        ? SeenKernel.Outputs(row, first, count, firsts.Length, starts, rows)
                        : Channels(row, inner, starts, rows);
                    if (!isSeen) *(int*)target = 1;
                }
            }
        }
    }

    private bool Channels(TIndex* row, nint channels, TIndex* starts, int rows)
    {
        bool isSeen = true;
        for (int output = 0; output < firsts.Length; output++) isSeen &= SeenKernel.Channels(unchecked(row + (output * channels)), channels, firsts[output], counts[output], starts, rows);
        return isSeen;
    }

    /// <summary>Where the rows of inputs that a row of outputs sees begin.</summary>
    private int Starts(ReadOnlySpan<long> output, TIndex* starts)
    {
        unchecked
        {
            int count = 1;
            starts[0] = TIndex.Zero;
            for (int axis = 0; axis < geometry.Last; axis++)
            {
                ref readonly WindowRun run = ref geometry.Tables[axis].RunOf((int)output[axis]);
                if (run.Count == 0) return 0;
                TIndex first = TIndex.CreateTruncating(run.PositionOf((int)output[axis]) * geometry.Pitches[axis]);
                TIndex step = TIndex.CreateTruncating(geometry.Tables[axis].Step * geometry.Pitches[axis]);
                for (int before = count - 1; before >= 0; before--)
                {
                    TIndex outer = starts[before];
                    for (int tap = (int)run.Count - 1; tap >= 0; tap--) starts[(before * (int)run.Count) + tap] = outer + first + (TIndex.CreateTruncating(tap) * step);
                }

                count *= (int)run.Count;
            }

            return count;
        }
    }
}

/// <summary>Whether indices lie in one of the stretches, of so many inputs each, that begin so far after the starts; or are −1.</summary>
internal static unsafe class SeenKernel
{
    /// <summary>Neighbouring outputs, each with a stretch of its own.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static bool Outputs<TIndex>(TIndex* indices, TIndex* firsts, TIndex* counts, nint length, TIndex* starts, int rows)
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
    internal static bool Channels<TIndex>(TIndex* indices, nint channels, TIndex first, TIndex count, TIndex* starts, int rows)
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
    private static Vector<TIndex> In<TIndex>(Vector<TIndex> index, Vector<TIndex> first, Vector<TIndex> count, TIndex* starts, int rows)
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        Vector<TIndex> result = Vector.Equals(index, Vector<TIndex>.AllBitsSet);
        Vector<TIndex> least = Vector.Create(TIndex.One << ((sizeof(TIndex) * 8) - 1));
        Vector<TIndex> distance = index - first + least;
        Vector<TIndex> end = count + least;
        for (int row = 0; row < rows; row++) result |= Vector.LessThan(distance - Vector.Create(starts[row]), end);
        return result;
    }

    private static bool In<TIndex>(TIndex index, TIndex first, TIndex count, TIndex* starts, int rows)
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        bool result = index == TIndex.CreateTruncating(IndexForm.None);
        for (int row = 0; row < rows; row++)
        {
            TIndex distance = unchecked(index - first - starts[row]);
            result |= distance >= TIndex.Zero && distance < count;
        }

        return result;
    }
}
