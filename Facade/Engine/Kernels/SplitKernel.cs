using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace PoolFunctional.Engine.Kernels;

/// <summary>Takes every stride-th group of a row: <c>target[i·unit + c] = source[i·stride·unit + c]</c>, so that a stride becomes a shift.</summary>
internal static unsafe class SplitKernel
{
    internal static void Run<TTotal>(TTotal* source, nint stride, nint unit, nint count, TTotal* target)
        where TTotal : unmanaged
    {
        unchecked
        {
            if (unit == 1)
            {
                nint i = 0;
                if (stride == 2 && sizeof(TTotal) == 4) i = Even((float*)source, count, (float*)target);
                else if (stride == 2 && sizeof(TTotal) == 8) i = Even((double*)source, count, (double*)target);
                for (; i < count; i++) target[i] = source[i * stride];
                return;
            }

            for (nint i = 0; i < count; i++)
            {
                TTotal* from = source + (i * stride * unit);
                TTotal* to = target + (i * unit);
                for (nint c = 0; c < unit; c++) to[c] = from[c];
            }
        }
    }

    /// <summary>The even elements, as far as whole registers can be read: 2·i + 2·lanes − 1 ≤ 2·(count − 1).</summary>
    private static nint Even(float* source, nint count, float* target)
    {
        nint i = 0;
        if (Avx512F.IsSupported)
        {
            Vector512<int> even = Vector512.CreateSequence(0, 2);
            for (; i + 16 < count; i += 16)
                Avx512F.PermuteVar16x32x2(Vector512.Load(source + (2 * i)), even, Vector512.Load(source + (2 * i) + 16)).Store(target + i);
        }

        if (Sse.IsSupported)
        {
            for (; i + 4 < count; i += 4)
                Sse.Shuffle(Vector128.Load(source + (2 * i)), Vector128.Load(source + (2 * i) + 4), 0b10_00_10_00).Store(target + i);
        }

        return i;
    }

    private static nint Even(double* source, nint count, double* target)
    {
        nint i = 0;
        if (Avx512F.IsSupported)
        {
            Vector512<long> even = Vector512.CreateSequence(0L, 2L);
            for (; i + 8 < count; i += 8)
                Avx512F.PermuteVar8x64x2(Vector512.Load(source + (2 * i)), even, Vector512.Load(source + (2 * i) + 8)).Store(target + i);
        }

        if (Sse2.IsSupported)
        {
            for (; i + 2 < count; i += 2)
                Sse2.UnpackLow(Vector128.Load(source + (2 * i)), Vector128.Load(source + (2 * i) + 2)).Store(target + i);
        }

        return i;
    }
}
