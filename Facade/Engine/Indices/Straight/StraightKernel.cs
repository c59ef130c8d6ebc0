using PoolFunctional.Engine.Kernels;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Reducers;

namespace PoolFunctional.Engine.Indices.Straight;

/// <summary>
/// Windows of few taps, from the input straight into extremes and offsets: the rows under a row of outputs are folded above each other, and what comes of it along the row, in registers.
/// </summary>
internal static unsafe class StraightKernel
{
    /// <summary>
    /// Writes <paramref name="count"/> rows of outputs. Whole registers are read and written: up to <see cref="StraightWalk{T}.Lead"/> elements before a row of input and a register beyond its end, and up to a register
    /// beyond a row of outputs, which the next row overwrites.
    /// </summary>
    /// <returns>Whether a watching reducer may have lost a NaN.</returns>
    internal static bool Run<T, TReducer, TSet>(in StraightWalk<T> walk, in StraightStart<T> start, nint count)
        where T : unmanaged
        where TReducer : struct, IReducer<T>
        where TSet : struct, ILaneSet<T> => TSet.Covering(walk.Lanes, new Work<T, TReducer>(walk, start, count));

    private readonly struct Work<T, TReducer>(StraightWalk<T> walk, StraightStart<T> start, nint count) : ILaneWork<T>
        where T : unmanaged
        where TReducer : struct, IReducer<T>
    {
        public bool In<TLanes>()
            where TLanes : struct, ILanes<TLanes, T> => walk.RowTaps switch
            {
                2 when TReducer.Watches => Above<TLanes, Taps2>(),
                3 when TReducer.Watches => Above<TLanes, Taps3>(),
                _ => Above<TLanes, TapsOfAny>(),
            };

        private bool Above<TLanes, TRows>()
            where TLanes : struct, ILanes<TLanes, T>
            where TRows : struct, ITaps => walk.Window switch
            {
                (3, 1) => StraightDense.Run<T, TReducer, TLanes, TRows>(walk, start, count),
                (2, _) => StraightHalves.Run<T, TReducer, TLanes, TRows, Taps2>(walk, start, count),
                (3, _) => StraightHalves.Run<T, TReducer, TLanes, TRows, Taps3>(walk, start, count),
                (4, _) => StraightQuarters.Run<T, TReducer, TLanes, Taps4>(walk, start, count),
                (_, _) => StraightQuarters.Run<T, TReducer, TLanes, Taps8>(walk, start, count),
            };
    }
}
