namespace PoolFunctional;

/// <summary>How the samples of a bin become one value. A closed union; equality is structural.</summary>
/// <remarks>
/// A sample lies between four elements v with the weights w, the products of its distances along the two axes, and is <c>((w₁·v₁ + w₂·v₂) + w₃·v₃) + w₄·v₄</c>, rounded at every step in float, or in double for
/// double: upper left, upper right, lower left, lower right. So a NaN or an infinity beside a sample makes it NaN even where its weight is 0.
/// </remarks>
public abstract record RoiReduction
{
    private RoiReduction() { }

    /// <summary>
    /// <c>y = Σ samples / n</c>: the sum pairwise down the columns of samples, then pairwise along the row of columns; one division by the number n of all samples. A sample more than one element outside
    /// the map adds nothing but is counted. A bin without a sample gives 0.
    /// </summary>
    public static RoiReduction Average { get; } = new AverageReduction();

    /// <summary><c>y = max samples</c> of the interpolated values, IEEE 754-2019 maximum. Samples outside the map are left out. A bin without a sample inside gives 0.</summary>
    public static RoiReduction Max { get; } = new MaxReduction();

    /// <summary>
    /// <c>y = max wᵢ·vᵢ</c> over the four weighted elements of all samples: what <c>mode="max"</c> of ONNX's RoiAlign has computed historically, by mistake. It is not the maximum of any
    /// interpolation: a map of ones gives less than 1. A sample outside counts as 0; a bin without a sample gives 0.
    /// </summary>
    public static RoiReduction WeightedMax { get; } = new WeightedMaxReduction();

    /// <summary>Takes the union apart: the one of the cases that this is.</summary>
    internal abstract TCase Among<TCase>(in RoiCases<TCase> cases);

    /// <summary>See <see cref="Average"/>.</summary>
    public sealed record AverageReduction : RoiReduction
    {
        internal AverageReduction() { }

        internal override TCase Among<TCase>(in RoiCases<TCase> cases) => cases.Average;
    }

    /// <summary>See <see cref="Max"/>.</summary>
    public sealed record MaxReduction : RoiReduction
    {
        internal MaxReduction() { }

        internal override TCase Among<TCase>(in RoiCases<TCase> cases) => cases.Max;
    }

    /// <summary>See <see cref="WeightedMax"/>.</summary>
    public sealed record WeightedMaxReduction : RoiReduction
    {
        internal WeightedMaxReduction() { }

        internal override TCase Among<TCase>(in RoiCases<TCase> cases) => cases.WeightedMax;
    }
}

/// <summary>Something for each case of a <see cref="RoiReduction"/>.</summary>
internal readonly record struct RoiCases<TCase>(TCase Average, TCase Max, TCase WeightedMax);
