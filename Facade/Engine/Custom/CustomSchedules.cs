using System.Numerics;
using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Lifts;
using PoolFunctional.Engine.Schedules;
using PoolFunctional.Reductions;

namespace PoolFunctional.Engine.Custom;

/// <summary>A user's reduction by the two passes: in registers where it combines them, else one total at a time.</summary>
internal sealed class CustomSchedules<T>(Job<T> job) : ICustomReader<T, Schedule<T>>
    where T : unmanaged, INumber<T>
{
    public Schedule<T> Scalar<TTotal, TOperator>()
        where TTotal : unmanaged
        where TOperator : struct, IReductionOperator<T, TTotal> =>
        new FoldSchedule<T, OptionalTotal<TTotal>, CustomLift<T, TTotal, TOperator>, CustomReducer<T, TTotal, TOperator>, CustomReducer<T, TTotal, TOperator>, CustomFinish<T, TTotal, TOperator>, OptionalLanes<TTotal>>(
            job,
            Geometry(ElementSize.Of<OptionalTotal<TTotal>>(), TOperator.IsExact),
            TOperator.Empty);

    public Schedule<T> Vector<TOperator>()
        where TOperator : struct, IVectorReductionOperator<T> =>
        new FoldSchedule<T, T, IdentityLift<T>, CustomVectorReducer<T, TOperator>, CustomVectorReducer<T, TOperator>, CustomVectorFinish<T, TOperator>, NumberLanes<T>>(
            job,
            Geometry(ElementSize.Of<T>(), TOperator.IsExact),
            TOperator.Empty);

    /// <summary>The divisor is the number of taps that exist; a block's scratch is for totals, which may be much larger than elements.</summary>
    private FoldGeometry Geometry(int totalSize, bool anyOrder) => new(job.Plan, job.Memory, int.Max(totalSize, ElementSize.Of<T>()), counts => counts.Present, anyOrder);
}
