using PoolFunctional.Engine.Lanes;

namespace PoolFunctional.Engine.Reducers;

/// <summary>The product of integers of up to 32 bits, in a double, cut off at ±2³³.</summary>
/// <remarks>
/// A product below 2⁵³ is exact, and one beyond is rounded to no less than 2⁵³, which is cut off: so this is exact arithmetic cut off, in any order, and an integer
/// of 32 bits that comes of it is the true product. −0 means 0.
/// </remarks>
internal readonly struct MultiplyBoundedReducer : IReducer<double>
{
    private const double Bound = 8589934592;

    public static double Absent => 1;

    public static bool IsExact => true;

    public static bool IsIdempotent => false;

    public static bool Watches => false;

    public static bool LosesZeros => false;

    public static TLanes Combine<TLanes>(TLanes left, TLanes right)
        where TLanes : struct, ILanes<TLanes, double> =>
        TLanes.MaxOrdered(TLanes.MinOrdered(TLanes.Multiply(left, right), TLanes.Create(Bound)), TLanes.Create(-Bound));
}
