using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Reducers;

namespace PoolFunctional.Engine.Kernels;

/// <summary>How many taps a tree has, known when the kernel is compiled.</summary>
internal interface ITaps
{
    /// <summary>The number, or 0 where the window says.</summary>
    static abstract int Count { get; }
}

/// <summary>The pairwise tree over the present taps of a window, at one place of a row.</summary>
/// <remarks>
/// One flat body, of which the JIT keeps the part of its number of taps: trees of nested generic types were exhausted by the JIT's budget for
/// inlining, and then called for every tap, unless a profile had shown them to be hot.
/// </remarks>
internal static unsafe class Trees
{
    /// <summary>The fold, and for a reducer that watches the plain sum of the taps, which is a NaN if any of them is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes Fold<TTotal, TReducer, TLanes, TTaps>(TTotal* source, in TapOffsets taps, out TLanes sum)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TLanes : struct, ILanes<TLanes, TTotal>
        where TTaps : struct, ITaps
    {
        unchecked
        {
            if (TTaps.Count == 0) return Any<TTotal, TReducer, TLanes>(source, taps, out sum);
            (nint odd, nint even) = (taps.Odd, taps.Even);
            if (TTaps.Count == 1) return sum = TLanes.Load(source);
            if (TTaps.Count == 2) return Two<TTotal, TReducer, TLanes>(source, odd, out sum);
            if (TTaps.Count == 3) return One<TTotal, TReducer, TLanes>(Two<TTotal, TReducer, TLanes>(source, odd, out sum), source + even, ref sum);
            TLanes total = Four<TTotal, TReducer, TLanes>(source, odd, even, out sum);
            if (TTaps.Count == 4) return total;
            if (TTaps.Count < 8) return Rest<TTotal, TReducer, TLanes, TTaps>(total, source + (2 * even), odd, even, ref sum);
            TLanes right = Four<TTotal, TReducer, TLanes>(source + (2 * even), odd, even, out TLanes rightSum);
            total = TReducer.Combine(total, right);
            if (TReducer.Watches) sum = TLanes.Watch(sum, rightSum);
            if (TTaps.Count == 8) return total;
            TTotal* beyond = source + (4 * even);
            if (TTaps.Count < 12) return Rest<TTotal, TReducer, TLanes, TTaps>(total, beyond, odd, even, ref sum);
            TLanes third = Four<TTotal, TReducer, TLanes>(beyond, odd, even, out TLanes thirdSum);
            if (TReducer.Watches) sum = TLanes.Watch(sum, thirdSum);
            if (TTaps.Count == 12) return TReducer.Combine(total, third);
            if (TTaps.Count < 16) return TReducer.Combine(total, Rest<TTotal, TReducer, TLanes, TTaps>(third, source + (6 * even), odd, even, ref sum));
            TLanes fourth = Four<TTotal, TReducer, TLanes>(source + (6 * even), odd, even, out TLanes fourthSum);
            if (TReducer.Watches) sum = TLanes.Watch(sum, fourthSum);
            return TReducer.Combine(total, TReducer.Combine(third, fourth));
        }
    }

    /// <summary>total ∘ the one, two or three taps that are left over a multiple of four.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Rest<TTotal, TReducer, TLanes, TTaps>(TLanes total, TTotal* source, nint odd, nint even, ref TLanes sum)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TLanes : struct, ILanes<TLanes, TTotal>
        where TTaps : struct, ITaps
    {
        if (TTaps.Count % 4 == 1) return One<TTotal, TReducer, TLanes>(total, source, ref sum);
        TLanes rest = Two<TTotal, TReducer, TLanes>(source, odd, out TLanes restSum);
        if (TTaps.Count % 4 == 3) rest = One<TTotal, TReducer, TLanes>(rest, unchecked(source + even), ref restSum);
        if (TReducer.Watches) sum = TLanes.Watch(sum, restSum);
        return TReducer.Combine(total, rest);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes One<TTotal, TReducer, TLanes>(TLanes left, TTotal* source, ref TLanes sum)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TLanes : struct, ILanes<TLanes, TTotal>
    {
        TLanes tap = TLanes.Load(source);
        if (TReducer.Watches) sum = TLanes.Watch(sum, tap);
        return TReducer.Combine(left, tap);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Two<TTotal, TReducer, TLanes>(TTotal* source, nint odd, out TLanes sum)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TLanes : struct, ILanes<TLanes, TTotal>
    {
        TLanes a = TLanes.Load(source);
        TLanes b = TLanes.Load(unchecked(source + odd));
        sum = TReducer.Watches ? TLanes.Watch(a, b) : a;
        return TReducer.Combine(a, b);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Four<TTotal, TReducer, TLanes>(TTotal* source, nint odd, nint even, out TLanes sum)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TLanes : struct, ILanes<TLanes, TTotal>
    {
        unchecked
        {
            TLanes a = TLanes.Load(source);
            TLanes b = TLanes.Load(source + odd);
            TLanes c = TLanes.Load(source + even);
            TLanes d = TLanes.Load(source + (even + odd));
            sum = TReducer.Watches ? TLanes.Watch(TLanes.Watch(a, b), TLanes.Watch(c, d)) : a;
            return TReducer.Combine(TReducer.Combine(a, b), TReducer.Combine(c, d));
        }
    }

    /// <summary>
    /// Any number of taps, any part of the tree: the blocks of the binary digits of the end, largest first, nested to the right;
    /// taps before the first present one are absent.
    /// </summary>
    private static TLanes Any<TTotal, TReducer, TLanes>(TTotal* source, in TapOffsets taps, out TLanes sum)
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
                if (TReducer.Watches) sum = TLanes.Watch(sum, blockSum);
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

                // After an odd number of taps the short and the long step change places.
                nint odd = ((start - taps.First) & 1) == 0 ? taps.Odd : taps.Even - taps.Odd;
                if (size == 1) return sum = TLanes.Load(from);
                if (size == 2) return Two<TTotal, TReducer, TLanes>(from, odd, out sum);
                TLanes four = Four<TTotal, TReducer, TLanes>(from, odd, taps.Even, out sum);
                if (size == 4) return four;
                TLanes next = Four<TTotal, TReducer, TLanes>(from + (2 * taps.Even), odd, taps.Even, out TLanes nextSum);
                if (TReducer.Watches) sum = TLanes.Watch(sum, nextSum);
                return TReducer.Combine(four, next);
            }

            long half = size / 2;
            TLanes right = Block<TTotal, TReducer, TLanes>(source, start + half, half, taps, out sum);
            if (start + half <= taps.First) return right;
            TLanes left = Block<TTotal, TReducer, TLanes>(source, start, half, taps, out TLanes leftSum);
            if (TReducer.Watches) sum = TLanes.Watch(sum, leftSum);
            return TReducer.Combine(left, right);
        }
    }
}
