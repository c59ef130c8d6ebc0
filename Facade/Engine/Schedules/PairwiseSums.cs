using System.Numerics;
using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Kernels;
using PoolFunctional.Engine.Scratch;
using PoolFunctional.Numerics;

namespace PoolFunctional.Engine.Schedules;

/// <summary>What a walk adds up: the row that a tap becomes, written to where it is told.</summary>
internal unsafe interface ILeaves
{
    /// <summary>Whether each tap becomes two rows.</summary>
    bool HasTwo { get; }

    AxisTaps Axis(int axis);

    void Write(nint offset, nint index, double* first, double* second);
}

/// <summary>
/// Rows added up over the axes of a window in the order of the fold: each axis counts in binary, a block of 2ᵇ taps waiting at level b for its neighbour on the right.
/// Taps that are not there leave their blocks empty, so what remains at the end are the blocks of the binary digits of the last tap's number.
/// </summary>
internal readonly unsafe struct PairwiseSums<TReal>
    where TReal : unmanaged, IReal<TReal>
{
    private const int MostLevels = 64;

    private readonly double* rows;
    private readonly int* free;
    private readonly int* freed;
    private readonly int* levels;
    private readonly int pitch;

    /// <param name="width">The most lanes.</param>
    /// <param name="geometry">How many axes there are, and how many totals they hold back.</param>
    /// <param name="pieces">Where they lie.</param>
    internal PairwiseSums(int width, CellGeometry geometry, ref Pieces pieces)
    {
        int count = geometry.Levels + 2;
        pitch = width;
        rows = pieces.Next<double>((nint)count * 2 * width);
        free = pieces.Next<int>(count);
        freed = pieces.Next<int>(1);
        levels = pieces.Next<int>(geometry.Axes * MostLevels);
        if (pieces.IsCounting) return;
        for (int row = 0; row < count; row++) free[row] = row;
        *freed = count;
    }

    /// <summary>The sums, which lie there until <see cref="Release"/>.</summary>
    internal int Of<TLeaves>(ref TLeaves leaves, int axes, int length)
        where TLeaves : struct, ILeaves => Axis(ref leaves, axes - 1, 0, 0, length);

    internal double* First(int row) => unchecked(rows + ((nint)row * 2 * pitch));

    internal double* Second(int row) => unchecked(First(row) + pitch);

    /// <summary>A row of sums to be written, until <see cref="Release"/>.</summary>
    internal int Take() => free[--*freed];

    internal void Release(int row) => free[(*freed)++] = row;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Axis<TLeaves>(ref TLeaves leaves, int axis, nint offset, nint index, int length)
        where TLeaves : struct, ILeaves
    {
        unchecked
        {
            if (axis < 0)
            {
                int leaf = Take();
                leaves.Write(offset, index, First(leaf), Second(leaf));
                return leaf;
            }

            AxisTaps taps = leaves.Axis(axis);
            int* waiting = levels + (axis * MostLevels);
            ulong occupied = 0;
            for (nint tap = 0; tap < (nint)taps.Count; tap++)
            {
                int total = Axis(ref leaves, axis - 1, offset + (tap * taps.Stride), index + (tap * taps.Row), length);
                ulong position = (ulong)(taps.First + tap);
                int level = BitOperations.TrailingZeroCount(~position);
                for (ulong below = occupied & ((1UL << level) - 1); below != 0; below &= below - 1) Add(leaves, waiting[BitOperations.TrailingZeroCount(below)], total, length);
                occupied = (occupied & ~((1UL << level) - 1)) | (1UL << level);
                waiting[level] = total;
            }

            // The smallest block is innermost.
            int sum = waiting[BitOperations.TrailingZeroCount(occupied)];
            for (ulong above = occupied & (occupied - 1); above != 0; above &= above - 1) Add(leaves, waiting[BitOperations.TrailingZeroCount(above)], sum, length);
            return sum;
        }
    }

    private void Add<TLeaves>(in TLeaves leaves, int left, int right, int length)
        where TLeaves : struct, ILeaves
    {
        RealKernel<TReal>.Add(First(left), First(right), length);
        if (leaves.HasTwo) RealKernel<TReal>.Add(Second(left), Second(right), length);
        Release(left);
    }
}
