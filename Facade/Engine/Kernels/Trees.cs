using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Reducers;

namespace PoolFunctional.Engine.Kernels;

/// <summary>The pairwise tree over the present taps of a window, at one place of a row.</summary>
internal unsafe interface ITree
{
    static abstract TLanes Fold<TTotal, TReducer, TLanes>(TTotal* source, in TapOffsets taps)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TLanes : struct, ILanes<TLanes, TTotal>;
}

/// <summary>One tap.</summary>
internal readonly unsafe struct Tree1 : ITree
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Fold<TTotal, TReducer, TLanes>(TTotal* source, in TapOffsets taps)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TLanes : struct, ILanes<TLanes, TTotal> => TLanes.Load(source);
}

/// <summary>a ∘ b.</summary>
internal readonly unsafe struct Tree2 : ITree
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Fold<TTotal, TReducer, TLanes>(TTotal* source, in TapOffsets taps)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TLanes : struct, ILanes<TLanes, TTotal> =>
        TReducer.Combine(TLanes.Load(source), TLanes.Load(source + taps.Of(taps.First + 1)));
}

/// <summary>(a ∘ b) ∘ c.</summary>
internal readonly unsafe struct Tree3 : ITree
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Fold<TTotal, TReducer, TLanes>(TTotal* source, in TapOffsets taps)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TLanes : struct, ILanes<TLanes, TTotal> =>
        TReducer.Combine(Tree2.Fold<TTotal, TReducer, TLanes>(source, taps), TLanes.Load(source + taps.Of(taps.First + 2)));
}

/// <summary>(a ∘ b) ∘ (c ∘ d).</summary>
internal readonly unsafe struct Tree4 : ITree
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Fold<TTotal, TReducer, TLanes>(TTotal* source, in TapOffsets taps)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TLanes : struct, ILanes<TLanes, TTotal> =>
        TReducer.Combine(
            Tree2.Fold<TTotal, TReducer, TLanes>(source, taps),
            TReducer.Combine(TLanes.Load(source + taps.Of(taps.First + 2)), TLanes.Load(source + taps.Of(taps.First + 3))));
}

/// <summary>Any number of taps, any part of the tree.</summary>
internal readonly unsafe struct TreeOfAny : ITree
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Fold<TTotal, TReducer, TLanes>(TTotal* source, in TapOffsets taps)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TLanes : struct, ILanes<TLanes, TTotal> => Blocks<TTotal, TReducer, TLanes>(source, taps);

    /// <summary>The blocks of the binary digits of the end, largest first, nested to the right; those before the first present tap are absent.</summary>
    private static TLanes Blocks<TTotal, TReducer, TLanes>(TTotal* source, in TapOffsets taps)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TLanes : struct, ILanes<TLanes, TTotal>
    {
        // Right to left: the smallest block is innermost. Every block but the last combined starts at a multiple of its size.
        long end = taps.End;
        long size = end & -end;
        TLanes total = Block<TTotal, TReducer, TLanes>(source, end - size, size, taps);
        for (end -= size; end > taps.First; end -= size)
        {
            size = end & -end;
            total = TReducer.Combine(Block<TTotal, TReducer, TLanes>(source, end - size, size, taps), total);
        }

        return total;
    }

    /// <summary>The aligned block of <paramref name="size"/> taps from <paramref name="start"/>, whose last tap is present.</summary>
    private static TLanes Block<TTotal, TReducer, TLanes>(TTotal* source, long start, long size, in TapOffsets taps)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TLanes : struct, ILanes<TLanes, TTotal>
    {
        if (start >= taps.First && size <= 4)
        {
            TLanes a = TLanes.Load(source + taps.Of(start));
            if (size == 1) return a;
            TLanes ab = TReducer.Combine(a, TLanes.Load(source + taps.Of(start + 1)));
            if (size == 2) return ab;
            return TReducer.Combine(ab, TReducer.Combine(TLanes.Load(source + taps.Of(start + 2)), TLanes.Load(source + taps.Of(start + 3))));
        }

        long half = size / 2;
        TLanes right = Block<TTotal, TReducer, TLanes>(source, start + half, half, taps);
        return start + half <= taps.First
            ? right
            : TReducer.Combine(Block<TTotal, TReducer, TLanes>(source, start, half, taps), right);
    }
}
