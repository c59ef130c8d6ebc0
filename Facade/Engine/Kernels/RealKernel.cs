using System.Runtime.CompilerServices;
using PoolFunctional.Numerics;
using PoolFunctional.Reductions;

namespace PoolFunctional.Engine.Kernels;

/// <summary>Rows of doubles by the registers <typeparamref name="TReal"/>; lengths are multiples of its lanes, and rows are apart or the same.</summary>
internal static unsafe class RealKernel<TReal>
    where TReal : unmanaged, IReal<TReal>
{
    /// <summary>How many doubles a register holds.</summary>
    internal static int Count => sizeof(TReal) / sizeof(double);

    /// <summary><c>right = max(left, right)</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal static void Maximum(double* left, double* right, int length)
    {
        unchecked
        {
            // SAFETY: x + Count ≤ length, here and below; scratch rows have room for whole registers.
            for (nint x = 0; x < length; x += Count) *(TReal*)(right + x) = TReal.Maximum(*(TReal*)(left + x), *(TReal*)(right + x));
        }
    }

    /// <summary><c>right = left + right</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal static void Add(double* left, double* right, int length)
    {
        unchecked
        {
            for (nint x = 0; x < length; x += Count) *(TReal*)(right + x) = *(TReal*)(left + x) + *(TReal*)(right + x);
        }
    }

    /// <summary>The maxima of rows one below another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal static void Maximum(double* rows, nint pitch, nint count, double* maxima, int length)
    {
        unchecked
        {
            for (nint x = 0; x < length; x += Count)
            {
                TReal greatest = *(TReal*)(rows + x);
                double* end = rows + x + (count * pitch);
                for (double* tap = rows + x + pitch; tap < end; tap += pitch) greatest = TReal.Maximum(greatest, *(TReal*)tap);
                *(TReal*)(maxima + x) = greatest;
            }
        }
    }

    /// <summary>The sums of what the taps of rows one below another are worth, a register of lanes after the other: partial sums wait on a stack, and <paramref name="merges"/> says how many end with each tap.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal static void Sum<TFormula>(in TFormula formula, double* rows, nint pitch, Span<byte> merges, double* guide, double* stack, double* first, double* second, int length)
        where TFormula : struct, IGuidedSums
    {
        unchecked
        {
            TFormula same = formula;
            for (nint x = 0; x < length; x += Count)
            {
                TReal by = *(TReal*)(guide + x);
                double* tap = rows + x;
                double* top = stack;
                foreach (byte ending in merges)
                {
                    TReal one = same.First(*(TReal*)tap, by);
                    TReal two = TFormula.HasTwoSums ? same.Second(*(TReal*)tap, by, one) : one;
                    for (int merge = ending; merge > 0; merge--)
                    {
                        top -= 2 * Count;
                        one = *(TReal*)top + one;
                        if (TFormula.HasTwoSums) two = *(TReal*)(top + Count) + two;
                    }

                    *(TReal*)top = one;
                    if (TFormula.HasTwoSums) *(TReal*)(top + Count) = two;
                    top += 2 * Count;
                    tap += pitch;
                }

                *(TReal*)(first + x) = *(TReal*)stack;
                if (TFormula.HasTwoSums) *(TReal*)(second + x) = *(TReal*)(stack + Count);
            }
        }
    }

    /// <summary>What the taps of a row add to the sums.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal static void Lift<TFormula>(in TFormula formula, double* taps, double* guide, double* first, double* second, int length)
        where TFormula : struct, IGuidedSums
    {
        unchecked
        {
            TFormula same = formula;
            for (nint x = 0; x < length; x += Count)
            {
                TReal tap = *(TReal*)(taps + x);
                TReal by = *(TReal*)(guide + x);
                TReal one = same.First(tap, by);
                *(TReal*)(first + x) = one;
                if (TFormula.HasTwoSums) *(TReal*)(second + x) = same.Second(tap, by, one);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal static void Guide<TFormula>(in TFormula formula, double* totals, double count, double* guide, int length)
        where TFormula : struct, IGuidedSums
    {
        unchecked
        {
            TFormula same = formula;
            for (nint x = 0; x < length; x += Count) *(TReal*)(guide + x) = same.Guide(*(TReal*)(totals + x), TReal.Of(count));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal static void Finish<TFormula>(in TFormula formula, double* guide, double* first, double* second, double count, double* results, int length)
        where TFormula : struct, IGuidedFormula
    {
        unchecked
        {
            TFormula same = formula;
            for (nint x = 0; x < length; x += Count)
            {
                *(TReal*)(results + x) = same.Finish(*(TReal*)(guide + x), *(TReal*)(first + x), *(TReal*)(second + x), TReal.Of(count));
            }
        }
    }

    /// <summary>What comes to inputs from outputs whose windows they are in: <c>gradient·slope</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal static void Slope<TFormula>(in TFormula formula, in SlopeRows rows, double* total, int length)
        where TFormula : struct, ISmoothFormula
    {
        unchecked
        {
            TFormula same = formula;
            SlopeRows row = rows;
            for (nint x = 0; x < length; x += Count)
            {
                TReal slope = same.Slope(*(TReal*)(row.Taps + x), *(TReal*)(row.Guide + x), *(TReal*)(row.First + x), *(TReal*)(row.Second + x), *(TReal*)(row.Count + x));
                *(TReal*)(total + x) = *(TReal*)(row.Gradient + x) * slope;
            }
        }
    }

    /// <summary>One tap of the walk of a draw: it is taken where the sum before it is at most the threshold, and added.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal static void Draw<TFormula>(in TFormula formula, double* taps, double* guide, double* threshold, double* sums, double* drawn, int length)
        where TFormula : struct, IGuidedSums
    {
        unchecked
        {
            TFormula same = formula;
            for (nint x = 0; x < length; x += Count)
            {
                TReal tap = *(TReal*)(taps + x);
                TReal share = same.First(tap, *(TReal*)(guide + x));
                TReal sum = *(TReal*)(sums + x);
                TReal before = *(TReal*)(drawn + x);
                TReal taken = TReal.IfLess(TReal.Of(0), share, tap, before);
                *(TReal*)(drawn + x) = TReal.IfLess(*(TReal*)(threshold + x), sum, before, taken);
                *(TReal*)(sums + x) = sum + share;
            }
        }
    }

    /// <summary>Thresholds from the numbers of the draws and the totals.</summary>
    internal static void Scale(double* left, double* right, double* product, int length)
    {
        unchecked
        {
            for (nint x = 0; x < length; x += Count) *(TReal*)(product + x) = *(TReal*)(left + x) * *(TReal*)(right + x);
        }
    }

    /// <summary>The row that answers a draw: the guide itself where it is not a positive number.</summary>
    internal static void Drawn(double* guide, double* drawn, int length)
    {
        unchecked
        {
            for (nint x = 0; x < length; x += Count) *(TReal*)(drawn + x) = Guided.IfPositive(*(TReal*)(guide + x), *(TReal*)(drawn + x));
        }
    }
}
