using System.Numerics;
using PoolFunctional.Windows;

namespace PoolFunctional.Reductions;

/// <summary>A value, or the absence of one: what a tap outside the input contributes.</summary>
internal readonly record struct Maybe<T>(bool IsPresent, T Value)
{
    internal static Maybe<T> Absent => default;

    internal static Maybe<T> Of(T value) => new(true, value);

    /// <summary>Combining with absent gives the other side unchanged.</summary>
    internal static Maybe<T> Combine(Maybe<T> left, Maybe<T> right, Func<T, T, T> combine) =>
        !left.IsPresent ? right
        : !right.IsPresent ? left
        : Of(combine(left.Value, right.Value));
}

/// <summary>The order of the fold: outermost axis first, each axis pairwise over its unclipped tap positions.</summary>
internal static class Fold
{
    /// <summary>Folds a window; <paramref name="lift"/> takes the offset of a tap in its plane.</summary>
    internal static Maybe<TTotal> Over<TTotal>(PlaneWindow window, Func<long, TTotal> lift, Func<TTotal, TTotal, TTotal> combine)
    {
        Maybe<TTotal> Axis(int axis, long offset) =>
            axis < 0
                ? Maybe<TTotal>.Of(lift(offset))
                : Pairwise(window.Axes[axis], position => Axis(axis - 1, offset + window.Axes[axis].Offset(position)), combine);

        return Axis(window.Axes.Count - 1, 0);
    }

    /// <summary>The present taps of one axis, pairwise.</summary>
    private static Maybe<TTotal> Pairwise<TTotal>(AxisWindow window, Func<long, Maybe<TTotal>> at, Func<TTotal, TTotal, TTotal> combine)
    {
        Taps taps = window.Taps;
        return Pairwise(taps.Count, taps.FirstAtOrAfter(0), taps.FirstAtOrAfter(window.Axis.InputExtent), tap => at(taps[tap]), combine);
    }

    /// <summary>n positions split at the largest power of two below n; each side folds by the same rule; left ∘ right. Any of them may be absent.</summary>
    internal static Maybe<TTotal> Pairwise<TTotal>(long count, Func<long, Maybe<TTotal>> at, Func<TTotal, TTotal, TTotal> combine) =>
        Pairwise(count, 0, count, at, combine);

    /// <summary>The same where only the positions from <paramref name="present"/> to before <paramref name="end"/> are present; the time is theirs.</summary>
    internal static Maybe<TTotal> Pairwise<TTotal>(long positions, long present, long end, Func<long, Maybe<TTotal>> at, Func<TTotal, TTotal, TTotal> combine)
    {
        Maybe<TTotal> Block(long first, long count)
        {
            if (first >= end || first + count <= present) return Maybe<TTotal>.Absent;
            if (count == 1) return at(first);
            long left = (long)BitOperations.RoundUpToPowerOf2((ulong)count) / 2;
            return Maybe<TTotal>.Combine(Block(first, left), Block(first + left, count - left), combine);
        }

        return positions == 0 ? Maybe<TTotal>.Absent : Block(0, positions);
    }
}
