using PoolFunctional.Engine.Lanes;

namespace PoolFunctional.Engine.Reducers;

/// <summary>How two totals combine, at any lane width.</summary>
internal interface IReducer<TTotal>
    where TTotal : unmanaged
{
    /// <summary>What a tap outside the input may be replaced by without changing any result by a bit.</summary>
    static abstract TTotal Absent { get; }

    static abstract TLanes Combine<TLanes>(TLanes left, TLanes right)
        where TLanes : struct, ILanes<TLanes, TTotal>;
}
