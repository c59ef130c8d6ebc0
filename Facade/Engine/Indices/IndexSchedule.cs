using System.Numerics;
using PoolFunctional.Engine.Scratch;

namespace PoolFunctional.Engine.Indices;

/// <summary>Where the results of a run go.</summary>
internal readonly unsafe struct IndexTargets(void* values, void* indices)
{
    internal void* Values { get; } = values;

    internal void* Indices { get; } = indices;
}

/// <summary>A pooling with indices made ready to run, its work cut into units that threads share.</summary>
internal abstract unsafe class IndexSchedule<T, TIndex>(long units, int threads) : IUnits
    where T : unmanaged, INumber<T>
    where TIndex : unmanaged, IBinaryInteger<TIndex>
{
    /// <summary>The row's name, as the laws print it.</summary>
    internal abstract string Name { get; }

    /// <summary>Writes every value and every index. The door has proved the lengths and that no two spans overlap.</summary>
    internal virtual void Run(ReadOnlySpan<T> x, Span<T> values, Span<TIndex> indices, CancellationToken cancellation)
    {
        fixed (T* source = x)
        fixed (T* extremes = values)
        fixed (TIndex* places = indices)
        {
            // Whoever works on the units has left them before this returns.
            IndexTargets targets = new(extremes, places);
            if (threads == 1 && !cancellation.CanBeCanceled) Run(source, extremes, places, 0, units);
            else Crew.Run(this, source, &targets, units, threads, cancellation);
        }
    }

    void IUnits.Run(void* source, void* target, long from, long to) =>
        Run((T*)source, (T*)((IndexTargets*)target)->Values, (TIndex*)((IndexTargets*)target)->Indices, from, to);

    /// <summary>Units <c>[from, to)</c>.</summary>
    private protected abstract void Run(T* source, T* values, TIndex* indices, long from, long to);
}
