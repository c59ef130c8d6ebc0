using System.Numerics;

namespace PoolFunctional.Engine.Schedules;

/// <summary>A plan of which no window sees anything: every result is what the definition says of an empty window.</summary>
internal sealed class UnseeingSchedule<T>(Reduction reduction) : Schedule<T>
    where T : unmanaged, INumber<T>
{
    private readonly T empty = (
        from shape in Shape.Create(1, 1, 1)
        from x in FeatureMap.Create(shape, T.Zero)
        from y in Reference.Pool(x, Window.Explicit(WindowList.Of([0], [0])), reduction)
        select y.Values[0]).OrThrow("shape");

    internal override string Name => "unseeing";

    internal override void Run(ReadOnlySpan<T> x, Span<T> destination, CancellationToken cancellation) => destination.Fill(empty);
}
