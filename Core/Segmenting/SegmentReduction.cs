using System.Numerics;
using PoolFunctional.Reductions;

namespace PoolFunctional;

/// <summary>How the rows of a segment become one. A closed union; equality is structural.</summary>
/// <remarks>
/// Below, n is the number of rows of a segment and xₖ a feature of the k-th of them in the order in which they stand in the table. Sums fold pairwise over k
/// (<c>Core/Decisions/0001-arithmetic-contract.md</c>, rule 2): float adds in float, double in double, Half in float, integers exactly, saturated to the type at the end. A NaN result has the bits of <c>T.NaN</c>.
/// </remarks>
public abstract record SegmentReduction
{
    private SegmentReduction() { }

    /// <summary><c>y = Σ xₖ</c>; 0 for an empty segment.</summary>
    public static SegmentReduction Sum { get; } = new SumReduction();

    /// <summary><c>y = Σ xₖ / n</c>, by one division; 0 for an empty segment. Integers round to nearest, ties to even.</summary>
    public static SegmentReduction Mean { get; } = new MeanReduction();

    /// <summary><c>y = Σ xₖ / √n</c> (TensorFlow's <c>sqrt_n</c>), the root and the division in the type that is added in; 0 for an empty segment. Floating types only.</summary>
    public static SegmentReduction MeanSqrtLength { get; } = new MeanSqrtLengthReduction();

    /// <summary><c>y = max xₖ</c>, IEEE 754-2019 maximum: NaN wins, and +0 &gt; −0; −∞ or <c>T.MinValue</c> for an empty segment.</summary>
    public static SegmentReduction Max { get; } = new MaxReduction();

    /// <summary><c>y = min xₖ</c>, IEEE 754-2019 minimum: NaN wins, and −0 &lt; +0; +∞ or <c>T.MaxValue</c> for an empty segment.</summary>
    public static SegmentReduction Min { get; } = new MinReduction();

    /// <summary>The reduction's meaning for an element type, or why it has none.</summary>
    internal Result<RowReduction<T>, PoolError> For<T>()
        where T : unmanaged, INumber<T> =>
        Among<Func<Result<RowReduction<T>, PoolError>>>(new(
            Sum: () => Element.Supported<T, RowReduction<T>>(() => Addition<T>.Native.RowSum),
            Mean: () => Element.Supported<T, RowReduction<T>>(() => Addition<T>.Native.RowMean),
            MeanSqrtLength: () => Element.FloatingOnly<T, RowReduction<T>>(() => FloatingRowSum<T>.Native.MeanSqrtLength),
            Max: () => Element.Supported<T, RowReduction<T>>(() => RowReduction<T>.Choosing(T.Max, Element.Lowest<T>())),
            Min: () => Element.Supported<T, RowReduction<T>>(() => RowReduction<T>.Choosing(T.Min, Element.Highest<T>()))))();

    /// <summary>Takes the union apart: the one of the cases that this is.</summary>
    internal abstract TCase Among<TCase>(in SegmentCases<TCase> cases);

    /// <summary>See <see cref="Sum"/>.</summary>
    public sealed record SumReduction : SegmentReduction
    {
        internal SumReduction() { }

        internal override TCase Among<TCase>(in SegmentCases<TCase> cases) => cases.Sum;
    }

    /// <summary>See <see cref="Mean"/>.</summary>
    public sealed record MeanReduction : SegmentReduction
    {
        internal MeanReduction() { }

        internal override TCase Among<TCase>(in SegmentCases<TCase> cases) => cases.Mean;
    }

    /// <summary>See <see cref="MeanSqrtLength"/>.</summary>
    public sealed record MeanSqrtLengthReduction : SegmentReduction
    {
        internal MeanSqrtLengthReduction() { }

        internal override TCase Among<TCase>(in SegmentCases<TCase> cases) => cases.MeanSqrtLength;
    }

    /// <summary>See <see cref="Max"/>.</summary>
    public sealed record MaxReduction : SegmentReduction
    {
        internal MaxReduction() { }

        internal override TCase Among<TCase>(in SegmentCases<TCase> cases) => cases.Max;
    }

    /// <summary>See <see cref="Min"/>.</summary>
    public sealed record MinReduction : SegmentReduction
    {
        internal MinReduction() { }

        internal override TCase Among<TCase>(in SegmentCases<TCase> cases) => cases.Min;
    }
}

/// <summary>Something for each case of a <see cref="SegmentReduction"/>.</summary>
internal readonly record struct SegmentCases<TCase>(TCase Sum, TCase Mean, TCase MeanSqrtLength, TCase Max, TCase Min);
