using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Reducers;

namespace PoolFunctional.Engine.Kernels;

/// <summary>The pairwise tree over the present taps of a window, at one place of a row.</summary>
internal unsafe interface ITree
{
    /// <summary>How many taps the tree has; 0 where the window says.</summary>
    static abstract int Size { get; }

    /// <param name="source">The first present tap.</param>
    /// <param name="taps">Where the others lie.</param>
    /// <param name="sum">For a reducer that watches, the plain sum of the taps, which is a NaN if any of them is.</param>
    static abstract TLanes Fold<TTotal, TReducer, TLanes>(TTotal* source, in TapOffsets taps, out TLanes sum)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TLanes : struct, ILanes<TLanes, TTotal>;
}

/// <summary>One tap.</summary>
internal readonly unsafe struct Leaf : ITree
{
    public static int Size => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Fold<TTotal, TReducer, TLanes>(TTotal* source, in TapOffsets taps, out TLanes sum)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TLanes : struct, ILanes<TLanes, TTotal> => sum = TLanes.Load(source);
}

/// <summary>left ∘ right, the right tree starting where the left one ends.</summary>
internal readonly unsafe struct Join<TLeft, TRight> : ITree
    where TLeft : struct, ITree
    where TRight : struct, ITree
{
    public static int Size => TLeft.Size + TRight.Size;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Fold<TTotal, TReducer, TLanes>(TTotal* source, in TapOffsets taps, out TLanes sum)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TLanes : struct, ILanes<TLanes, TTotal>
    {
        unchecked
        {
            // A left tree's size is a power of two: one tap, or an even number of them.
            nint beyond = TLeft.Size == 1 ? taps.Odd : TLeft.Size / 2 * taps.Even;
            TLanes left = TLeft.Fold<TTotal, TReducer, TLanes>(source, taps, out TLanes leftSum);
            TLanes right = TRight.Fold<TTotal, TReducer, TLanes>(source + beyond, taps, out TLanes rightSum);
            sum = TReducer.Watches ? TLanes.Add(leftSum, rightSum) : left;
            return TReducer.Combine(left, right);
        }
    }
}

/// <summary>Any number of taps, any part of the tree.</summary>
internal readonly unsafe struct TreeOfAny : ITree
{
    public static int Size => 0;

    /// <summary>The blocks of the binary digits of the end, largest first, nested to the right; taps before the first present one are absent.</summary>
    public static TLanes Fold<TTotal, TReducer, TLanes>(TTotal* source, in TapOffsets taps, out TLanes sum)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TLanes : struct, ILanes<TLanes, TTotal>
    {
        unchecked
        {
            // Right to left: the smallest block is innermost, and every block starts at a multiple of its size.
            long end = taps.End;
            long size = end & -end;
            TLanes total = Block<TTotal, TReducer, TLanes>(source, end - size, size, taps, out sum);
            for (end -= size; end > taps.First; end -= size)
            {
                size = end & -end;
                total = TReducer.Combine(Block<TTotal, TReducer, TLanes>(source, end - size, size, taps, out TLanes blockSum), total);
                if (TReducer.Watches) sum = TLanes.Add(sum, blockSum);
            }

            return total;
        }
    }

    /// <summary>The aligned block of <paramref name="size"/> taps from <paramref name="start"/>, whose last tap is present.</summary>
    private static TLanes Block<TTotal, TReducer, TLanes>(TTotal* source, long start, long size, in TapOffsets taps, out TLanes sum)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TLanes : struct, ILanes<TLanes, TTotal>
    {
        unchecked
        {
            if (start >= taps.First && size <= 8)
            {
                TTotal* from = source + taps.Of(start);
                if (size == 8) return Join<Join<Join<Leaf, Leaf>, Join<Leaf, Leaf>>, Join<Join<Leaf, Leaf>, Join<Leaf, Leaf>>>.Fold<TTotal, TReducer, TLanes>(from, Rest(taps, start), out sum);
                if (size == 4) return Join<Join<Leaf, Leaf>, Join<Leaf, Leaf>>.Fold<TTotal, TReducer, TLanes>(from, Rest(taps, start), out sum);
                if (size == 2) return Join<Leaf, Leaf>.Fold<TTotal, TReducer, TLanes>(from, Rest(taps, start), out sum);
                return Leaf.Fold<TTotal, TReducer, TLanes>(from, taps, out sum);
            }

            long half = size / 2;
            TLanes right = Block<TTotal, TReducer, TLanes>(source, start + half, half, taps, out sum);
            if (start + half <= taps.First) return right;
            TLanes left = Block<TTotal, TReducer, TLanes>(source, start, half, taps, out TLanes leftSum);
            if (TReducer.Watches) sum = TLanes.Add(sum, leftSum);
            return TReducer.Combine(left, right);
        }
    }

    /// <summary>The spacing as it is seen from another tap: after an odd number of taps the short and the long step change places.</summary>
    private static TapOffsets Rest(in TapOffsets taps, long start) =>
        ((start - taps.First) & 1) == 0 ? taps : new(taps.Even - taps.Odd, taps.Even, 0, taps.Count);
}
