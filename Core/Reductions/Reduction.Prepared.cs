using PoolFunctional.Gradients;
using PoolFunctional.Reductions;

namespace PoolFunctional;

/// <content>Reductions in which a first fold prepares a second. They work in double and round once to the element type.</content>
public abstract partial record Reduction
{
    /// <summary><c>y = Σ (xⱼ − μ)² / n</c> with <c>μ = Σ xⱼ / n</c> over the n taps that exist: the population's variance, both sums pairwise and in double.</summary>
    /// <remarks>Integers round to nearest, ties to even, and saturate. A NaN or an infinity among the taps gives NaN. A window without a tap gives 0.</remarks>
    /// <example><c>[1, 2, 3, 4]</c> has variance 1.25.</example>
    public static Reduction Variance { get; } = new VarianceReduction();

    /// <summary><c>y = Σ eⱼ·xⱼ / Σ eⱼ</c> with <c>eⱼ = exp(xⱼ − max x)</c>: the taps weighted by their softmax. Floating types only.</summary>
    /// <remarks>
    /// Computed as <c>m + Σ eⱼ·(xⱼ − m) / Σ eⱼ</c> with m the maximum: finite for finite taps, never above m, and exactly x where every tap is x.
    /// NaN wins; m is the answer where it is infinite. A window without a tap gives 0.
    /// </remarks>
    /// <seealso href="https://arxiv.org/abs/2101.00440">Stergiou, Poppe, Kalliatakis, Refining activation downsampling with SoftPool (2021).</seealso>
    public static Reduction SoftPool { get; } = new SoftPoolReduction();

    /// <summary><c>y = m + ln(Σ exp(r·(xⱼ − m)) / n) / r</c> with m the maximum of the n taps that exist: between their mean and their maximum. Floating types only.</summary>
    /// <remarks>
    /// r → 0 tends to the mean, r → ∞ to the maximum; for small r the logarithm cancels, and the error is about 2⁻⁵²/r. Finite for finite taps.
    /// NaN wins; m is the answer where it is infinite. A window without a tap gives −∞.
    /// </remarks>
    /// <param name="sharpness">r, positive and finite; 10 is usual.</param>
    /// <returns>The reduction.</returns>
    /// <example><c>[0, ln 3]</c> with sharpness 1 gives ln 2.</example>
    /// <seealso href="https://arxiv.org/abs/1411.6228">Pinheiro, Collobert, From image-level to pixel-level labeling with convolutional networks (2015).</seealso>
    public static Reduction LogSumExp(double sharpness = 10) => new LogSumExpReduction(sharpness);

    /// <summary>GeM, <c>y = (Σ max(xⱼ, ε)ᵖ / n)^(1/p)</c> over the n taps that exist; the largest max(xⱼ, ε) for p = ∞. Floating types only.</summary>
    /// <remarks>
    /// Every tap is divided by the largest first, so nothing over- or underflows whatever p is. NaN wins. A window without a tap gives 0.
    /// </remarks>
    /// <param name="exponent">p, at least 1, or infinity; 3 is usual.</param>
    /// <param name="epsilon">ε, at least 0 and finite: smaller taps count as this.</param>
    /// <returns>The reduction.</returns>
    /// <example><c>[1, 7]</c> with exponent 2 gives 5.</example>
    /// <seealso href="https://arxiv.org/abs/1711.02512">Radenović, Tolias, Chum, Fine-tuning CNN image retrieval with no human annotation (2018).</seealso>
    public static Reduction GeneralizedMean(double exponent = 3, double epsilon = 1e-6) => new GeneralizedMeanReduction(exponent, epsilon);

    /// <summary>See <see cref="Variance"/>.</summary>
    public sealed record VarianceReduction : Reduction
    {
        internal VarianceReduction() { }

        private protected override Result<TapReduction<T>, PoolError> Meaning<T>() =>
            Element.Supported<T>(() => new GuidedReduction<T, VarianceFormula>(default));

        private protected override Result<TapGradient<T>, PoolError> Gradient<T>(Ties ties) => Smooth<T, VarianceFormula>(default);
    }

    /// <summary>See <see cref="SoftPool"/>.</summary>
    public sealed record SoftPoolReduction : Reduction
    {
        internal SoftPoolReduction() { }

        private protected override Result<TapReduction<T>, PoolError> Meaning<T>() =>
            Element.FloatingOnly<T>(() => new GuidedReduction<T, SoftPoolFormula>(default));

        private protected override Result<TapGradient<T>, PoolError> Gradient<T>(Ties ties) => Smooth<T, SoftPoolFormula>(default);
    }

    /// <summary>See <see cref="LogSumExp"/>.</summary>
    public sealed record LogSumExpReduction : Reduction
    {
        internal LogSumExpReduction(double sharpness) => Sharpness = sharpness;

        /// <summary>r.</summary>
        public double Sharpness { get; }

        internal override Result<Reduction, PoolError> ByParameter => Outcome.Ok<Reduction>(new LogSumExpBySharpness(Sharpness));

        private protected override Result<TapReduction<T>, PoolError> Meaning<T>() =>
            Sharpness > 0 && double.IsFinite(Sharpness)
                ? Element.FloatingOnly<T>(() => new GuidedReduction<T, LogSumExpFormula>(new(Sharpness)))
                : Outcome.Fail<TapReduction<T>>(new PoolError.SharpnessNotPositive(Sharpness));

        private protected override Result<TapGradient<T>, PoolError> Gradient<T>(Ties ties) => Smooth<T, LogSumExpFormula>(new(Sharpness));
    }

    /// <summary>See <see cref="GeneralizedMean"/>.</summary>
    public sealed record GeneralizedMeanReduction : Reduction
    {
        internal GeneralizedMeanReduction(double exponent, double epsilon) => (Exponent, Epsilon) = (exponent, epsilon);

        /// <summary>p.</summary>
        public double Exponent { get; }

        /// <summary>ε.</summary>
        public double Epsilon { get; }

        internal override Result<Reduction, PoolError> ByParameter => double.IsFinite(Exponent) ? Outcome.Ok<Reduction>(new GeneralizedMeanByExponent(Exponent, Epsilon)) : base.ByParameter;

        private protected override Result<TapReduction<T>, PoolError> Meaning<T>() =>
            !(Exponent >= 1) ? Outcome.Fail<TapReduction<T>>(new PoolError.ExponentBelowOne(Exponent))
            : !(Epsilon >= 0 && double.IsFinite(Epsilon)) ? Outcome.Fail<TapReduction<T>>(new PoolError.EpsilonNegative(Epsilon))
            : ProductPower.Takes(Exponent) ? Element.FloatingOnly<T>(() => new GuidedReduction<T, GeneralizedMeanFormula<ProductPower>>(new(new(Exponent), Epsilon)))
            : Element.FloatingOnly<T>(() => new GuidedReduction<T, GeneralizedMeanFormula<RealPower>>(new(new(Exponent), Epsilon)));

        private protected override Result<TapGradient<T>, PoolError> Gradient<T>(Ties ties) =>
            double.IsPositiveInfinity(Exponent)
                ? For<T>().Bind(largest => GradientOf.SelectingAbove(largest, Epsilon, ties))
                : ProductPower.Takes(Exponent) ? Smooth<T, GeneralizedMeanFormula<ProductPower>>(new(new(Exponent), Epsilon))
                : Smooth<T, GeneralizedMeanFormula<RealPower>>(new(new(Exponent), Epsilon));
    }
}
