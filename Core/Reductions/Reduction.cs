using System.Numerics;
using PoolFunctional.Gradients;
using PoolFunctional.Reductions;

namespace PoolFunctional;

/// <summary>How the taps of a window become one value. A closed union; equality is structural.</summary>
/// <remarks>
/// A NaN result always has the bits of <c>T.NaN</c>. A window without a tap inside the input gives −∞ or <c>T.MinValue</c> for a maximum,
/// the mirror for a minimum, 1 for a product, −∞ for a log-sum-exp, and 0 for everything else.
/// </remarks>
public abstract partial record Reduction
{
    private Reduction() { }

    /// <summary><c>y = max xⱼ</c>, IEEE 754-2019 maximum: NaN wins, and +0 &gt; −0.</summary>
    public static Reduction Max { get; } = new MaxReduction();

    /// <summary><c>y = min xⱼ</c>, IEEE 754-2019 minimum: NaN wins, and −0 &lt; +0.</summary>
    public static Reduction Min { get; } = new MinReduction();

    /// <summary><c>y = max xⱼ</c> over the taps that are numbers; NaN only where every tap is NaN.</summary>
    public static Reduction MaxNumber { get; } = new MaxNumberReduction();

    /// <summary><c>y = min xⱼ</c> over the taps that are numbers; NaN only where every tap is NaN.</summary>
    public static Reduction MinNumber { get; } = new MinNumberReduction();

    /// <summary><c>y = Σ xⱼ</c>, pairwise; float in float, double in double, Half in float, integers exactly, then saturated to the type. NaN wins.</summary>
    public static Reduction Sum { get; } = new SumReduction();

    /// <summary><c>y = Σ xⱼ / divisor</c>: one sum as in <see cref="Sum"/>, one division. Integers round to nearest, ties to even, and saturate. NaN wins.</summary>
    /// <param name="divisor">What to divide by; <see cref="Divisor.InBounds"/> if omitted.</param>
    /// <param name="accumulator">What to add in; <see cref="Accumulator.Native"/> if omitted.</param>
    /// <returns>The reduction.</returns>
    /// <example><c>Reduction.Average(Divisor.DeclaredPadding)</c> is PyTorch's default.</example>
    public static Reduction Average(Divisor? divisor = null, Accumulator? accumulator = null) =>
        new AverageReduction(divisor ?? Divisor.InBounds, accumulator ?? Accumulator.Native);

    /// <summary><c>y = (Σ |xⱼ|ᵖ)^(1/p)</c>; the largest |xⱼ| for p = ∞. Floating types only; never over- or underflows where y is representable. NaN wins.</summary>
    /// <param name="exponent">p, at least 1, or infinity.</param>
    /// <returns>The reduction.</returns>
    /// <example><c>[3, −4]</c> with exponent 2 gives 5.</example>
    /// <seealso href="https://onnx.ai/onnx/operators/onnx__LpPool.html"/>
    public static Reduction Lp(double exponent) => new LpReduction(exponent);

    /// <summary><c>y = (Σ |xⱼ|ᵖ / n)^(1/p)</c> over the n taps that exist; the largest |xⱼ| for p = ∞. Floating types only. NaN wins.</summary>
    /// <param name="exponent">p, at least 1, or infinity.</param>
    /// <returns>The reduction.</returns>
    /// <example><c>[1, −7]</c> with exponent 2 gives 5.</example>
    public static Reduction PowerMean(double exponent) => new PowerMeanReduction(exponent);

    /// <summary><c>y = Π xⱼ</c>, pairwise; float in float, double in double, Half in float; integers exactly, then saturated to the type, in any order alike.</summary>
    /// <remarks>A window without a tap gives 1. 0 · ∞ is NaN, and a NaN among the taps is the answer.</remarks>
    public static Reduction Product { get; } = new ProductReduction();

    /// <summary>The reduction's meaning for an element type, or why it has none.</summary>
    internal Result<TapReduction<T>, PoolError> For<T>()
        where T : unmanaged, INumber<T> => Meaning<T>();

    private protected abstract Result<TapReduction<T>, PoolError> Meaning<T>()
        where T : unmanaged, INumber<T>;

    private static Result<TapReduction<T>, PoolError> Selecting<T>(Func<T, T, T> choose, Func<T> empty)
        where T : unmanaged, INumber<T> =>
        Element.Supported(() => new Monoid<T, T>(value => value, choose, (total, _) => total, empty()));

    private static Result<TapReduction<T>, PoolError> Norm<T>(double exponent, bool mean)
        where T : unmanaged, INumber<T> =>
        exponent >= 1
            ? Element.FloatingOnly(() => NormReduction.Of<T>(exponent, mean))
            : Outcome.Fail<TapReduction<T>>(new PoolError.ExponentBelowOne(exponent));

    private static Result<TapGradient<T>, PoolError> NormGradient<T>(Reduction norm, double exponent, bool mean, Ties ties)
        where T : unmanaged, INumber<T> =>
        double.IsPositiveInfinity(exponent) ? norm.For<T>().Bind(largest => GradientOf.SelectingMagnitude(largest, ties)) : Smooth<T, NormFormula>(new(exponent, mean), ofMagnitudes: true);

