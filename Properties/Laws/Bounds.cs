namespace PoolFunctional.Properties.Laws;

/// <summary>Tolerances, each with its derivation. u = 2⁻⁵³ is half the ulp of 1 in double, in which these reductions work before they round once to the element type.</summary>
internal static class Bounds
{
    private const double U = 1.0 / (1L << 53);

    /// <summary>Half an ulp of a float result, and no less than the half of its least subnormal.</summary>
    internal static double OfFloat(double value) => double.Max(double.Abs(value) / (1 << 24), float.Epsilon / 2.0);

    /// <summary>A sum of n numbers in double by pairs errs by at most ⌈log₂n⌉·u of the sum of their magnitudes, to first order; one more u for each step around it, and a tenth for higher orders.</summary>
    internal static double OfSum(long count, double magnitudes, int steps) => 1.1 * (double.Ceiling(double.Log2(count)) + steps) * U * magnitudes;

    /// <summary>A mean by the log-sum-exp's way: exp errs by 2u of e ≤ 1, the sum by ⌈log₂n⌉·u, quotient and logarithm by 4u of an argument ≥ 1/n: divided by r, beside the rounding of the result.</summary>
    internal static double OfLogSumExp(long count, double sharpness, double value) => (OfSum(count, 1, 8) * count / sharpness) + (4 * U * double.Abs(value)) + OfFloat(value);

    /// <summary>A power mean with exponent p: each share errs by u, its power by (p + 4)·u, the sum by ⌈log₂n⌉·u, the root of it by a p-th of that and 4u.</summary>
    internal static double OfGeneralizedMean(long count, double value) => OfSum(count, double.Abs(value), 16) + OfFloat(value);

    /// <summary>
    /// A variance: the mean errs by (⌈log₂n⌉ + 1)·u·a for taps of at most a, so each deviation, at most 2a, by twice that and u, its square by 4a times as much; the mean of the squares, each at most 4a²,
    /// errs by (⌈log₂n⌉ + 2)·u·4a² more. Together at most 16·(⌈log₂n⌉ + 4)·u·a².
    /// </summary>
    internal static double OfVariance(long count, double most, double value) => OfSum(count, 16 * most * most, 4) + OfFloat(value);

    /// <summary>How often one of n equally probable draws of probability p may come, six standard deviations away: beyond is less likely than 2·10⁻⁹.</summary>
    internal static double OfFrequency(long draws, double probability) => 6 * double.Sqrt(draws * probability * (1 - probability));
}
