using System.Numerics;
using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Lanes;

namespace PoolFunctional.Engine.Gradients;

/// <summary>
/// Sums of one or two elements each, a register at a time: both come from two neighbouring registers of the source, by tables; −0 stands for a second one that is not there. For lanes that shift. Immutable.
/// </summary>
internal sealed unsafe class PairTable<T>
    where T : unmanaged, INumber<T>
{
    private readonly nint[] begins;
    private readonly T[] tables;
    private readonly nint length;

    private PairTable(nint[] begins, T[] tables, nint length) => (this.begins, this.tables, this.length) = (begins, tables, length);

    /// <summary>How many elements behind the source may be read, and behind the sums be written.</summary>
    internal static nint Behind => 2 * NumberLanes<T>.Shifting;

    /// <summary>The table of sums of the elements at these places, the second −1 where there is but one; null where lanes do not shift, or the places of a register lie too far apart.</summary>
    internal static PairTable<T>? Of(ReadOnlySpan<(int First, int Second)> pairs)
    {
        int lanes = NumberLanes<T>.Shifting;
        if (lanes == 0) return null;
        nint[] begins = GC.AllocateUninitializedArray<nint>((pairs.Length + lanes - 1) / lanes, pinned: true);
        T[] tables = Pinned.Lines<T>(begins.Length * 3 * lanes);
        Span<T> table = Pinned.FromLine(tables);
        for (int at = 0; at < begins.Length; at++, table = table[(3 * lanes)..])
        {
            ReadOnlySpan<(int First, int Second)> own = pairs[(at * lanes)..int.Min(pairs.Length, (at + 1) * lanes)];
            (int least, int greatest) = (int.MaxValue, 0);
            foreach ((int first, int second) in own) (least, greatest) = (int.Min(least, first), int.Max(greatest, int.Max(first, second)));
            if (greatest - least >= 2 * lanes) return null;
            begins[at] = least;
            for (int lane = 0; lane < own.Length; lane++)
            {
                (int first, int second) = own[lane];
                table[lane] = OffsetBits.Of<T>(first - least);
                if (second < 0) continue;
                table[lanes + lane] = OffsetBits.Of<T>(second - least);
                table[(2 * lanes) + lane] = OffsetBits.Of<T>(-1);
            }
        }

        return new(begins, tables, pairs.Length);
    }

    /// <summary>Writes the sums, and behind them up to the end of a register.</summary>
    internal void Run(T* source, T* target)
    {
        // A constant: compiled ahead of time for machines whose lanes do not shift, the work is left out.
        if (NumberLanes<T>.Shifting > 0) NumberLanes<T>.Filled(NumberLanes<T>.Shifting, new Work(this, source, target));
    }

    private readonly struct Work(PairTable<T> table, T* source, T* target) : ILaneWork<T>
    {
        public bool In<TLanes>()
            where TLanes : struct, ILanes<TLanes, T> => table.Sums<TLanes>(source, target);
    }

    // Optimised at once, or its first runs would be a hundred times slower; and apart, for in a caller the JIT has no budget left to inline the lanes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private bool Sums<TLanes>(T* source, T* target)
        where TLanes : struct, ILanes<TLanes, T>
    {
        unchecked
        {
            nint* begin = Pinned.Start(begins);
            T* table = Pinned.StartOfLine(tables);
            TLanes absent = TLanes.Create(-T.Zero);

            // SAFETY: a register of the source and its neighbour are read from a place in it on, and whole registers are written; there is room behind both.
            for (nint at = 0; at < length; at += TLanes.Count, begin++, table += 3 * TLanes.Count)
            {
                TLanes left = TLanes.Load(source + *begin);
                TLanes right = TLanes.Load(source + *begin + TLanes.Count);
                TLanes first = TLanes.Shift(left, right, TLanes.Load(table));
                TLanes second = TLanes.Shift(left, right, TLanes.Load(table + TLanes.Count));
                TLanes.Store(TLanes.Add(first, TLanes.Select(TLanes.Load(table + (2 * TLanes.Count)), second, absent)), target + at);
            }

            return true;
        }
    }
}
