using System.Numerics;
using PoolFunctional.Engine.Scratch;

namespace PoolFunctional.Engine.Schedules;

/// <summary>A schedule whose work is cut into units that threads share.</summary>
internal abstract unsafe class UnitSchedule<T>(long units, int threads) : Schedule<T>, IUnits
    where T : unmanaged, INumber<T>
{
    internal sealed override void Run(ReadOnlySpan<T> x, Span<T> destination, CancellationToken cancellation)
    {
        fixed (T* source = x)
        fixed (T* target = destination)
        {
            if (threads == 1 && !cancellation.CanBeCanceled) Run(source, target, 0, units);
            else Crew.Run(this, source, target, units, threads, cancellation);
        }
    }

    void IUnits.Run(void* source, void* target, long from, long to) => Run((T*)source, (T*)target, from, to);

    /// <summary>Units <c>[from, to)</c>.</summary>
    private protected abstract void Run(T* source, T* target, long from, long to);
}
