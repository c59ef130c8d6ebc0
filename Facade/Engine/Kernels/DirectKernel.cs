using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Reducers;

namespace PoolFunctional.Engine.Kernels;

/// <summary>
/// Windows of few taps, from the input straight into the result: rows are folded over the axes before the last, and the totals along the row, in registers.
/// </summary>
internal static unsafe class DirectKernel
{
    /// <summary>
    /// Writes <paramref name="count"/> rows of outputs. Whole registers are read and written: up to <see cref="DirectWalk{TTotal}.Lead"/> elements before a
    /// row of input and a register beyond its end, and up to a register beyond a row of outputs, which the next row overwrites.
    /// </summary>
    /// <returns>Whether a watching reducer may have lost a NaN.</returns>
    internal static bool Run<TTotal, TReducer, TEnding, TSet>(in DirectWalk<TTotal> walk, in DirectStart<TTotal> start, nint count)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TEnding : struct, IEnding
        where TSet : struct, ILaneSet<TTotal> =>
        PastCaches.Takes<TTotal>() && walk.IsPast && PastCaches.AreWholeLines(start.Target, walk.Outputs)
            ? TSet.Filled(walk.Lanes, new Work<TTotal, TReducer, PastEnding<TEnding>>(walk, start, count))
            : TSet.Covering(walk.Lanes, new Work<TTotal, TReducer, TEnding>(walk, start, count));

    private readonly struct Work<TTotal, TReducer, TEnding>(DirectWalk<TTotal> walk, DirectStart<TTotal> start, nint count) : ILaneWork<TTotal>
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TEnding : struct, IEnding
    {
        // Several taps on the deep axis go with none along the row, for then a row is the channels of one position, or with two places side by side.
        public bool In<TLanes>()
            where TLanes : struct, ILanes<TLanes, TTotal> => (walk.DeepTaps, walk.HighTaps) switch
            {
                (1, 1) => Along<TLanes, Columns<Taps1, Taps1>>(),
                (1, 2) => Along<TLanes, Columns<Taps1, Taps2>>(),
                (1, _) => Along<TLanes, Columns<Taps1, Taps3>>(),
                (2, _) => Across<TLanes, Columns<Taps2, Taps2>>(),
                _ => Across<TLanes, Columns<Taps3, Taps3>>(),
            };

        private bool Across<TLanes, TColumn>()
            where TLanes : struct, ILanes<TLanes, TTotal>
            where TColumn : struct, IColumn
        {
            TTotal** rows = stackalloc TTotal*[2 * TColumn.Deep * TColumn.High];
            return (walk.Stride, walk.Taps) switch
            {
                _ when TColumn.Deep == 3 && ChannelRowsKernel.Takes(walk, TLanes.Count) => ChannelRowsKernel.Run<TTotal, TReducer, TEnding, TLanes>(walk, start, count),
                (1, _) => DenseKernel.Run<TTotal, TReducer, TEnding, TLanes, TColumn, Taps1>(walk, start, count, rows),
                (_, _) when walk.PairsRows => PairedKernel.Run<TTotal, TReducer, TEnding, TLanes, TColumn, Taps2>(walk, start, count, rows),
                (_, _) => HalvedKernel.Run<TTotal, TReducer, TEnding, TLanes, TColumn, Taps2>(walk, start, count, rows),
            };
        }

        private bool Along<TLanes, TColumn>()
            where TLanes : struct, ILanes<TLanes, TTotal>
            where TColumn : struct, IColumn => (walk.Stride, walk.Taps) switch
            {
                (1, 1) => DenseKernel.Run<TTotal, TReducer, TEnding, TLanes, TColumn, Taps1>(walk, start, count, null),
                (1, 2) => DenseKernel.Run<TTotal, TReducer, TEnding, TLanes, TColumn, Taps2>(walk, start, count, null),
                (1, _) when walk.Lead == 1 => DenseKernel.Run<TTotal, TReducer, TEnding, TLanes, TColumn, Centred>(walk, start, count, null),
                (1, _) => DenseKernel.Run<TTotal, TReducer, TEnding, TLanes, TColumn, Taps3>(walk, start, count, null),
                (4, _) => QuarteredKernel.Run<TTotal, TReducer, TEnding, TLanes, TColumn>(walk, start, count),
                (_, 2) when walk.PairsRows => PairedKernel.Run<TTotal, TReducer, TEnding, TLanes, TColumn, Taps2>(walk, start, count, null),
                (_, _) when walk.PairsRows => PairedKernel.Run<TTotal, TReducer, TEnding, TLanes, TColumn, Taps3>(walk, start, count, null),
                (_, 2) => HalvedKernel.Run<TTotal, TReducer, TEnding, TLanes, TColumn, Taps2>(walk, start, count, null),
                _ when walk.Lead == 1 => HalvedKernel.Run<TTotal, TReducer, TEnding, TLanes, TColumn, Centred>(walk, start, count, null),
                _ => HalvedKernel.Run<TTotal, TReducer, TEnding, TLanes, TColumn, Taps3>(walk, start, count, null),
            };
    }
}
