using System.Numerics;
using PoolFunctional.Reductions;

namespace PoolFunctional;

/// <summary>How the real tokens of a sequence become one. A closed union; equality is structural. Floating types only.</summary>
/// <remarks>
/// Below, n is the number of real tokens of a sequence and xₖ a feature of the k-th of them, k = 1 … n; padding is absent, wherever it lies. Sums fold pairwise over
/// the positions of the padded token axis (<c>Core/Decisions/0001-arithmetic-contract.md</c>, rule 2), so padding on the right does not change a bit of the result, and padding
/// elsewhere at most the rounding. float adds in float, double in double, Half in float. A sequence without a real token gives zeros. A NaN result has the bits of <c>T.NaN</c>.
/// </remarks>
public abstract record SequenceReduction
{
    private SequenceReduction() { }

    /// <summary><c>y = Σ xₖ / n</c>.</summary>
    public static SequenceReduction Mean { get; } = new MeanReduction();

    /// <summary><c>y = Σ xₖ / √n</c>; the root and the division are IEEE's, in the type that is added in.</summary>
    public static SequenceReduction MeanSqrtLength { get; } = new MeanSqrtLengthReduction();

    /// <summary><c>y = Σ k·xₖ / (1 + 2 + … + n)</c>: later tokens count more. Each product is rounded once, in the type that is added in, where it may overflow.</summary>
    /// <remarks>
    /// k counts real tokens. Sentence-transformers' <c>weightedmean</c> weighs by the position on the padded axis instead: the same number behind padding on the right, but with padding
    /// on the left its weights grow with the padding, which depends on the longest neighbour in the batch, and tend to those of the plain mean.
    /// </remarks>
    public static SequenceReduction WeightedMean { get; } = new WeightedMeanReduction();

    /// <summary><c>y = max xₖ</c>, IEEE 754-2019 maximum: NaN wins, and +0 &gt; −0.</summary>
    public static SequenceReduction Max { get; } = new MaxReduction();

    /// <summary><c>y = x₁</c>: the first real token (CLS).</summary>
    public static SequenceReduction First { get; } = new FirstReduction();

    /// <summary><c>y = xₙ</c>: the last real token.</summary>
    public static SequenceReduction Last { get; } = new LastReduction();

    /// <summary>The reduction's meaning for an element type, or why it has none.</summary>
    internal Result<RowReduction<T>, PoolError> For<T>()
        where T : unmanaged, INumber<T> =>
        Element.FloatingOnly<T, RowReduction<T>>(Among<Func<RowReduction<T>>>(new(
            Mean: () => Addition<T>.Native.RowMean,
            MeanSqrtLength: () => FloatingRowSum<T>.Native.MeanSqrtLength,
            WeightedMean: () => FloatingRowSum<T>.Native.WeightedMean,
            Max: () => RowReduction<T>.Choosing(T.Max, T.Zero),
            First: () => RowReduction<T>.Choosing((first, _) => first, T.Zero),
            Last: () => RowReduction<T>.Choosing((_, last) => last, T.Zero))));

    /// <summary>Takes the union apart: the one of the cases that this is.</summary>
    internal abstract TCase Among<TCase>(in SequenceCases<TCase> cases);

    /// <summary>See <see cref="Mean"/>.</summary>
    public sealed record MeanReduction : SequenceReduction
    {
        internal MeanReduction() { }

        internal override TCase Among<TCase>(in SequenceCases<TCase> cases) => cases.Mean;
    }

    /// <summary>See <see cref="MeanSqrtLength"/>.</summary>
    public sealed record MeanSqrtLengthReduction : SequenceReduction
    {
        internal MeanSqrtLengthReduction() { }

        internal override TCase Among<TCase>(in SequenceCases<TCase> cases) => cases.MeanSqrtLength;
    }

    /// <summary>See <see cref="WeightedMean"/>.</summary>
    public sealed record WeightedMeanReduction : SequenceReduction
    {
        internal WeightedMeanReduction() { }

        internal override TCase Among<TCase>(in SequenceCases<TCase> cases) => cases.WeightedMean;
    }

    /// <summary>See <see cref="Max"/>.</summary>
    public sealed record MaxReduction : SequenceReduction
    {
        internal MaxReduction() { }

        internal override TCase Among<TCase>(in SequenceCases<TCase> cases) => cases.Max;
    }

    /// <summary>See <see cref="First"/>.</summary>
    public sealed record FirstReduction : SequenceReduction
    {
        internal FirstReduction() { }

        internal override TCase Among<TCase>(in SequenceCases<TCase> cases) => cases.First;
    }

    /// <summary>See <see cref="Last"/>.</summary>
    public sealed record LastReduction : SequenceReduction
    {
        internal LastReduction() { }

        internal override TCase Among<TCase>(in SequenceCases<TCase> cases) => cases.Last;
    }
}

/// <summary>Something for each case of a <see cref="SequenceReduction"/>.</summary>
internal readonly record struct SequenceCases<TCase>(TCase Mean, TCase MeanSqrtLength, TCase WeightedMean, TCase Max, TCase First, TCase Last);
