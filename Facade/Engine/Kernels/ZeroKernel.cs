using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace PoolFunctional.Engine.Kernels;

/// <summary>Looks for −0, whose bits are those of the least integer of its size.</summary>
internal static unsafe class ZeroKernel
{
    internal static bool HasNegative<TTotal>(TTotal* source, in RowBlock rows)
        where TTotal : unmanaged =>
        sizeof(TTotal) == sizeof(int) ? HasLeast((int*)source, rows, int.MinValue) : HasLeast((long*)source, rows, long.MinValue);

    // Optimised at once, or its first runs would be a hundred times slower; and apart, for in a caller the JIT has no budget left to inline the lanes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static bool HasLeast<TBits>(TBits* source, in RowBlock rows, TBits least)
        where TBits : unmanaged, IEquatable<TBits>
    {
        unchecked
        {
            nint length = rows.Length;
            Vector256<TBits> found = default;
            for (nint row = 0; row < rows.Count; row++)
            {
                TBits* from = source + (row * rows.SourcePitch);
                nint x = 0;
                for (; x <= length - Vector256<TBits>.Count; x += Vector256<TBits>.Count) found |= Vector256.Equals(Vector256.Load(from + x), Vector256.Create(least));
                for (; x < length; x++)
                {
                    if (from[x].Equals(least)) return true;
                }
            }

            return found != default;
        }
    }
}
