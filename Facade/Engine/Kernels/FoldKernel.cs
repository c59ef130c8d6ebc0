using System.Runtime.Intrinsics;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Reducers;
using Pair = PoolFunctional.Engine.Kernels.Join<PoolFunctional.Engine.Kernels.Leaf, PoolFunctional.Engine.Kernels.Leaf>;
using Quad = PoolFunctional.Engine.Kernels.Join<
    PoolFunctional.Engine.Kernels.Join<PoolFunctional.Engine.Kernels.Leaf, PoolFunctional.Engine.Kernels.Leaf>,
    PoolFunctional.Engine.Kernels.Join<PoolFunctional.Engine.Kernels.Leaf, PoolFunctional.Engine.Kernels.Leaf>>;

namespace PoolFunctional.Engine.Kernels;

/// <summary><c>target[r][x] = fold over the present taps t of source[r][offset(t) + x·stride]</c> for rows r and places x.</summary>
internal static unsafe class FoldKernel
{
    /// <summary>Chooses the tree, then the widest lanes that the row fills.</summary>
    internal static void Run<TTotal, TReducer, TScalar, TLoad>(TTotal* source, in TapOffsets taps, TTotal* target, in RowBlock rows)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TScalar : struct, ILanes<TScalar, TTotal>
        where TLoad : struct, ILoad
    {
        // A window that sees nothing has no total: what becomes of its output is written by the finish.
        if (taps.Count == 0) return;
        switch (taps.FitsFixedTree ? taps.Count : 0)
        {
            case 1: Widest<TTotal, TReducer, TScalar, TLoad, Leaf>(source, taps, target, rows); break;
            case 2: Widest<TTotal, TReducer, TScalar, TLoad, Pair>(source, taps, target, rows); break;
            case 3: Widest<TTotal, TReducer, TScalar, TLoad, Join<Pair, Leaf>>(source, taps, target, rows); break;
            case 4: Widest<TTotal, TReducer, TScalar, TLoad, Quad>(source, taps, target, rows); break;
            case 5: Widest<TTotal, TReducer, TScalar, TLoad, Join<Quad, Leaf>>(source, taps, target, rows); break;
            case 6: Widest<TTotal, TReducer, TScalar, TLoad, Join<Quad, Pair>>(source, taps, target, rows); break;
            case 7: Widest<TTotal, TReducer, TScalar, TLoad, Join<Quad, Join<Pair, Leaf>>>(source, taps, target, rows); break;
            case 8: Widest<TTotal, TReducer, TScalar, TLoad, Join<Quad, Quad>>(source, taps, target, rows); break;
            case 9: Widest<TTotal, TReducer, TScalar, TLoad, Join<Join<Quad, Quad>, Leaf>>(source, taps, target, rows); break;
            case 10: Widest<TTotal, TReducer, TScalar, TLoad, Join<Join<Quad, Quad>, Pair>>(source, taps, target, rows); break;
            case 11: Widest<TTotal, TReducer, TScalar, TLoad, Join<Join<Quad, Quad>, Join<Pair, Leaf>>>(source, taps, target, rows); break;
            case 12: Widest<TTotal, TReducer, TScalar, TLoad, Join<Join<Quad, Quad>, Quad>>(source, taps, target, rows); break;
            case 13: Widest<TTotal, TReducer, TScalar, TLoad, Join<Join<Quad, Quad>, Join<Quad, Leaf>>>(source, taps, target, rows); break;
            case 14: Widest<TTotal, TReducer, TScalar, TLoad, Join<Join<Quad, Quad>, Join<Quad, Pair>>>(source, taps, target, rows); break;
            case 15: Widest<TTotal, TReducer, TScalar, TLoad, Join<Join<Quad, Quad>, Join<Quad, Join<Pair, Leaf>>>>(source, taps, target, rows); break;
            case 16: Widest<TTotal, TReducer, TScalar, TLoad, Join<Join<Quad, Quad>, Join<Quad, Quad>>>(source, taps, target, rows); break;
            default: Widest<TTotal, TReducer, TScalar, TLoad, TreeOfAny>(source, taps, target, rows); break;
        }
    }

    private static void Widest<TTotal, TReducer, TScalar, TLoad, TTree>(TTotal* source, in TapOffsets taps, TTotal* target, in RowBlock rows)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TScalar : struct, ILanes<TScalar, TTotal>
        where TLoad : struct, ILoad
        where TTree : struct, ITree
    {
        if (Vector512.IsHardwareAccelerated && Vector512<TTotal>.IsSupported && rows.Length >= Vector512<TTotal>.Count)
            Rows<TTotal, TReducer, Lanes512<TTotal>, TLoad, TTree>(source, taps, target, rows);
        else if (Vector256.IsHardwareAccelerated && Vector256<TTotal>.IsSupported && rows.Length >= Vector256<TTotal>.Count)
            Rows<TTotal, TReducer, Lanes256<TTotal>, TLoad, TTree>(source, taps, target, rows);
        else if (Vector128.IsHardwareAccelerated && Vector128<TTotal>.IsSupported && rows.Length >= Vector128<TTotal>.Count)
            Rows<TTotal, TReducer, Lanes128<TTotal>, TLoad, TTree>(source, taps, target, rows);
        else
            Rows<TTotal, TReducer, TScalar, TLoad, TTree>(source, taps, target, rows);
    }

    private static void Rows<TTotal, TReducer, TLanes, TLoad, TTree>(TTotal* source, in TapOffsets offsets, TTotal* target, in RowBlock block)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TLanes : struct, ILanes<TLanes, TTotal>
        where TLoad : struct, ILoad
        where TTree : struct, ITree
    {
        unchecked
        {
            TapOffsets taps = offsets;
            RowBlock rows = block;
            nint last = rows.Length - TLanes.Count;
            for (nint row = 0; row < rows.Count; row++)
            {
                TTotal* from = source + (row * rows.SourcePitch);
                TTotal* to = target + (row * rows.TargetPitch);

                // SAFETY: 0 ≤ x ≤ Length − Count, and the caller proved that every tap's row holds Length elements, Stride apart.
                // The last block backs up over totals already written: same inputs, same totals, so there is no remainder loop.
                for (nint x = 0; ; x = nint.Min(x + TLanes.Count, last))
                {
                    TLanes.Store(TTree.Fold<TTotal, TReducer, TLanes, TLoad>(from + (x * TLoad.Stride), taps), to + x);
                    if (x == last) break;
                }
            }
        }
    }
}

/// <summary>Rows that a kernel walks: how many, how long, and how far apart in source and target, in elements.</summary>
internal readonly record struct RowBlock(nint Count, nint Length, nint SourcePitch, nint TargetPitch)
{
    internal static RowBlock Single(nint length) => new(1, length, 0, 0);
}
