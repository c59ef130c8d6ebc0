using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Reducers;

namespace PoolFunctional.Engine.Kernels;

/// <summary><c>target[x] = source[2x] ∘ source[2x + 1]</c>: one level of the pairwise tree for many windows of a power of two of places each.</summary>
internal static unsafe class HalvingKernel
{
    /// <summary>Whole registers are read and written beyond the end. The target may begin where the source does.</summary>
    /// <returns>Whether a watching reducer may have lost a NaN.</returns>
    internal static bool Run<TTotal, TReducer, TSet>(TTotal* source, TTotal* target, nint length)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TSet : struct, ILaneSet<TTotal> =>
        TSet.Covering(length, new Kernel<TTotal, TReducer>(source, target, length));

    private readonly struct Kernel<TTotal, TReducer>(TTotal* source, TTotal* target, nint length) : ILaneWork<TTotal>
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
    {
        public bool In<TLanes>()
            where TLanes : struct, ILanes<TLanes, TTotal> => Halve<TTotal, TReducer, TLanes>(source, target, length);
    }

    // Optimised at once, or its first runs would be a hundred times slower; and apart, for in a caller the JIT has no budget left to inline the lanes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static bool Halve<TTotal, TReducer, TLanes>(TTotal* source, TTotal* target, nint length)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TLanes : struct, ILanes<TLanes, TTotal>
    {
        unchecked
        {
            TLanes watched = default;

            // SAFETY: in place, what is written at x has been read at 2x ≥ x, and nothing is read twice.
            for (nint x = 0; x < length; x += TLanes.Count)
            {
                TLanes left = TLanes.Load(source + (2 * x));
                TLanes right = TLanes.Load(source + (2 * x) + TLanes.Count);
                TLanes.Store(TReducer.Combine(TLanes.Even(left, right), TLanes.Odd(left, right)), target + x);
                if (TReducer.Watches) watched = TLanes.Add(watched, TLanes.Watch(left, right));
            }

            return TReducer.Watches && TLanes.HasNaN(watched);
        }
    }
}
