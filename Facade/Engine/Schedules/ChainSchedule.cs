using System.Numerics;
using PoolFunctional.Engine.Scratch;

namespace PoolFunctional.Engine.Schedules;

/// <summary>A schedule, and another one over its result, which is kept in scratch memory.</summary>
internal sealed unsafe class ChainSchedule<T>(Schedule<T> first, int between, Schedule<T> second) : Schedule<T>
    where T : unmanaged, INumber<T>
{
    internal override string Name => "chain";

    internal override void Run(ReadOnlySpan<T> x, Span<T> destination, CancellationToken cancellation)
    {
        Arena.Line[] memory = Arena.Rent((nint)between * sizeof(T));
        Span<T> middle = new(Arena.Start(memory), between);
        first.Run(x, middle, cancellation);
        if (!cancellation.IsCancellationRequested) second.Run(middle, destination, cancellation);
        Arena.Return(memory);
    }
}
