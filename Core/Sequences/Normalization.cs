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
    /// Squares, their pairwise sum over the features, the root and the quotient are in double, and the quotient rounds once to the element type; a row of double is scaled before by the power
    /// of two of its largest magnitude, which is exact. So no length over- or underflows. A NaN in the row makes every feature NaN; an infinity makes itself NaN and the others zeros.
    /// (<c>torch.nn.functional.normalize</c> divides by at least 10⁻¹², and so leaves shorter rows short.)
    /// </remarks>
    public static Normalization L2 { get; } = new L2Normalization();

    internal bool IsNone => this is NoNormalization;

    internal abstract Sequence<T> Applied<T>(Sequence<T> row)
        where T : unmanaged, INumber<T>;

    /// <summary>See <see cref="None"/>.</summary>
    public sealed record NoNormalization : Normalization
    {
        internal NoNormalization() { }

        internal override Sequence<T> Applied<T>(Sequence<T> row) => row;
    }

    /// <summary>See <see cref="L2"/>.</summary>
    public sealed record L2Normalization : Normalization
    {
        internal L2Normalization() { }

        internal override Sequence<T> Applied<T>(Sequence<T> row)
        {
            Scale scale = typeof(T) == typeof(double) ? Scale.Of(double.CreateSaturating(row.Select(T.Abs).Aggregate(T.Max))) : Scale.One;
            Sequence<double> scaled = row.Select(value => scale.Shrink(double.CreateSaturating(value))).ToSequence();
            double length = double.Sqrt(Fold.Pairwise(scaled.Count, feature => Maybe<double>.Of(scaled[(int)feature] * scaled[(int)feature]), (left, right) => left + right).Value);
            return length == 0 ? row : scaled.Select(value => Element.Canonical(T.CreateSaturating(value / length))).ToSequence();
        }
    }
}
