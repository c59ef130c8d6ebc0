using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using PoolFunctional.Engine.Reducers;
using PoolFunctional.Engine.Scratch;

namespace PoolFunctional.Engine.Kernels;

/// <summary><c>target[r][x] = Σ over taps t of source[r][x + t·pitch]</c> for bytes, as integers of 16 bits: rows are widened where they are added, not before. The caller knows that no sum is too large.</summary>
internal static unsafe class WideningKernel
{
    /// <summary>Whether these are sums, and the machine widens a register's worth in one instruction.</summary>
    internal static bool Takes<T, TTotal, TReducer>(nint length)
        where T : unmanaged
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal> =>
        ((typeof(T) == typeof(byte) && typeof(TReducer) == typeof(AddReducer<ushort>)) || (typeof(T) == typeof(sbyte) && typeof(TReducer) == typeof(AddReducer<short>)))
        && Vector512.IsHardwareAccelerated && Avx512BW.IsSupported && length >= Vector512<short>.Count;

    /// <summary>Reads and writes nothing beyond the rows; <paramref name="asks"/> says whether the windows behind are asked of memory meanwhile.</summary>
    // Optimised at once, or its first runs would be a hundred times slower.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal static void Run<T>(T* source, nint pitch, nint taps, nint sourcePitch, short* target, nint targetPitch, nint rows, nint length, bool asks)
        where T : unmanaged
    {
        unchecked
        {
            nint last = length - Vector512<short>.Count;
            nint lines = asks ? (taps + 1) / 2 : 0;
            for (nint row = 0; row < rows; row++, source += sourcePitch, target += targetPitch)
            {
                T* ahead = source + (taps * pitch);

                // SAFETY: 0 ≤ x ≤ last, and the caller proved that every tap's row holds length elements. The last step backs up over sums already written.
                for (nint x = 0; ; x = nint.Min(x + Vector512<short>.Count, last))
                {
                    for (nint line = 0; line < lines; line++, ahead += Arena.CacheLine) Sse.Prefetch0(ahead);
                    T* from = source + x;
                    Vector512<short> sum = Widened(from);
                    for (nint tap = 1; tap < taps; tap++)
                    {
                        from += pitch;
                        sum += Widened(from);
                    }

                    sum.Store(target + x);
                    if (x == last) break;
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<short> Widened<T>(T* from)
        where T : unmanaged => typeof(T) == typeof(sbyte) ? Avx512BW.ConvertToVector512Int16(Vector256.Load((sbyte*)from)) : Avx512BW.ConvertToVector512Int16(Vector256.Load((byte*)from));
}
