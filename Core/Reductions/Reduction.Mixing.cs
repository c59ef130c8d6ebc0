using PoolFunctional.Gradients;
using PoolFunctional.Reductions;

namespace PoolFunctional;

/// <content>Reductions between the maximum and the average.</content>
public abstract partial record Reduction
{
    /// <summary><c>y = Σ Pⱼ·aⱼ</c> with <c>aⱼ = max(xⱼ, 0)</c> and <c>Pⱼ = aⱼ / Σ a</c>: the mean of <see cref="Stochastic"/>, used where nothing is drawn. Floating types only.</summary>
    /// <remarks>In double, each a divided by the greatest first. NaN wins; +∞ among the taps gives +∞. A window without a positive tap, or without a tap, gives 0.</remarks>
    /// <seealso href="https://arxiv.org/abs/1301.3557">Zeiler, Fergus, Stochastic pooling for regularization of deep convolutional neural networks (2013).</seealso>
    public static Reduction StochasticExpectation { get; } = new StochasticExpectationReduction();

    /// <summary><c>y = λ·max xⱼ + (1 − λ)·Σ xⱼ / n</c>: <see cref="Max"/> and <see cref="Average"/> as they are, blended in double and rounded once.</summary>
    /// <remarks>
    /// A side of weight 0 is not looked at, so λ = 1 is the maximum and λ = 0 the average. Integers round to nearest, ties to even. NaN wins.
    /// A window without a tap gives 0.
    /// </remarks>
    /// <param name="weight">λ, from 0 to 1; 0.5 is timm's <c>avgmax</c>.</param>
    /// <returns>The reduction.</returns>
    /// <example><c>[1, 3]</c> with weight 0.5 gives 2.5.</example>
    /// <seealso href="https://arxiv.org/abs/1509.08985">Lee, Gallagher, Tu, Generalizing pooling functions in convolutional neural networks (2016).</seealso>
    public static Reduction Mixed(double weight = 0.5) => new MixedReduction(weight);

    /// <summary>One tap, drawn with probability <c>aⱼ / Σ a</c> for <c>aⱼ = max(xⱼ, 0)</c>. Floating types only.</summary>
    /// <remarks>
    /// What is drawn depends on the taps, the seed, and the batch, channel and position of the output alone: the same seed gives the same bits, in any layout, on any
    /// number of threads, and in a slice of a plan as in the whole. NaN wins; +∞ among the taps gives +∞. A window without a positive tap, or without a tap, gives 0.
    /// </remarks>
    /// <param name="seed">Any number.</param>
    /// <returns>The reduction.</returns>
    /// <example><c>[0, 7, 0]</c> gives 7 with any seed.</example>
    /// <seealso href="https://arxiv.org/abs/1301.3557">Zeiler, Fergus, Stochastic pooling for regularization of deep convolutional neural networks (2013).</seealso>
    public static Reduction Stochastic(long seed) => new StochasticReduction(seed);

    /// <summary>See <see cref="StochasticExpectation"/>.</summary>
    public sealed record StochasticExpectationReduction : Reduction
    {
        internal StochasticExpectationReduction() { }

        private protected override Result<TapReduction<T>, PoolError> Meaning<T>() =>
            Element.FloatingOnly<T>(() => new GuidedReduction<T, ExpectationFormula>(default));

        private protected override Result<TapGradient<T>, PoolError> Gradient<T>(Ties ties) => Smooth<T, ExpectationFormula>(default);
    }

    /// <summary>See <see cref="Stochastic"/>.</summary>
    public sealed record StochasticReduction : Reduction
    {
        internal StochasticReduction(long seed) => Seed = seed;

        /// <summary>The seed.</summary>
        public long Seed { get; }

        private protected override Result<TapReduction<T>, PoolError> Meaning<T>() => Element.FloatingOnly<T>(() => new Draw<T>(Seed));

        private protected override Result<TapGradient<T>, PoolError> Gradient<T>(Ties ties) => For<T>().Bind(drawn => GradientOf.SelectingAbove(drawn, 0, ties));
    }

    /// <summary>See <see cref="Mixed"/>.</summary>
    public sealed record MixedReduction : Reduction
    {
        internal MixedReduction(double weight) => Weight = weight;

        /// <summary>λ.</summary>
        public double Weight { get; }

        internal override Result<Reduction, PoolError> ByParameter => Outcome.Ok<Reduction>(new MixedByWeight());

        private protected override Result<TapReduction<T>, PoolError> Meaning<T>() =>
            from weight in Outcome.Unless(Weight, Weight is >= 0 and <= 1 ? [] : [new PoolError.WeightOutOfRange(Weight)])
            from most in Max.For<T>()
            from mean in Average().For<T>()
            select (TapReduction<T>)new Combined<T>(most, mean, (left, right) => Combination.Blend(left, right, weight));

        private protected override Result<TapGradient<T>, PoolError> Gradient<T>(Ties ties) =>
            from most in Max.GradientFor<T>(ties)
            from mean in Average().GradientFor<T>(ties)
            select (TapGradient<T>)new CombinedGradient<T>(most, mean, (left, right) => Combination.Blend(left, right, Weight));
    }
}
