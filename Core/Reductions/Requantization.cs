using System.Numerics;

namespace PoolFunctional.Reductions;

/// <summary>
/// How a total of <c>x − zeroPoint</c> becomes an element again: <c>zero + round(total · ratio / divisor)</c>, saturated, where ratio is the input's scale over the
/// result's; every operation in double, the rounding to the nearest integer, ties to even.
/// </summary>
/// <param name="Ratio">The input's scale over the result's: one division.</param>
/// <param name="Zero">The result's zero point.</param>
internal readonly record struct Requantization(double Ratio, long Zero)
{
    /// <summary>The element. The bounds are integers, so saturating before rounding is the same as after.</summary>
    internal T Of<T>(long total, long divisor)
        where T : unmanaged, INumber<T>
    {
        double quotient = total * Ratio / divisor;
        double within = double.Clamp(quotient, double.CreateSaturating(Element.Lowest<T>()) - Zero, double.CreateSaturating(Element.Highest<T>()) - Zero);
        return T.CreateSaturating(double.Round(within) + Zero);
    }
}