    /// <summary>See <see cref="Max"/>.</summary>
    public sealed record MaxReduction : Reduction
    {
        internal MaxReduction() { }

        private protected override Result<TapReduction<T>, PoolError> Meaning<T>() => Selecting(T.Max, Element.Lowest<T>);

        private protected override Result<TapGradient<T>, PoolError> Gradient<T>(Ties ties) => Selected<T>(ties);
    }

    /// <summary>See <see cref="Min"/>.</summary>
    public sealed record MinReduction : Reduction
    {
        internal MinReduction() { }

        private protected override Result<TapReduction<T>, PoolError> Meaning<T>() => Selecting(T.Min, Element.Highest<T>);

        private protected override Result<TapGradient<T>, PoolError> Gradient<T>(Ties ties) => Selected<T>(ties);
    }

    /// <summary>See <see cref="MaxNumber"/>.</summary>
    public sealed record MaxNumberReduction : Reduction
    {
        internal MaxNumberReduction() { }

        private protected override Result<TapReduction<T>, PoolError> Meaning<T>() => Selecting(T.MaxNumber, Element.Lowest<T>);

        private protected override Result<TapGradient<T>, PoolError> Gradient<T>(Ties ties) => Selected<T>(ties);
    }

    /// <summary>See <see cref="MinNumber"/>.</summary>
    public sealed record MinNumberReduction : Reduction
    {
        internal MinNumberReduction() { }

        private protected override Result<TapReduction<T>, PoolError> Meaning<T>() => Selecting(T.MinNumber, Element.Highest<T>);

        private protected override Result<TapGradient<T>, PoolError> Gradient<T>(Ties ties) => Selected<T>(ties);
    }

    /// <summary>See <see cref="Sum"/>.</summary>
    public sealed record SumReduction : Reduction
    {
        internal SumReduction() { }

        private protected override Result<TapReduction<T>, PoolError> Meaning<T>() => Element.Supported(() => Addition<T>.Native.Sum);

        private protected override Result<TapReduction<T, TResult>, PoolError> Meaning<T, TResult>() => Widening<T, TResult>.Sum;

        private protected override Result<TapGradient<T>, PoolError> Gradient<T>(Ties ties) => For<T>().Select(sum => GradientOf.Linear(sum, Accumulator.Native, Divisor.Of(1)));
    }

    /// <summary>See <see cref="Product"/>.</summary>
    public sealed record ProductReduction : Reduction
    {
        internal ProductReduction() { }

        private protected override Result<TapReduction<T>, PoolError> Meaning<T>() => Element.Supported(Multiplication.Of<T>);

        private protected override Result<TapGradient<T>, PoolError> Gradient<T>(Ties ties) => Element.FloatingOnly<T, TapGradient<T>>(() => new ProductGradient<T>());
    }

    /// <summary>See <see cref="Average"/>.</summary>
    public sealed record AverageReduction : Reduction
    {
        internal AverageReduction(Divisor divisor, Accumulator accumulator) => (Divisor, Accumulator) = (divisor, accumulator);

        /// <summary>What to divide by.</summary>
        public Divisor Divisor { get; }

        /// <summary>What to add in.</summary>
        public Accumulator Accumulator { get; }

        private protected override Result<TapReduction<T>, PoolError> Meaning<T>() =>
            Divisor.IsZero
                ? Outcome.Fail<TapReduction<T>>(new PoolError.DivisorZero())
                : Element.Supported(() => Addition<T>.In(Accumulator).Average(Divisor));

        private protected override Result<TapReduction<T, TResult>, PoolError> Meaning<T, TResult>() =>
            Divisor.IsZero ? Outcome.Fail<TapReduction<T, TResult>>(new PoolError.DivisorZero()) : Widening<T, TResult>.Average(Divisor, Accumulator);

        private protected override Result<TapGradient<T>, PoolError> Gradient<T>(Ties ties) =>
            For<T>().Bind(mean => Element.FloatingOnly<T, TapGradient<T>>(() => GradientOf.Linear(mean, Accumulator, Divisor)));
    }

    /// <summary>See <see cref="Lp"/>.</summary>
    public sealed record LpReduction : Reduction
    {
        internal LpReduction(double exponent) => Exponent = exponent;

        /// <summary>p.</summary>
        public double Exponent { get; }

        private protected override Result<TapReduction<T>, PoolError> Meaning<T>() => Norm<T>(Exponent, mean: false);

        private protected override Result<TapGradient<T>, PoolError> Gradient<T>(Ties ties) => NormGradient<T>(this, Exponent, mean: false, ties);
    }

    /// <summary>See <see cref="PowerMean"/>.</summary>
    public sealed record PowerMeanReduction : Reduction
    {
        internal PowerMeanReduction(double exponent) => Exponent = exponent;

        /// <summary>p.</summary>
        public double Exponent { get; }

        private protected override Result<TapReduction<T>, PoolError> Meaning<T>() => Norm<T>(Exponent, mean: true);

        private protected override Result<TapGradient<T>, PoolError> Gradient<T>(Ties ties) => NormGradient<T>(this, Exponent, mean: true, ties);
    }
}
