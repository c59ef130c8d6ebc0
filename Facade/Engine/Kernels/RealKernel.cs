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

    /// <summary>What the taps of a row add to the sums.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal static void Lift<TFormula>(in TFormula formula, double* taps, double* guide, double* first, double* second, int length)
        where TFormula : struct, IGuidedFormula
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
        where TFormula : struct, IGuidedFormula
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
        where TFormula : struct, IGuidedFormula
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
