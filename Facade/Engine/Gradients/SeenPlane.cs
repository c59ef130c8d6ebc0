using System.Numerics;
using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Indices;

namespace PoolFunctional.Engine.Gradients;

/// <summary>Whether the indices of whole planes of one or two axes are in their windows, by what each window sees: so many stretches, a row apart, of so many inputs.</summary>
internal sealed unsafe class SeenPlane<TIndex>
    where TIndex : unmanaged, IBinaryInteger<TIndex>
{
    private readonly TIndex[] firsts;
    private readonly TIndex[] counts;
    private readonly TIndex[] reaches;
    private readonly int stretches;
    private readonly TIndex apart;

    internal SeenPlane(SearchGeometry geometry)
    {
        AxisTable last = geometry.Tables[^1];
        AxisTable first = geometry.Tables.Length == 1 ? AxisTable.Single : geometry.Tables[0];
        long pitch = last.InputExtent;
        (stretches, apart) = ((int)first.LongestWindow, TIndex.CreateTruncating(first.Step * pitch));
        (firsts, counts, reaches) = (new TIndex[geometry.PlaneOutputs], new TIndex[geometry.PlaneOutputs], new TIndex[geometry.PlaneOutputs]);
        for (int output = 0; output < firsts.Length; output++)
        {
            (int row, int column) = int.DivRem(output, last.OutputExtent);
            (WindowRun down, WindowRun along) = (first.RunOf(row), last.RunOf(column));
            bool isSeeing = down.Count > 0 && along.Count > 0;
            firsts[output] = TIndex.CreateTruncating((down.PositionOf(row) * pitch) + along.PositionOf(column));
            counts[output] = TIndex.CreateTruncating(isSeeing ? along.Count : 0);
            reaches[output] = TIndex.CreateTruncating(isSeeing ? ((down.Count - 1) * first.Step * pitch) + along.Count : 0);
        }
    }

    /// <summary>Planes <c>[from, to)</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal bool All(TIndex* indices, nint from, nint to)
    {
        unchecked
        {
            nint length = firsts.Length;
            bool isWide = Vector.IsHardwareAccelerated && length >= Vector<TIndex>.Count;
            fixed (TIndex* first = firsts)
            fixed (TIndex* count = counts)
            fixed (TIndex* reach = reaches)
            {
                Vector<TIndex> all = Vector<TIndex>.AllBitsSet;
                for (TIndex* plane = indices + (from * length), end = indices + (to * length); plane < end; plane += length)
                {
                    if (!isWide)
                    {
                        for (nint output = 0; output < length; output++)
                        {
                            if (!In(plane[output] - first[output], plane[output], count[output], reach[output])) return false;
                        }

                        continue;
                    }

                    // SAFETY: the last register backs up to end with the plane.
                    for (nint at = 0; at < length; at += Vector<TIndex>.Count)
                    {
                        nint output = nint.Min(at, length - Vector<TIndex>.Count);
                        all &= In(Vector.Load(plane + output), Vector.Load(first + output), Vector.Load(count + output), Vector.Load(reach + output));
                    }

                    if (!Vector.EqualsAll(all, Vector<TIndex>.AllBitsSet)) return false;
                }

                return true;
            }
        }
    }

    /// <summary>Distances counted from the least number on: 0 ≤ d &lt; count is then one comparison.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector<TIndex> In(Vector<TIndex> index, Vector<TIndex> first, Vector<TIndex> count, Vector<TIndex> reach)
    {
        Vector<TIndex> least = Vector.Create(TIndex.One << ((sizeof(TIndex) * 8) - 1));
        Vector<TIndex> distance = index - first + least;
        Vector<TIndex> end = count + least;
        Vector<TIndex> step = Vector.Create(apart);
        Vector<TIndex> isIn = Vector.LessThan(distance, end);
        Vector<TIndex> isNear = Vector.LessThan(distance, reach + least);
        for (int stretch = 1; stretch < stretches; stretch++)
        {
            distance -= step;
            isIn |= Vector.LessThan(distance, end);
        }

        return (isIn & isNear) | Vector.Equals(index, Vector<TIndex>.AllBitsSet);
    }

    private bool In(TIndex distance, TIndex index, TIndex count, TIndex reach)
    {
        bool isNear = distance >= TIndex.Zero && distance < reach;
        bool isIn = false;
        for (int stretch = 0; stretch < stretches; stretch++)
        {
            isIn |= distance >= TIndex.Zero && distance < count;
            distance = unchecked(distance - apart);
        }

        return (isIn && isNear) || index == TIndex.CreateTruncating(IndexForm.None);
    }
}
