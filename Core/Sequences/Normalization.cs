using System.Numerics;
using PoolFunctional.Reductions;

namespace PoolFunctional;

/// <summary>What is done to a pooled row before it is handed over. A closed union; equality is structural.</summary>
public abstract record Normalization
{
    private Normalization() { }

    /// <summary>Nothing.</summary>
    public static Normalization None { get; } = new NoNormalization();

    /// <summary><c>y = x / √(Σ xᵢ²)</c>: the row gets Euclidean length 1; a row of zeros stays as it is.</summary>
    /// <remarks>
    /// <para>
    /// Squares, their pairwise sum over the features, the root and the quotient are in double, and the quotient rounds once to the element type; a row of double is scaled before by the power
    /// of two of its largest magnitude, which is exact. So no length over- or underflows. A NaN in the row makes every feature NaN; an infinity makes itself NaN and the others zeros.
    /// (<c>torch.nn.functional.normalize</c> divides by at least 10⁻¹², and so leaves shorter rows short.)
    /// </para>
    /// <para>
    /// Gradient and tangent: <c>g ↦ (g − y·⟨y, g⟩) / ‖x‖</c>, all of it in double, y before it is rounded, products summed pairwise over the features, and one rounding at the end. A row of zeros has no
    /// direction, and no derivative: it gets zeros. A NaN or an infinity in the row makes every gradient NaN.
    /// </para>
    /// </remarks>
    public static Normalization L2 { get; } = new L2Normalization();

    internal bool IsNone => this is NoNormalization;

    internal abstract Sequence<T> Applied<T>(Sequence<T> row)
        where T : unmanaged, INumber<T>;

    /// <summary>The derivative at a row, which is symmetric, times a gradient or a tangent.</summary>
    internal abstract Sequence<T> Moved<T>(Sequence<T> motion, Sequence<T> row)
        where T : unmanaged, INumber<T>;

    /// <summary>See <see cref="None"/>.</summary>
    public sealed record NoNormalization : Normalization
    {
        internal NoNormalization() { }

        internal override Sequence<T> Applied<T>(Sequence<T> row) => row;

        internal override Sequence<T> Moved<T>(Sequence<T> motion, Sequence<T> row) => motion;
    }

    /// <summary>See <see cref="L2"/>.</summary>
    public sealed record L2Normalization : Normalization
    {
        internal L2Normalization() { }

        internal override Sequence<T> Applied<T>(Sequence<T> row)
        {
            (_, Sequence<double> scaled, double length) = Measured(row);
            return length == 0 ? row : scaled.Select(value => Element.Canonical(T.CreateSaturating(value / length))).ToSequence();
        }

        internal override Sequence<T> Moved<T>(Sequence<T> motion, Sequence<T> row)
        {
            (Scale scale, Sequence<double> scaled, double length) = Measured(row);
            if (length == 0) return row.Select(_ => T.Zero).ToSequence();
            Sequence<double> unit = scaled.Select(value => value / length).ToSequence();
            Sequence<double> wide = motion.Select(double.CreateSaturating).ToSequence();
            double along = Sum(unit.Zip(wide, (left, right) => left * right).ToSequence());
            return wide.Zip(unit, (value, direction) => Element.Canonical(T.CreateSaturating(scale.Shrink((value - (direction * along)) / length)))).ToSequence();
        }

        /// <summary>The row by the power of two of its largest magnitude, and the length that it then has.</summary>
        private static (Scale Scale, Sequence<double> Scaled, double Length) Measured<T>(Sequence<T> row)
            where T : unmanaged, INumber<T>
        {
            Scale scale = typeof(T) == typeof(double) ? Scale.Of(double.CreateSaturating(row.Select(T.Abs).Aggregate(T.Max))) : Scale.One;
            Sequence<double> scaled = row.Select(value => scale.Shrink(double.CreateSaturating(value))).ToSequence();
            return (scale, scaled, double.Sqrt(Sum(scaled.Select(value => value * value).ToSequence())));
        }

        private static double Sum(Sequence<double> values) => Fold.Pairwise(values.Count, feature => Maybe<double>.Of(values[(int)feature]), (left, right) => left + right).Value;
    }
}
