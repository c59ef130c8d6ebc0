using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace PoolFunctional.Engine.Quick;

/// <summary>How taps are read: eight lanes as doubles.</summary>
internal unsafe interface ITapReading
{
    static abstract Vector512<double> Load(void* from, nint offset);
}

/// <summary>Taps in the input, one lane beside another.</summary>
internal readonly unsafe struct FromElements : ITapReading
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Load(void* from, nint offset) => Avx512F.ConvertToVector512Double(Vector256.Load(unchecked((float*)from + offset)));
}

/// <summary>Taps in rows of doubles.</summary>
internal readonly unsafe struct FromRows : ITapReading
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Load(void* from, nint offset) => Vector512.Load(unchecked((double*)from + offset));
}

/// <summary>Windows by quick formulas, eight lanes at a time, and whether each result is the definition's: it is where all that lies within the slack rounds to one float.</summary>
internal static unsafe class QuickKernel
{
    /// <summary>Sums of as many terms, in any order, lose less than 2⁻⁴⁵ of themselves.</summary>
    internal const int MostTaps = 256;

    internal const int Lanes = 8;

    /// <summary>The value, or what it must not fall below; a NaN stays.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> AtLeast(Vector512<double> least, Vector512<double> value) => Avx512F.Max(least, value);

    /// <summary>Results of <paramref name="length"/> ≥ 8 lanes, of which the first's taps lie at <paramref name="offsets"/> from <paramref name="source"/>.</summary>
    /// <returns>Whether all are the definition's.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal static bool Run<TFormula, TReading>(in TFormula formula, void* source, Span<nint> offsets, nint length, float* target)
        where TFormula : struct, IQuickFormula
        where TReading : struct, ITapReading
    {
        unchecked
        {
            TFormula same = formula;
            Vector512<double> count = QuickReal.Of(offsets.Length);
            Vector256<int> certain = Vector256<int>.AllBitsSet;
            nint last = length - Lanes;

            // SAFETY: 0 ≤ x ≤ length − Lanes, and every tap is present in every lane.
            for (nint x = 0; ; x = nint.Min(x + Lanes, last))
            {
                Vector512<double> guide = Vector512<double>.Zero;
                if (TFormula.HasGuide)
                {
                    Vector512<double> total = TReading.Load(source, offsets[0] + x);
                    foreach (nint offset in offsets[1..])
                    {
                        Vector512<double> tap = TReading.Load(source, offset + x);
                        total = TFormula.IsGuidedByMaximum ? Avx512F.Max(total, tap) : total + tap;
                    }

                    guide = same.Guide(total, count);
                }

                Vector512<double> first = Vector512<double>.Zero;
                Vector512<double> second = Vector512<double>.Zero;
                foreach (nint offset in offsets)
                {
                    Vector512<double> tap = TReading.Load(source, offset + x);
                    Vector512<double> term = same.Term(tap, guide);
                    first = same.First(first, term);
                    if (TFormula.HasTwoSums) second = same.Second(second, tap, guide, term);
                }

                Vector512<double> result = same.Finish(guide, first, second, count, out Vector512<double> slack);
                Vector256<float> low = Avx512F.ConvertToVector256Single(result - slack);
                Vector256<float> high = Avx512F.ConvertToVector256Single(result + slack);

                // Equal bits tell +0 from −0, equal numbers leave out NaN.
                certain &= Vector256.Equals(low.AsInt32(), high.AsInt32()) & Vector256.Equals(low, high).AsInt32();
                high.Store(target + x);
                if (x == last) return certain == Vector256<int>.AllBitsSet;
            }
        }
    }
}
