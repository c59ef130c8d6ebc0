using System.Numerics;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Reductions;

namespace PoolFunctional.Engine.Reducers;

/// <summary>IEEE 754-2019 maximumNumber.</summary>
internal readonly struct MaxNumberReducer<TTotal> : IReducer<TTotal>
    where TTotal : unmanaged, INumber<TTotal>
{
    /// <summary>NaN, which every number beats; the least integer.</summary>
    public static TTotal Absent => Element.IsInteger<TTotal>() ? Element.Lowest<TTotal>() : TTotal.CreateSaturating(double.NaN);

    public static TLanes Combine<TLanes>(TLanes left, TLanes right)
        where TLanes : struct, ILanes<TLanes, TTotal> => TLanes.MaxNumber(left, right);
}
