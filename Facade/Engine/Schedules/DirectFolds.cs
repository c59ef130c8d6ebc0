using System.Numerics;
using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Kernels;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Reducers;

namespace PoolFunctional.Engine.Schedules;

/// <summary>How a <see cref="DirectSchedule{T, TFold}"/> makes some rows of outputs.</summary>
internal interface IDirectFold<T>
    where T : unmanaged, INumber<T>
{
    static abstract void Run(DirectGeometry<T> geometry, in DirectWalk<T> walk, in DirectStart<T> start, nint rows);
}

/// <summary>Numbers as they are. <typeparamref name="TQuick"/> answers for rows without a NaN; it is <typeparamref name="TReducer"/> where there is no quicker one.</summary>
internal readonly unsafe struct NumberFold<T, TReducer, TQuick, TEnding> : IDirectFold<T>
    where T : unmanaged, INumber<T>
    where TReducer : struct, IReducer<T>
    where TQuick : struct, IReducer<T>
    where TEnding : struct, IEnding
{
    public static void Run(DirectGeometry<T> geometry, in DirectWalk<T> walk, in DirectStart<T> start, nint rows)
    {
        if (typeof(TQuick) != typeof(TReducer))
        {
            bool mayHaveLost = DirectKernel.Run<T, TQuick, WatchedEnding<KeepEnding>, NumberLanes<T>>(walk with { Absent = geometry.QuickAbsent }, start, rows);
            if (TQuick.LosesZeros && !mayHaveLost) mayHaveLost = HasNegativeZero(walk, start, rows);
            if (!mayHaveLost) return;
        }

        DirectKernel.Run<T, TReducer, TEnding, NumberLanes<T>>(walk, start, rows);
    }

    private static bool HasNegativeZero(in DirectWalk<T> walk, in DirectStart<T> start, nint rows) => ZeroKernel.HasNegative(start.Target, RowBlock.Single(unchecked(rows * walk.Outputs)));
}

/// <summary>Sums of Halves, which are floats in registers; rows with an infinity or a NaN are folded again, with a look at each.</summary>
internal readonly struct HalfFold<TEnding> : IDirectFold<Half>
    where TEnding : struct, IEnding
{
    public static void Run(DirectGeometry<Half> geometry, in DirectWalk<Half> walk, in DirectStart<Half> start, nint rows)
    {
        if (DirectKernel.Run<Half, AddReducer<Half>, WatchedEnding<TEnding>, ConvertedLanes<Half, LanesOfHalves<Finite>>>(walk, start, rows)) DirectKernel.Run<Half, AddReducer<Half>, TEnding, ConvertedLanes<Half, LanesOfHalves<Any>>>(walk, start, rows);
    }
}

/// <summary>Averages of bytes or signed bytes, which are 16-bit integers in registers.</summary>
internal readonly struct ByteFold<T> : IDirectFold<T>
    where T : unmanaged, INumber<T>
{
    public static void Run(DirectGeometry<T> geometry, in DirectWalk<T> walk, in DirectStart<T> start, nint rows) => DirectKernel.Run<T, AddReducer<T>, QuotientEnding, ConvertedLanes<T, LanesOfBytes<T>>>(walk, start, rows);
}
