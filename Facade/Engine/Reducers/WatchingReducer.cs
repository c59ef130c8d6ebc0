using PoolFunctional.Engine.Lanes;

namespace PoolFunctional.Engine.Reducers;

/// <summary>A reducer that may lose a NaN, for the kernels that read the input: they also add up what they read, and such a sum keeps every NaN.</summary>
internal readonly struct WatchingReducer<TTotal, TReducer> : IReducer<TTotal>
    where TTotal : unmanaged
    where TReducer : struct, IReducer<TTotal>
{
    public static TTotal Absent => TReducer.Absent;

    public static bool IsExact => TReducer.IsExact;

    public static bool IsIdempotent => TReducer.IsIdempotent;

    public static bool Watches => true;

    public static bool LosesZeros => TReducer.LosesZeros;

    public static TLanes Combine<TLanes>(TLanes left, TLanes right)
        where TLanes : struct, ILanes<TLanes, TTotal> => TReducer.Combine(left, right);
}
