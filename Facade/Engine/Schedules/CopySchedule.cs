using System.Numerics;
using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Finishes;
using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Scratch;

namespace PoolFunctional.Engine.Schedules;

/// <summary>Windows of one tap each, one for each element, where the element itself is the result: a copy, a NaN with its canonical bits.</summary>
internal sealed unsafe class CopySchedule<T>(Job<T> job, FoldGeometry geometry) : UnitSchedule<T>(geometry.Units, Crew.ThreadsForStreams(geometry.Work * sizeof(T), job.Options))
    where T : unmanaged, INumber<T>
{
    internal override string Name => "copy";

    // Optimised at once, or its first runs would be a hundred times slower.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private protected override void Run(T* source, T* target, long from, long to)
    {
        unchecked
        {
            (nint first, nint end) = (geometry.CopyStart(from), geometry.CopyStart(to));
            if (typeof(T) == typeof(Half)) CanonicalHalves.Row((short*)(source + first), end - first, (short*)(target + first));
            else default(CanonicalFinish<T>).Row(source + first, end - first, 1, target + first);
        }
    }
}
