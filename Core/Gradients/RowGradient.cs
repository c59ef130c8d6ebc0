using System.Numerics;
using PoolFunctional.Reductions;

namespace PoolFunctional.Gradients;

/// <summary>How one column of some rows, tokens of a sequence or rows of a segment, moves what it is reduced to.</summary>
internal abstract record RowGradient<T>
    where T : unmanaged, INumber<T>
{
    /// <summary>The gradient of each position; +0 where its row is absent or has no share. A NaN has the bits of <c>T.NaN</c>.</summary>
    /// <param name="outputGradient">The gradient of the reduced value.</param>
    /// <param name="ranks">For each position its row's number among those that are present, counted from 1; 0 where the row is absent.</param>
    /// <param name="at">The element at a position.</param>
    internal abstract Sequence<T> Backward(T outputGradient, Sequence<long> ranks, Func<int, T> at);

    /// <summary>The tangent of the reduced value.</summary>
    internal abstract T Jvp(Func<int, T> tangent, Sequence<long> ranks, Func<int, T> at);
}

/// <summary>A sum: each present row has the gradient, divided once, times its own weight; the tangent is the sum of tangents.</summary>
internal sealed record LinearRowGradient<T, TTotal>(Func<long, TTotal> Divisor, Func<TTotal, long, TTotal> Weigh, RowReduction<T> Reduction) : RowGradient<T>
    where T : unmanaged, INumber<T>
    where TTotal : INumber<TTotal>
{
    internal override Sequence<T> Backward(T outputGradient, Sequence<long> ranks, Func<int, T> at)
    {
        TTotal part = TTotal.CreateSaturating(outputGradient) / Divisor(ranks.DefaultIfEmpty().Max());
        return ranks.Select(rank => rank == 0 ? T.Zero : Element.Canonical(T.CreateSaturating(Weigh(part, rank)))).ToSequence();
    }

    internal override T Jvp(Func<int, T> tangent, Sequence<long> ranks, Func<int, T> at) => Reduction.Reduce(ranks, tangent);
}

/// <summary>One of the elements: the gradient goes to those positions that are chosen, an equal part to each or all of it to each.</summary>
internal sealed record ChosenRowGradient<T, TTotal>(Func<Sequence<long>, Func<int, T>, Sequence<int>> Chosen, Ties Ties) : RowGradient<T>
    where T : unmanaged, INumber<T>
    where TTotal : INumber<TTotal>
{
    internal override Sequence<T> Backward(T outputGradient, Sequence<long> ranks, Func<int, T> at)
    {
        (Sequence<int> positions, long parts) = Shared(ranks, at);
        T share = Element.Canonical(T.CreateSaturating(TTotal.CreateSaturating(outputGradient) / TTotal.CreateSaturating(parts)));
        return Sequence.Tabulate(ranks.Count, position => positions.AsSpan().BinarySearch(position) >= 0 ? share : T.Zero);
    }

    internal override T Jvp(Func<int, T> tangent, Sequence<long> ranks, Func<int, T> at)
    {
        (Sequence<int> positions, long parts) = Shared(ranks, at);
        return positions.Count == 0 ? T.Zero : Element.Canonical(T.CreateSaturating(
            positions.Select(position => TTotal.CreateSaturating(tangent(position))).Aggregate((sum, addend) => sum + addend) / TTotal.CreateSaturating(parts)));
    }

    private (Sequence<int> Positions, long Parts) Shared(Sequence<long> ranks, Func<int, T> at)
    {
        Sequence<int> equal = Chosen(ranks, at);
        return Ties.Among((equal.Take(1).ToSequence(), 1L), (equal, equal.Count), (equal, 1L));
    }
}

/// <summary>The gradients of the reductions of rows, for a type that they are added in.</summary>
internal abstract record RowGradients<T>
    where T : unmanaged, INumber<T>
{
    /// <summary>float in float, double in double, Half in float; other types have no gradient.</summary>
    internal static Result<RowGradients<T>, PoolError> Native =>
        Element.FloatingOnly<T, RowGradients<T>>(() => typeof(T) == typeof(double) ? new RowGradients<T, double>() : new RowGradients<T, float>());

    internal abstract RowGradient<T> Of(SequenceReduction reduction, Ties ties);

    internal abstract RowGradient<T> Of(SegmentReduction reduction, Ties ties);
}

/// <summary>Gradients in <typeparamref name="TTotal"/>.</summary>
internal sealed record RowGradients<T, TTotal> : RowGradients<T>
    where T : unmanaged, INumber<T>
    where TTotal : IFloatingPointIeee754<TTotal>
{
    internal override RowGradient<T> Of(SequenceReduction reduction, Ties ties) => reduction.Among<Func<RowGradient<T>>>(new(
        Mean: () => Mean,
        MeanSqrtLength: () => MeanSqrtLength,
        WeightedMean: () => new LinearRowGradient<T, TTotal>(
            count => TTotal.CreateSaturating((Int128)count * (count + 1) / 2),
            (part, rank) => TTotal.CreateSaturating(rank) * part,
            FloatingRowSum<T>.Native.WeightedMean),
        Max: () => Greatest(ties),
        First: () => At(_ => 1),
        Last: () => At(ranks => ranks.Max())))();

    internal override RowGradient<T> Of(SegmentReduction reduction, Ties ties) => reduction.Among<Func<RowGradient<T>>>(new(
        Sum: () => Equal(_ => TTotal.One, Addition<T>.Native.RowSum),
        Mean: () => Mean,
        MeanSqrtLength: () => MeanSqrtLength,
        Max: () => Greatest(ties),
        Min: () => Extreme(RowReduction<T>.Choosing(T.Min, T.Zero), ties)))();

    private static RowGradient<T> Mean => Equal(TTotal.CreateSaturating, Addition<T>.Native.RowMean);

    private static RowGradient<T> MeanSqrtLength => Equal(count => TTotal.Sqrt(TTotal.CreateSaturating(count)), FloatingRowSum<T>.Native.MeanSqrtLength);

    private static LinearRowGradient<T, TTotal> Equal(Func<long, TTotal> divisor, RowReduction<T> reduction) => new(divisor, (part, _) => part, reduction);

    private static ChosenRowGradient<T, TTotal> Greatest(Ties ties) => Extreme(RowReduction<T>.Choosing(T.Max, T.Zero), ties);

    private static ChosenRowGradient<T, TTotal> Extreme(RowReduction<T> value, Ties ties) => new(
        (ranks, at) =>
        {
            T extreme = value.Reduce(ranks, at);
            return Enumerable.Range(0, ranks.Count).Where(position => ranks[position] > 0 && IndexRule.AreSame(at(position), extreme)).ToSequence();
        },
        ties);

    /// <summary>The row of one rank.</summary>
    private static ChosenRowGradient<T, TTotal> At(Func<Sequence<long>, long> rank) => new(
        (ranks, _) => Enumerable.Range(0, ranks.Count).Where(position => ranks[position] > 0 && ranks[position] == rank(ranks)).ToSequence(),
        Ties.First);
}
