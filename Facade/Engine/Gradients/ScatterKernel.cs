using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace PoolFunctional.Engine.Gradients;

/// <summary>
/// Gradients added where their indices say, outputs in row-major order. An addition to a place has to wait until the one before has come back from memory, some ten cycles: what is done meanwhile, or instead of going to memory, is
/// what the kernels differ in.
/// </summary>
internal static unsafe class ScatterKernel
{
    /// <summary>How many planes <see cref="Together"/> takes; eight need more addresses than there are registers, and were slower.</summary>
    internal const int Planes = 4;

    /// <summary>How many bytes ahead outputs are fetched, and after how many of them, a cache line of floats.</summary>
    private const nint Ahead = 2048;
    private const nint OutputsOfLine = 16;

    /// <summary>Outputs every one of which belongs somewhere: four at a time, so that no branch and little counting is left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Plane<T, TIndex, TTotal>(T* gradients, TIndex* indices, nint count, TTotal* totals)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex>
        where TTotal : unmanaged, INumber<TTotal>
    {
        unchecked
        {
            // SAFETY: every index has been proved to be a place of its plane.
            nint at = 0;
            for (; at + 4 <= count; at += 4)
            {
                totals[nint.CreateTruncating(indices[at])] += TTotal.CreateTruncating(gradients[at]);
                totals[nint.CreateTruncating(indices[at + 1])] += TTotal.CreateTruncating(gradients[at + 1]);
                totals[nint.CreateTruncating(indices[at + 2])] += TTotal.CreateTruncating(gradients[at + 2]);
                totals[nint.CreateTruncating(indices[at + 3])] += TTotal.CreateTruncating(gradients[at + 3]);
            }

            for (; at < count; at++) totals[nint.CreateTruncating(indices[at])] += TTotal.CreateTruncating(gradients[at]);
        }
    }

    /// <summary>The same of planes of so few outputs that a call for each would cost as much as they do.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Few<T, TIndex, TTotal>(T* gradients, TIndex* indices, nint planes, nint outputs, TTotal* totals, nint elements)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex>
        where TTotal : unmanaged, INumber<TTotal>
    {
        unchecked
        {
            // SAFETY: as above.
            for (TTotal* end = totals + (planes * elements); totals < end; totals += elements)
            {
                for (T* ofPlane = gradients + outputs; gradients < ofPlane; gradients++, indices++) totals[nint.CreateTruncating(*indices)] += TTotal.CreateTruncating(*gradients);
            }
        }
    }

    /// <summary>The same of some outputs of four planes that follow one another, an output of each in turn: where windows overlap, neighbours name one place, but planes never do.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Together<T, TIndex, TTotal>(T* gradients, TIndex* indices, nint count, nint outputs, TTotal* totals, nint elements)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex>
        where TTotal : unmanaged, INumber<TTotal>
    {
        unchecked
        {
            // SAFETY: as above.
            T* gradients1 = gradients + outputs, gradients2 = gradients1 + outputs, gradients3 = gradients2 + outputs;
            TIndex* indices1 = indices + outputs, indices2 = indices1 + outputs, indices3 = indices2 + outputs;
            TTotal* totals1 = totals + elements, totals2 = totals1 + elements, totals3 = totals2 + elements;
            for (nint at = 0; at < count; at++)
            {
                // Of eight streams at once the machine itself fetches too few ahead.
                if (at % OutputsOfLine == 0)
                {
                    Fetch(gradients + at, gradients1 + at, gradients2 + at, gradients3 + at);
                    Fetch(indices + at, indices1 + at, indices2 + at, indices3 + at);
                }

                totals[nint.CreateTruncating(indices[at])] += TTotal.CreateTruncating(gradients[at]);
                totals1[nint.CreateTruncating(indices1[at])] += TTotal.CreateTruncating(gradients1[at]);
                totals2[nint.CreateTruncating(indices2[at])] += TTotal.CreateTruncating(gradients2[at]);
                totals3[nint.CreateTruncating(indices3[at])] += TTotal.CreateTruncating(gradients3[at]);
            }
        }
    }

    /// <summary>What lies ahead in four streams, into the first-level cache.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Fetch(void* first, void* second, void* third, void* fourth)
    {
        unchecked
        {
            // SAFETY: a prefetch never faults.
            if (!Sse.IsSupported) return;
            Sse.Prefetch0((byte*)first + Ahead);
            Sse.Prefetch0((byte*)second + Ahead);
            Sse.Prefetch0((byte*)third + Ahead);
            Sse.Prefetch0((byte*)fourth + Ahead);
        }
    }

    /// <summary>Rows of neighbouring channels, whose totals are neighbours, too.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Rows<T, TIndex, TTotal>(T* gradients, TIndex* indices, nint rows, nint channels, nint count, TTotal* totals, nint pitch)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex>
        where TTotal : unmanaged, INumber<TTotal>
    {
        unchecked
        {
            // SAFETY: as above.
            for (nint row = 0; row < rows; row++, gradients += channels, indices += channels)
            {
                nint at = 0;
                for (; at + 4 <= count; at += 4)
                {
                    TTotal* column = totals + at;
                    column[nint.CreateTruncating(indices[at]) * pitch] += TTotal.CreateTruncating(gradients[at]);
                    column[(nint.CreateTruncating(indices[at + 1]) * pitch) + 1] += TTotal.CreateTruncating(gradients[at + 1]);
                    column[(nint.CreateTruncating(indices[at + 2]) * pitch) + 2] += TTotal.CreateTruncating(gradients[at + 2]);
                    column[(nint.CreateTruncating(indices[at + 3]) * pitch) + 3] += TTotal.CreateTruncating(gradients[at + 3]);
                }

                for (; at < count; at++) totals[(nint.CreateTruncating(indices[at]) * pitch) + at] += TTotal.CreateTruncating(gradients[at]);
            }
        }
    }

    /// <summary>Outputs some of which belong nowhere: of one plane, or of neighbouring channels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Perhaps<T, TIndex, TTotal>(T* gradients, TIndex* indices, nint count, TTotal* totals, nint pitch, nint next)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex>
        where TTotal : unmanaged, INumber<TTotal>
    {
        unchecked
        {
            // SAFETY: every index has been proved to be −1 or a place of its plane.
            for (nint at = 0; at < count; at++, totals += next)
            {
                nint place = nint.CreateTruncating(indices[at]);
                if (place >= 0) totals[place * pitch] += TTotal.CreateTruncating(gradients[at]);
            }
        }
    }

    /// <summary>The same of one plane, where windows share most of their taps: what neighbours give to one place is added up on the way.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Runs<T, TIndex, TTotal>(T* gradients, TIndex* indices, nint count, TTotal* totals)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex>
        where TTotal : unmanaged, INumber<TTotal>
    {
        unchecked
        {
            nint open = -1;
            TTotal total = TTotal.Zero;
            for (nint at = 0; at < count; at++)
            {
                nint place = nint.CreateTruncating(indices[at]);
                if (place < 0) continue;
                if (place != open)
                {
                    if (open >= 0) totals[open] = total;
                    (open, total) = (place, totals[place]);
                }

                total += TTotal.CreateTruncating(gradients[at]);
            }

            if (open >= 0) totals[open] = total;
        }
    }
}
