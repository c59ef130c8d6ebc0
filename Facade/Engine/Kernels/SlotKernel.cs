using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Reducers;

namespace PoolFunctional.Engine.Kernels;

/// <summary>Windows that are alike, from lines into slots of a power of two of places, one after another; places behind a window become absent.</summary>
internal static unsafe class SlotKernel
{
    /// <summary>Window w of row r begins at <c>source[r·SourcePitch + w·apart]</c> and has <paramref name="count"/> taps; whole registers are read beyond it and written beyond the last slot.</summary>
    internal static void Run<TTotal, TReducer, TSet>(TTotal* source, in RowBlock rows, nint apart, nint count, nint size, TTotal* slots)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TSet : struct, ILaneSet<TTotal> =>
        TSet.Covering(size, new Kernel<TTotal, TReducer>(source, rows, apart, count, size, slots));

    private readonly struct Kernel<TTotal, TReducer>(TTotal* source, RowBlock rows, nint apart, nint count, nint size, TTotal* slots) : ILaneWork<TTotal>
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
    {
        public bool In<TLanes>()
            where TLanes : struct, ILanes<TLanes, TTotal>
        {
            Fill<TTotal, TReducer, TLanes>(source, rows, apart, count, size, slots);
            return false;
        }
    }

    // Optimised at once, or its first runs would be a hundred times slower; and apart, for in a caller the JIT has no budget left to inline the lanes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Fill<TTotal, TReducer, TLanes>(TTotal* source, RowBlock rows, nint apart, nint count, nint size, TTotal* slots)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TLanes : struct, ILanes<TLanes, TTotal>
    {
        unchecked
        {
            nint whole = count / TLanes.Count * TLanes.Count;
            TLanes mask = LineKernel.Mask<TTotal, TLanes>(count - whole);
            TLanes absent = TLanes.Create(TReducer.Absent);

            // SAFETY: where a slot is shorter than a register the next slots, or the room behind the last, take what is written beyond it; slots are filled in ascending order.
            for (nint row = 0; row < rows.Count; row++, source += rows.SourcePitch)
            {
                TTotal* window = source;
                for (nint output = 0; output < rows.Length; output++, window += apart, slots += size)
                {
                    nint x = 0;
                    for (; x < whole; x += TLanes.Count) TLanes.Store(TLanes.Load(window + x), slots + x);
                    if (whole < count)
                    {
                        TLanes.Store(TLanes.Select(mask, TLanes.Load(window + x), absent), slots + x);
                        x += TLanes.Count;
                    }

                    for (; x < size; x += TLanes.Count) TLanes.Store(absent, slots + x);
                }
            }
        }
    }
}
