using System.Numerics;
using PoolFunctional.Reductions;

namespace PoolFunctional;

/// <content>Elements that stand for real numbers by a scale and a zero point.</content>
public abstract partial record Reduction
{
    /// <summary>
    /// <c>y = z′ + round(Σ (xⱼ − z) · (s / s′) / divisor)</c>: the average of the real numbers that the elements stand for. sbyte, byte, short and ushort only.
    /// </summary>
    /// <param name="input">What the input's elements stand for, s and z.</param>
    /// <param name="output">What the result's stand for, s′ and z′; the same if omitted.</param>
    /// <param name="divisor">What to divide by; <see cref="Divisor.InBounds"/> if omitted. A tap in the padding that is counted is the real number 0.</param>
    /// <returns>The reduction.</returns>
    /// <remarks>
    /// The sum is exact; then, in double and in this order, it is multiplied by s / s′, divided by the divisor, rounded to the nearest integer, ties to even, and the zero point added; what
    /// lies beyond the type saturates. A window without a tap gives z′.
    /// </remarks>
    /// <example>With zero point 10 on both sides and 15 the only one of four counted taps: 10 + round(5/4) = 11.</example>
    /// <seealso href="https://github.com/microsoft/onnxruntime/blob/main/docs/ContribOperators.md#com.microsoft.QLinearAveragePool"/>
    public static Reduction QuantizedAverage(Quantization input, Quantization? output = null, Divisor? divisor = null) =>
        new QuantizedAverageReduction(input ?? Quantization.Identity, output ?? input ?? Quantization.Identity, divisor ?? Divisor.InBounds);

    /// <summary><c>y = z′ + round((max xⱼ − z) · (s / s′))</c>, which is the maximum as it is where both quantisations are the same. sbyte, byte, short and ushort only.</summary>
    /// <param name="input">What the input's elements stand for, s and z.</param>
    /// <param name="output">What the result's stand for, s′ and z′; the same if omitted.</param>
    /// <returns>The reduction.</returns>
    /// <remarks>In double, rounded to the nearest, ties to even, and saturated. A window without a tap gives <c>T.MinValue</c>.</remarks>
    /// <example>With one quantization on both sides <c>[3, 12]</c> gives 12.</example>
    public static Reduction QuantizedMax(Quantization input, Quantization? output = null) => new QuantizedMaxReduction(input ?? Quantization.Identity, output ?? input ?? Quantization.Identity);

    /// <summary><c>y = z′ + round((min xⱼ − z) · (s / s′))</c>, which is the minimum as it is where both quantisations are the same. sbyte, byte, short and ushort only.</summary>
    /// <param name="input">What the input's elements stand for, s and z.</param>
    /// <param name="output">What the result's stand for, s′ and z′; the same if omitted.</param>
    /// <returns>The reduction.</returns>
    /// <remarks>In double, rounded to the nearest, ties to even, and saturated. A window without a tap gives <c>T.MaxValue</c>.</remarks>
    /// <example>With one quantization on both sides <c>[3, 12]</c> gives 3.</example>
    public static Reduction QuantizedMin(Quantization input, Quantization? output = null) => new QuantizedMinReduction(input ?? Quantization.Identity, output ?? input ?? Quantization.Identity);

    /// <summary>How results of one quantisation become those of another, or what is wrong with either.</summary>
    private static Result<Requantization, PoolError> Requantizing<T>(Quantization input, Quantization output)
        where T : unmanaged, INumber<T> =>
        Outcome.Unless(new Requantization(input.Scale / output.Scale, output.ZeroPoint), Wrong<T>(input, output));

    private static IEnumerable<PoolError> Wrong<T>(Quantization input, Quantization output)
        where T : unmanaged, INumber<T>
    {
        if (typeof(T) != typeof(sbyte) && typeof(T) != typeof(byte) && typeof(T) != typeof(short) && typeof(T) != typeof(ushort)) yield return new PoolError.QuantizedTypeRequired(typeof(T).Name);
        (long least, long greatest) = (long.CreateSaturating(Element.Lowest<T>()), long.CreateSaturating(Element.Highest<T>()));
        foreach (Quantization side in (Sequence<Quantization>)[input, output])
        {
            if (!(side.Scale > 0 && double.IsFinite(side.Scale))) yield return new PoolError.ScaleNotPositive(side.Scale);
            if (side.ZeroPoint < least || side.ZeroPoint > greatest) yield return new PoolError.ZeroPointOutOfRange(side.ZeroPoint, typeof(T).Name, least, greatest);
        }

        if (!double.IsFinite(input.Scale / output.Scale)) yield return new PoolError.ScaleRatioInfinite(input.Scale, output.Scale);
    }

    private static Result<TapReduction<T>, PoolError> Chosen<T>(Quantization input, Quantization output, Func<T, T, T> choose, T empty)
        where T : unmanaged, INumber<T> =>
        Requantizing<T>(input, output).Select<TapReduction<T>>(requantization =>
            new Monoid<T, T>(value => value, choose, (chosen, _) => requantization.Of<T>(long.CreateSaturating(chosen) - input.ZeroPoint, 1), empty));

    /// <summary>See <see cref="QuantizedAverage"/>.</summary>
    public sealed record QuantizedAverageReduction : Reduction
    {
        internal QuantizedAverageReduction(Quantization input, Quantization output, Divisor divisor) => (Input, Output, Divisor) = (input, output, divisor);

        /// <summary>What the input's elements stand for.</summary>
        public Quantization Input { get; }

        /// <summary>What the result's stand for.</summary>
        public Quantization Output { get; }

        /// <summary>What to divide by.</summary>
        public Divisor Divisor { get; }

        internal Requantization Requantization => new(Input.Scale / Output.Scale, Output.ZeroPoint);

        private protected override Result<TapReduction<T>, PoolError> Meaning<T>() =>
            Divisor.IsZero
                ? Outcome.Fail<TapReduction<T>>(new PoolError.DivisorZero())
                : Requantizing<T>(Input, Output).Select<TapReduction<T>>(requantization => new Monoid<T, long>(
                    value => long.CreateSaturating(value) - Input.ZeroPoint,
                    (left, right) => left + right,
                    (total, counts) => requantization.Of<T>(total, Divisor.Of(counts)),
                    T.CreateSaturating(Output.ZeroPoint)));
    }

    /// <summary>See <see cref="QuantizedMax"/>.</summary>
    public sealed record QuantizedMaxReduction : Reduction
    {
        internal QuantizedMaxReduction(Quantization input, Quantization output) => (Input, Output) = (input, output);

        /// <summary>What the input's elements stand for.</summary>
        public Quantization Input { get; }

        /// <summary>What the result's stand for.</summary>
        public Quantization Output { get; }

        private protected override Result<TapReduction<T>, PoolError> Meaning<T>() => Chosen(Input, Output, T.Max, Element.Lowest<T>());
    }

    /// <summary>See <see cref="QuantizedMin"/>.</summary>
    public sealed record QuantizedMinReduction : Reduction
    {
        internal QuantizedMinReduction(Quantization input, Quantization output) => (Input, Output) = (input, output);

        /// <summary>What the input's elements stand for.</summary>
        public Quantization Input { get; }

        /// <summary>What the result's stand for.</summary>
        public Quantization Output { get; }

        private protected override Result<TapReduction<T>, PoolError> Meaning<T>() => Chosen(Input, Output, T.Min, Element.Highest<T>());
    }
}
