using System.Numerics;

namespace PoolFunctional.Reductions;

/// <summary>How one column of some rows, tokens of a sequence or rows of a segment, becomes one value.</summary>
internal abstract record RowReduction<T>
    where T : unmanaged, INumber<T>
{
    /// <summary>The reduced value. A NaN has the bits of <c>T.NaN</c>.</summary>
    /// <param name="ranks">For each position its row's number among those that are present, counted from 1; 0 where the row is absent.</param>
    /// <param name="at">The element at a position.</param>
    internal T Reduce(Sequence<long> ranks, Func<int, T> at) => Element.Canonical(Value(ranks, at));

    private protected abstract T Value(Sequence<long> ranks, Func<int, T> at);

    /// <summary>One of the elements: the combination of two is one of the two.</summary>
    internal static RowReduction<T> Choosing(Func<T, T, T> choose, T empty) => new RowMonoid<T, T>((value, _) => value, choose, (chosen, _) => chosen, empty);
}

/// <summary>Lift each element with its rank, combine pairwise over the positions, finish with the number of elements; without one, <paramref name="Empty"/>.</summary>
internal sealed record RowMonoid<T, TTotal>(Func<T, long, TTotal> Lift, Func<TTotal, TTotal, TTotal> Combine, Func<TTotal, long, T> Finish, T Empty) : RowReduction<T>
    where T : unmanaged, INumber<T>
{
    private protected override T Value(Sequence<long> ranks, Func<int, T> at)
    {
        Maybe<TTotal> total = Fold.Pairwise(
            ranks.Count,
            position => ranks[(int)position] == 0 ? Maybe<TTotal>.Absent : Maybe<TTotal>.Of(Lift(at((int)position), ranks[(int)position])),
            Combine);
        return total.IsPresent ? Finish(total.Value, ranks.Max()) : Empty;
    }
}
