using System.Numerics;
using PoolFunctional.Engine.Scratch;

namespace PoolFunctional.Engine.Schedules;

/// <summary>The levels of a spatial pyramid, each by a schedule of its own, and its results put in their places.</summary>
internal sealed unsafe class PyramidSchedule<T>(Schedule<T>[] levels, PyramidFeatures features) : Schedule<T>
    where T : unmanaged, INumber<T>
{
    internal override string Name => "pyramid";

    internal override void Run(ReadOnlySpan<T> x, Span<T> destination, CancellationToken cancellation)
    {
        Arena.Line[] memory = Arena.Rent(features.Longest * sizeof(T));
        for (int level = 0; level < levels.Length; level++)
        {
            int length = features.Length(level);
            Span<T> pooled = features.IsInPlace ? destination.Slice(features.First(level), length) : new(Arena.Start(memory), length);
            levels[level].Run(x, pooled, cancellation);
            if (!features.IsInPlace) features.Put(level, pooled, destination);
        }

        Arena.Return(memory);
    }
}
