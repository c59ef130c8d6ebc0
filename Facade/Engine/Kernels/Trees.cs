using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Reducers;

namespace PoolFunctional.Engine.Kernels;

/// <summary>The pairwise tree over the present taps of a window, at one place of a row.</summary>
internal unsafe interface ITree
{
    /// <summary>How many taps the tree has; 0 where the window says.</summary>
    static abstract int Size { get; }

    static abstract TLanes Fold<TTotal, TReducer, TLanes, TLoad>(TTotal* source, in TapOffsets taps)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TLanes : struct, ILanes<TLanes, TTotal>
        where TLoad : struct, ILoad;
}

/// <summary>One tap.</summary>
internal readonly unsafe struct Leaf : ITree
{
    public static int Size => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Fold<TTotal, TReducer, TLanes, TLoad>(TTotal* source, in TapOffsets taps)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TLanes : struct, ILanes<TLanes, TTotal>
        where TLoad : struct, ILoad => TLoad.Load<TLanes, TTotal>(source);
}

/// <summary>left ∘ right, the right tree starting where the left one ends.</summary>
internal readonly unsafe struct Join<TLeft, TRight> : ITree
    where TLeft : struct, ITree
    where TRight : struct, ITree
{
    public static int Size => TLeft.Size + TRight.Size;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Fold<TTotal, TReducer, TLanes, TLoad>(TTotal* source, in TapOffsets taps)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TLanes : struct, ILanes<TLanes, TTotal>
        where TLoad : struct, ILoad
    {
        unchecked
        {
            return TReducer.Combine(
                TLeft.Fold<TTotal, TReducer, TLanes, TLoad>(source, taps),
                TRight.Fold<TTotal, TReducer, TLanes, TLoad>(source + (TLeft.Size * taps.Stride), taps));
        }
    }
}

/// <summary>Any number of taps, any part of the tree, any offsets.</summary>
internal readonly unsafe struct TreeOfAny : ITree
{
    public static int Size => 0;

    /// <summary>The blocks of the binary digits of the end, largest first, nested to the right; taps before the first present one are absent.</summary>
    public static TLanes Fold<TTotal, TReducer, TLanes, TLoad>(TTotal* source, in TapOffsets taps)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TLanes : struct, ILanes<TLanes, TTotal>
        where TLoad : struct, ILoad
    {
        unchecked
        {
            // Right to left: the smallest block is innermost, and every block starts at a multiple of its size.
            long end = taps.End;
            long size = end & -end;
            TLanes total = Block<TTotal, TReducer, TLanes, TLoad>(source, end - size, size, taps);
            for (end -= size; end > taps.First; end -= size)
            {
                size = end & -end;
                total = TReducer.Combine(Block<TTotal, TReducer, TLanes, TLoad>(source, end - size, size, taps), total);
            }

            return total;
        }
    }

    /// <summary>The aligned block of <paramref name="size"/> taps from <paramref name="start"/>, whose last tap is present.</summary>
    private static TLanes Block<TTotal, TReducer, TLanes, TLoad>(TTotal* source, long start, long size, in TapOffsets taps)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TLanes : struct, ILanes<TLanes, TTotal>
        where TLoad : struct, ILoad
    {
        unchecked
        {
            if (start >= taps.First && size <= 4)
            {
                TLanes a = TLoad.Load<TLanes, TTotal>(source + taps.Of(start));
                if (size == 1) return a;
                TLanes ab = TReducer.Combine(a, TLoad.Load<TLanes, TTotal>(source + taps.Of(start + 1)));
                if (size == 2) return ab;
                TLanes c = TLoad.Load<TLanes, TTotal>(source + taps.Of(start + 2));
                return TReducer.Combine(ab, TReducer.Combine(c, TLoad.Load<TLanes, TTotal>(source + taps.Of(start + 3))));
            }

            long half = size / 2;
            TLanes right = Block<TTotal, TReducer, TLanes, TLoad>(source, start + half, half, taps);
            return start + half <= taps.First
                ? right
                : TReducer.Combine(Block<TTotal, TReducer, TLanes, TLoad>(source, start, half, taps), right);
        }
    }
}
