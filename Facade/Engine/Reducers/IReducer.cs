using PoolFunctional.Engine.Lanes;

namespace PoolFunctional.Engine.Reducers;

/// <summary>How two totals combine, at any lane width.</summary>
internal interface IReducer<TTotal>
    where TTotal : unmanaged
{
    /// <summary>What a tap outside the input may be replaced by without changing any result by a bit.</summary>
    static abstract TTotal Absent { get; }

    /// <summary>Whether any order and grouping gives the same bits.</summary>
    static abstract bool IsExact { get; }

    /// <summary>Whether a total combined with itself is itself, so that blocks may overlap.</summary>
    static abstract bool IsIdempotent { get; }

    /// <summary>Whether a kernel that reads the input reports if there may have been a NaN in it.</summary>
    static abstract bool Watches { get; }

    /// <summary>Whether a result of −0 may be wrong, because there was a +0 too.</summary>
    static abstract bool LosesZeros { get; }

    static abstract TLanes Combine<TLanes>(TLanes left, TLanes right)
        where TLanes : struct, ILanes<TLanes, TTotal>;
}
