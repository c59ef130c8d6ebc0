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

    /// <summary>The sums of <paramref name="length"/> ≥ 8 lanes, of which the first's taps lie at <paramref name="offsets"/> from <paramref name="source"/>, two registers at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal static void Sum<TFormula, TReading>(in TFormula formula, void* source, Span<nint> offsets, nint length, in QuickSums sums)
        where TFormula : struct, IQuickFormula
        where TReading : struct, ITapReading
    {
        unchecked
        {
            TFormula same = formula;
            QuickSums to = sums;
            Vector512<double> count = QuickReal.Of(offsets.Length);
            nint last = length - Lanes;

            // SAFETY: 0 ≤ x, y ≤ length − Lanes, and every tap is present in every lane. What lies over the end is done twice.
            for (nint next = 0; next < length; next += 2 * Lanes)
            {
                (nint x, nint y) = (nint.Min(next, last), nint.Min(next + Lanes, last));
                (Vector512<double> guideX, Vector512<double> guideY) = (Vector512<double>.Zero, Vector512<double>.Zero);
                if (TFormula.HasGuide)
                {
                    guideX = TReading.Load(source, offsets[0] + x);
                    guideY = TReading.Load(source, offsets[0] + y);
                    foreach (nint offset in offsets[1..])
                    {
                        Vector512<double> tapX = TReading.Load(source, offset + x);
                        Vector512<double> tapY = TReading.Load(source, offset + y);
                        guideX = TFormula.IsGuidedByMaximum ? Avx512F.Max(guideX, tapX) : guideX + tapX;
                        guideY = TFormula.IsGuidedByMaximum ? Avx512F.Max(guideY, tapY) : guideY + tapY;
                    }

                    guideX = same.Guide(guideX, count);
                    guideY = same.Guide(guideY, count);
                    guideX.Store(to.Guide + x);
                    guideY.Store(to.Guide + y);
                }

                (Vector512<double> firstX, Vector512<double> firstY) = (Vector512<double>.Zero, Vector512<double>.Zero);
                (Vector512<double> secondX, Vector512<double> secondY) = (Vector512<double>.Zero, Vector512<double>.Zero);
                foreach (nint offset in offsets)
                {
                    Vector512<double> tapX = TReading.Load(source, offset + x);
                    Vector512<double> tapY = TReading.Load(source, offset + y);
                    Vector512<double> termX = same.Term(tapX, guideX);
                    Vector512<double> termY = same.Term(tapY, guideY);
                    firstX = same.First(firstX, termX);
                    firstY = same.First(firstY, termY);
                    if (!TFormula.HasTwoSums) continue;
                    secondX = same.Second(secondX, tapX, guideX, termX);
                    secondY = same.Second(secondY, tapY, guideY, termY);
                }

                firstX.Store(to.First + x);
                firstY.Store(to.First + y);
                if (!TFormula.HasTwoSums) continue;
                secondX.Store(to.Second + x);
                secondY.Store(to.Second + y);
            }
        }
    }

    /// <summary>The results of <paramref name="length"/> ≥ 8 lanes: in a loop of its own, of which more goes on at a time.</summary>
    /// <returns>Whether all are the definition's.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal static bool Finish<TFormula>(in TFormula formula, in QuickSums sums, double count, nint length, float* target)
        where TFormula : struct, IQuickFormula
    {
        unchecked
        {
            TFormula same = formula;
            QuickSums from = sums;
            Vector256<int> certain = Vector256<int>.AllBitsSet;
            nint last = length - Lanes;

            // SAFETY: 0 ≤ x ≤ length − Lanes.
            for (nint x = 0; ; x = nint.Min(x + Lanes, last))
            {
                Vector512<double> guide = TFormula.HasGuide ? Vector512.Load(from.Guide + x) : default;
                Vector512<double> second = TFormula.HasTwoSums ? Vector512.Load(from.Second + x) : default;
                Vector512<double> result = same.Finish(guide, Vector512.Load(from.First + x), second, QuickReal.Of(count), out Vector512<double> slack);
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

/// <summary>Rows of what the two walks leave behind, one lane beside another.</summary>
internal readonly unsafe struct QuickSums(double* guide, double* first, double* second)
{
    internal double* Guide => guide;

    internal double* First => first;

    internal double* Second => second;

    /// <summary>From a lane on.</summary>
    internal QuickSums At(int lane) => unchecked(new(guide + lane, first + lane, second + lane));
}
