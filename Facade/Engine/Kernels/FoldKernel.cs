using System.Runtime.Intrinsics;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Reducers;

namespace PoolFunctional.Engine.Kernels;

/// <summary><c>target[r][x] = fold over the present taps t of source[r][offset(t) + x]</c> for rows r and places x.</summary>
internal static unsafe class FoldKernel
{
    /// <summary>Chooses the tree, then the widest lanes that the row fills.</summary>
    internal static void Run<TTotal, TReducer, TScalar>(TTotal* source, in TapOffsets taps, TTotal* target, in RowBlock rows)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TScalar : struct, ILanes<TScalar, TTotal>
    {
        if (taps.Count == 1) Widest<TTotal, TReducer, TScalar, Tree1>(source, taps, target, rows);
        else if (taps.Count == 2) Widest<TTotal, TReducer, TScalar, Tree2>(source, taps, target, rows);
        else if (taps.FoldsFromLeft) Widest<TTotal, TReducer, TScalar, Tree3>(source, taps, target, rows);
        else if (taps.IsFullFour) Widest<TTotal, TReducer, TScalar, Tree4>(source, taps, target, rows);
        else Widest<TTotal, TReducer, TScalar, TreeOfAny>(source, taps, target, rows);
    }

    private static void Widest<TTotal, TReducer, TScalar, TTree>(TTotal* source, in TapOffsets taps, TTotal* target, in RowBlock rows)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TScalar : struct, ILanes<TScalar, TTotal>
        where TTree : struct, ITree
    {
        if (Vector512.IsHardwareAccelerated && Vector512<TTotal>.IsSupported && rows.Length >= Vector512<TTotal>.Count)
            Rows<TTotal, TReducer, Lanes512<TTotal>, TTree>(source, taps, target, rows);
        else if (Vector256.IsHardwareAccelerated && Vector256<TTotal>.IsSupported && rows.Length >= Vector256<TTotal>.Count)
            Rows<TTotal, TReducer, Lanes256<TTotal>, TTree>(source, taps, target, rows);
        else if (Vector128.IsHardwareAccelerated && Vector128<TTotal>.IsSupported && rows.Length >= Vector128<TTotal>.Count)
            Rows<TTotal, TReducer, Lanes128<TTotal>, TTree>(source, taps, target, rows);
        else
            Rows<TTotal, TReducer, TScalar, TTree>(source, taps, target, rows);
    }

    private static void Rows<TTotal, TReducer, TLanes, TTree>(TTotal* source, in TapOffsets given, TTotal* target, in RowBlock rows)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TLanes : struct, ILanes<TLanes, TTotal>
        where TTree : struct, ITree
    {
        unchecked
        {
            TapOffsets taps = given;
            nint last = rows.Length - TLanes.Count;
            for (nint row = 0; row < rows.Count; row++)
            {
                TTotal* from = source + (row * rows.SourcePitch);
                TTotal* to = target + (row * rows.TargetPitch);

                // SAFETY: 0 ≤ x ≤ Length − Count, and the caller proved that every tap's row holds Length elements.
                // The last block backs up over totals already written: same inputs, same totals, so there is no remainder loop.
                for (nint x = 0; ; x = nint.Min(x + TLanes.Count, last))
                {
                    TLanes.Store(TTree.Fold<TTotal, TReducer, TLanes>(from + x, taps), to + x);
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
