using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Reducers;

namespace PoolFunctional.Engine.Kernels;

/// <summary><c>target[x] = rows[0][x] ∘ … ∘ rows[31][x]</c>, pairwise: up to thirty-two rows, wherever each of them lies.</summary>
internal static unsafe class RowsKernel
{
    /// <summary>How many rows are folded at once. A power of two, so that such blocks are subtrees of the pairwise tree.</summary>
    internal const int MostRows = 32;

    /// <summary>How many rows are read when so many are asked for: the next power of two. What stands for an absent row must be there too.</summary>
    internal static int Read(int rows) => rows <= 2 ? rows : rows <= 4 ? 4 : rows <= 8 ? 8 : rows <= 16 ? 16 : MostRows;

    /// <summary>Reads and writes nothing beyond the rows.</summary>
    /// <returns>Whether a watching reducer may have lost a NaN.</returns>
    internal static bool Run<TTotal, TReducer, TSet>(TTotal** rows, int count, nint length, TTotal* target)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TSet : struct, ILaneSet<TTotal> => TSet.Filled(length, new Kernel<TTotal, TReducer, ListedRows<TTotal>>(new(rows), count, length, target));

    /// <summary>The same for thirty-two rows that lie <paramref name="pitch"/> apart: half of the loads are not needed.</summary>
    internal static bool Run<TTotal, TReducer, TSet>(TTotal* rows, nint pitch, nint length, TTotal* target)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TSet : struct, ILaneSet<TTotal> => TSet.Filled(length, new Kernel<TTotal, TReducer, EvenRows<TTotal>>(new(rows, pitch), MostRows, length, target));

    private readonly struct Kernel<TTotal, TReducer, TRows>(TRows rows, int count, nint length, TTotal* target) : ILaneWork<TTotal>
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TRows : struct, IRows<TRows, TTotal>
    {
        public bool In<TLanes>()
            where TLanes : struct, ILanes<TLanes, TTotal> =>
            Read(count) switch
            {
                1 => Fold<TTotal, TReducer, TLanes, TRows, Taps1>(rows, length, target),
                2 => Fold<TTotal, TReducer, TLanes, TRows, Taps2>(rows, length, target),
                4 => Fold<TTotal, TReducer, TLanes, TRows, Taps4>(rows, length, target),
                8 => Fold<TTotal, TReducer, TLanes, TRows, Taps8>(rows, length, target),
                16 => Fold<TTotal, TReducer, TLanes, TRows, Taps16>(rows, length, target),
                _ => Fold<TTotal, TReducer, TLanes, TRows, Taps32>(rows, length, target),
            };
    }

    // Optimised at once, or its first runs would be a hundred times slower; and apart, for in a caller the JIT has no budget left to inline the lanes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static bool Fold<TTotal, TReducer, TLanes, TRows, TTaps>(TRows rows, nint length, TTotal* target)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TLanes : struct, ILanes<TLanes, TTotal>
        where TRows : struct, IRows<TRows, TTotal>
        where TTaps : struct, ITaps
    {
        unchecked
        {
            TLanes watched = default;
            nint last = length - TLanes.Count;

            // SAFETY: 0 ≤ x ≤ length − Count, and every row and the target hold length totals. The target is none of the rows.
            // The last block backs up over totals already written: same inputs, same totals, so there is no remainder loop.
            for (nint x = 0; ; x = nint.Min(x + TLanes.Count, last))
            {
                TLanes total = Part<TTotal, TReducer, TLanes, TRows, TTaps>(rows, x, out TLanes sum);
                if (TTaps.Count == 32)
                {
                    total = TReducer.Combine(total, Part<TTotal, TReducer, TLanes, TRows, TTaps>(rows.After(16), x, out TLanes rightSum));
                    if (TReducer.Watches) sum = TLanes.Watch(sum, rightSum);
                }

                if (TReducer.Watches) watched = TLanes.Add(watched, sum);
                TLanes.Store(total, target + x);
                if (x == last) return TReducer.Watches && TLanes.HasNaN(watched);
            }
        }
    }

    /// <summary>The fold of one to sixteen rows at one place, and for a reducer that watches the plain sum of what was read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Part<TTotal, TReducer, TLanes, TRows, TTaps>(TRows rows, nint x, out TLanes sum)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TLanes : struct, ILanes<TLanes, TTotal>
        where TRows : struct, IRows<TRows, TTotal>
        where TTaps : struct, ITaps
    {
        if (TTaps.Count == 1) return sum = rows.Load<TLanes>(0, x);
        if (TTaps.Count == 2)
        {
            TLanes a = rows.Load<TLanes>(0, x);
            TLanes b = rows.Load<TLanes>(1, x);
            sum = TReducer.Watches ? TLanes.Watch(a, b) : a;
            return TReducer.Combine(a, b);
        }

        TLanes total = Four<TTotal, TReducer, TLanes, TRows>(rows, x, out sum);
        if (TTaps.Count == 4) return total;
        total = TReducer.Combine(total, Four<TTotal, TReducer, TLanes, TRows>(rows.After(4), x, out TLanes second));
        if (TReducer.Watches) sum = TLanes.Watch(sum, second);
        if (TTaps.Count == 8) return total;
        TLanes right = Four<TTotal, TReducer, TLanes, TRows>(rows.After(8), x, out TLanes third);
        right = TReducer.Combine(right, Four<TTotal, TReducer, TLanes, TRows>(rows.After(12), x, out TLanes fourth));
        if (TReducer.Watches) sum = TLanes.Watch(sum, TLanes.Watch(third, fourth));
        return TReducer.Combine(total, right);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Four<TTotal, TReducer, TLanes, TRows>(TRows rows, nint x, out TLanes sum)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TLanes : struct, ILanes<TLanes, TTotal>
        where TRows : struct, IRows<TRows, TTotal>
    {
        TLanes a = rows.Load<TLanes>(0, x);
        TLanes b = rows.Load<TLanes>(1, x);
        TLanes c = rows.Load<TLanes>(2, x);
        TLanes d = rows.Load<TLanes>(3, x);
        sum = TReducer.Watches ? TLanes.Watch(TLanes.Watch(a, b), TLanes.Watch(c, d)) : a;
        return TReducer.Combine(TReducer.Combine(a, b), TReducer.Combine(c, d));
    }

    private readonly struct Taps32 : ITaps
    {
        public static int Count => MostRows;
    }
}
