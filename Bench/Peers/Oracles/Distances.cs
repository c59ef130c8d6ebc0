using System.Globalization;

namespace PoolFunctional.Peers.Oracles;

/// <summary>How far two answers may lie apart.</summary>
internal static class Distances
{
    /// <summary>The same shapes, and values apart by at most what is allowed at each place; two NaN are the same, whatever their bits, and so are the two zeros.</summary>
    internal static string? Beyond(OnnxTensor ours, OnnxTensor theirs, Func<int, double> allowed)
    {
        if (!ours.Shape.SequenceEqual(theirs.Shape)) return $"{theirs.Name} is of shape [{string.Join(", ", theirs.Shape)}], ours [{string.Join(", ", ours.Shape)}]";
        for (int i = 0; i < ours.Values.Length; i++)
        {
            if (!IsNear(ours.Values[i], theirs.Values[i], allowed(i))) return string.Create(CultureInfo.InvariantCulture, $"{theirs.Name}[{i}] is {theirs.Values[i]:R}, ours {ours.Values[i]:R}; {allowed(i):R} is allowed");
        }

        return null;
    }

    /// <summary>As <see cref="Beyond"/>, of the first output.</summary>
    internal static Func<Answer, Answer, string?> First(Func<int, double> allowed) => (ours, theirs) => Beyond(ours.Outputs[0], theirs.Outputs[0], allowed);

    /// <summary>The places where the first outputs differ; none where there is no second answer of the same shape.</summary>
    internal static IEnumerable<(double Ours, double Theirs)> Apart(Answer ours, Answer theirs, Func<int, double> allowed) =>
        ours.Refusal is not null || theirs.Refusal is not null || !ours.Outputs[0].Shape.SequenceEqual(theirs.Outputs[0].Shape) ? []
        : ours.Outputs[0].Values.Zip(theirs.Outputs[0].Values).Where((pair, i) => !IsNear(pair.First, pair.Second, allowed(i)));

    /// <summary>
    /// An average over n taps: n·u·Σ|x| / divisor with u = 2⁻²⁴. Adding them in any order is off by at most (n − 1)·u·Σ|x|, in ours by log₂ n of it; the division may add u on each side, which the worst sum
    /// leaves no room for but no sum comes near. Half is added in float and rounded once, by 2⁻¹¹, on each side.
    /// </summary>
    internal static double OfAverage(OracleType type, double taps, double averageMagnitude) =>
        (taps * Math.ScaleB(averageMagnitude, -24)) + Rounding(type, averageMagnitude);

    /// <summary>
    /// A norm over n taps in float: a power is off by 2u, the sum of positive terms by (n − 1)·u, so the root by that divided by p; the exponent 1/p is itself rounded, which moves the root by |ln Σ|·u/p, and the
    /// root is off by 2u more. Ours is worked in double.
    /// </summary>
    internal static double OfNorm(OracleType type, double taps, double exponent, double norm) =>
        norm == 0 ? 0 : (Math.ScaleB(norm, -24) * (((taps + 3 + Math.Abs(exponent * Math.Log(norm))) / exponent) + 4)) + Rounding(type, norm);

    private static double Rounding(OracleType type, double value) => type == OracleTypes.Half ? Math.ScaleB(value, -10) + Math.ScaleB(1, -24) : 0;

    internal static bool IsNear(double ours, double theirs, double allowed) => ours == theirs || (double.IsNaN(ours) && double.IsNaN(theirs)) || (double.IsFinite(ours) && Math.Abs(ours - theirs) <= allowed);
}
