using System.Numerics;
using PoolFunctional.Engine.Finishes;
using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Lifts;
using PoolFunctional.Engine.Reducers;

namespace PoolFunctional.Engine.Schedules;

/// <summary>A <see cref="Folding{T, TResult, TTotal, TLift, TReducer, TQuick, TFinish, TSet}"/> whose results have the type of the elements.</summary>
internal sealed class FoldSchedule<T, TTotal, TLift, TReducer, TQuick, TFinish, TSet>(Job<T> job, FoldGeometry geometry, T empty, TLift lift = default, TFinish finish = default) : Schedule<T>
    where T : unmanaged, INumber<T>
    where TTotal : unmanaged
    where TLift : struct, ILift<T, TTotal>
    where TReducer : struct, IReducer<TTotal>
    where TQuick : struct, IReducer<TTotal>
    where TFinish : struct, IFinish<T, TTotal>
    where TSet : struct, ILaneSet<TTotal>
{
    private readonly Folding<T, T, TTotal, TLift, TReducer, TQuick, TFinish, TSet> folding = new(job.Options, geometry, empty, lift, finish);

    internal override string Name => folding.Name;

    internal override void Run(ReadOnlySpan<T> x, Span<T> destination, CancellationToken cancellation) => folding.Run(x, destination, cancellation);
}
