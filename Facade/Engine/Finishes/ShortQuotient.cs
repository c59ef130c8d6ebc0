using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using PoolFunctional.Engine.Geometry;

namespace PoolFunctional.Engine.Finishes;

/// <summary>The quotients of 16-bit totals to nearest, ties to even, saturated to bytes, without a division: the upper half of a product with 2¹⁶/d.</summary>
/// <remarks>
/// With M = ⌈2¹⁶/d⌉ and e = M·d − 2¹⁶, n·M/2¹⁶ exceeds n/d by n·e/(2¹⁶·d). That is less than 1/d, and so changes no floor, where n·e &lt; 2¹⁶; it is less than 1 for every n, so that
/// a floor is at most one too large, which its product with d shows where n and that have a sign bit to spare. For the
/// nearest integer n is the total and half the divisor; it is a multiple of an even d at a tie, and there an odd quotient is one too much. Signed totals
/// are first made positive by an even multiple of d, which keeps ties even. Divisors lie with their M as one integer: d below, M above.
/// </remarks>
internal readonly unsafe struct ShortQuotient<T, TTotal>(long most)
    where T : unmanaged, INumber<T>
    where TTotal : unmanaged, INumber<TTotal>
{
    private const int Limit = 1 << 16;
    private const int Half = 16;

    /// <summary>From so large totals on a quotient may be one too large, for some divisors; it is then taken back.</summary>
    private const int LeastCorrected = 1 << 12;

    private readonly bool corrects = most >= LeastCorrected;

    private readonly int lifted = IsSigned ? int.CreateSaturating((most + 3) / 4) * 2 : 0;

    private static bool IsSigned => typeof(T) == typeof(sbyte);

    private static bool MultipliesHigh => Vector<byte>.Count == Vector256<byte>.Count ? Avx2.IsSupported : Vector<byte>.Count == Vector128<byte>.Count && Sse2.IsSupported;

    private static bool HasWide => Vector512.IsHardwareAccelerated && Avx512BW.IsSupported;

    /// <summary>Whether totals that are at most <c>most</c> in magnitude, of which something must be known, are divided so.</summary>
    internal bool Takes(long divisor)
    {
        if (sizeof(T) != 1 || sizeof(TTotal) != sizeof(ushort) || !MultipliesHigh || most <= 0 || divisor is < 2 or >= Limit) return false;
        long greatest = most + (lifted * divisor) + (divisor / 2);
        return corrects ? greatest < Limit / 2 : greatest < Limit && greatest * ((Reciprocal(divisor) * divisor) - Limit) < Limit;
    }

    /// <summary>The divisors of rows that are not divided alike, or null.</summary>
    internal DivisorTable? Table(FoldGeometry geometry)
    {
        foreach (long divisor in DivisorTable.Distinct(geometry)) if (!Takes(divisor)) return null;
        return DivisorTable<uint>.Of(geometry, Form);
    }

    /// <summary>A row with one divisor.</summary>
    internal void Row(TTotal* totals, nint length, long divisor, T* target)
    {
        uint form = Form(divisor);
        Row(new OneDivisor(Vector.Create(unchecked((ushort)form)), Vector.Create(unchecked((ushort)(form >> Half))), form), totals, length, target);
    }

    /// <summary>A row with a divisor for each total.</summary>
    internal void Row(TTotal* totals, nint length, uint* divisors, T* target) => Row(new ManyDivisors(divisors), totals, length, target);

    private void Row<TDivisors>(in TDivisors by, TTotal* totals, nint length, T* target)
        where TDivisors : struct, IDivisors
    {
        unchecked
        {
            if (HasWide && length >= Vector512<ushort>.Count)
            {
                WideRow(by, totals, length, target);
                return;
            }

            ushort* from = (ushort*)totals;
            TDivisors divisors = by;
            Vector<ushort> up = Vector.Create((ushort)lifted);
            nint last = length - Vector<byte>.Count;
            if (last < 0)
            {
                for (nint i = 0; i < length; i++) target[i] = One(from[i], divisors.At(i));
                return;
            }

            // SAFETY: 0 ≤ i ≤ length − Count; the last register backs up over results that are already written.
            for (nint i = 0; ; i = nint.Min(i + Vector<byte>.Count, last))
            {
                nint next = i + Vector<ushort>.Count;
                Vector<ushort> lower = Rounded(corrects, Vector.Load(from + i), divisors.From(i), divisors.ReciprocalsFrom(i), up);
                Vector<ushort> upper = Rounded(corrects, Vector.Load(from + next), divisors.From(next), divisors.ReciprocalsFrom(next), up);
                Vector.Narrow(lower, upper).Store((byte*)(target + i));
                if (i == last) return;
            }
        }
    }

    /// <summary>The same by registers of 512 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void WideRow<TDivisors>(in TDivisors by, TTotal* totals, nint length, T* target)
        where TDivisors : struct, IDivisors
    {
        unchecked
        {
            ushort* from = (ushort*)totals;
            TDivisors divisors = by;
            Vector512<ushort> up = Vector512.Create((ushort)lifted);
            nint last = length - Vector512<ushort>.Count;

            // SAFETY: 0 ≤ i ≤ length − Count; the last register backs up over results that are already written.
            for (nint i = 0; ; i = nint.Min(i + Vector512<ushort>.Count, last))
            {
                (Vector512<ushort> each, Vector512<ushort> reciprocals) = divisors.WideFrom(i);
                Vector512<ushort> total = Vector512.Load(from + i) + (each >>> 1);
                if (IsSigned) total += each * up;
                Vector512<ushort> rounded = Avx512BW.MultiplyHigh(total, reciprocals);
                if (corrects) rounded += Vector512.GreaterThan((rounded * each).AsInt16(), total.AsInt16()).AsUInt16();
                rounded -= Vector512.AndNot(Vector512.Equals(rounded * each, total) & rounded & Vector512<ushort>.One, each);
                if (IsSigned) Avx512BW.ConvertToVector256SByteWithSaturation((rounded - up).AsInt16()).Store((sbyte*)(target + i));
                else Avx512BW.ConvertToVector256ByteWithSaturation(rounded).Store((byte*)(target + i));
                if (i == last) return;
            }
        }
    }

    private T One(ushort value, uint form)
    {
        unchecked
        {
            int by = (ushort)form;
            int total = (value + (lifted * by) + (by / 2)) & (Limit - 1);
            int rounded = (int)((uint)total * (form >> Half) >> Half);
            if (corrects && rounded * by > total) rounded--;
            if (by % 2 == 0 && rounded * by == total) rounded &= ~1;
            int result = rounded - lifted;
            return IsSigned ? T.CreateTruncating(int.Clamp(result, sbyte.MinValue, sbyte.MaxValue)) : T.CreateTruncating(int.Min(result, byte.MaxValue));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<ushort> Rounded(bool corrects, Vector<ushort> totals, Vector<ushort> by, Vector<ushort> reciprocals, Vector<ushort> up)
    {
        unchecked
        {
            Vector<ushort> total = totals + (by >>> 1);
            if (IsSigned) total += by * up;
            Vector<ushort> rounded = High(total, reciprocals);
            if (corrects) rounded += Vector.AsVectorUInt16(Vector.GreaterThan(Vector.AsVectorInt16(rounded * by), Vector.AsVectorInt16(total)));
            rounded -= Vector.AndNot(Vector.Equals(rounded * by, total) & rounded & Vector<ushort>.One, by);
            return IsSigned
                ? Vector.AsVectorUInt16(Vector.Min(Vector.Max(Vector.AsVectorInt16(rounded - up), Vector.Create((short)sbyte.MinValue)), Vector.Create((short)sbyte.MaxValue)))
                : Vector.Min(rounded, Vector.Create((ushort)byte.MaxValue));
        }
    }

    private static long Reciprocal(long divisor) => (Limit + divisor - 1) / divisor;

    private static uint Form(long divisor) => (uint)((Reciprocal(divisor) << Half) | divisor);

    /// <summary>The upper halves of the products.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<ushort> High(Vector<ushort> left, Vector<ushort> right) =>
        Vector<ushort>.Count == Vector256<ushort>.Count
            ? Avx2.MultiplyHigh(left.AsVector256(), right.AsVector256()).AsVector()
            : Sse2.MultiplyHigh(left.AsVector128(), right.AsVector128()).AsVector();

    private interface IDivisors
    {
        uint At(nint index);

        Vector<ushort> From(nint index);

        Vector<ushort> ReciprocalsFrom(nint index);

        /// <summary>As many divisors as a register of 512 bits holds, and their reciprocals.</summary>
        (Vector512<ushort> Divisors, Vector512<ushort> Reciprocals) WideFrom(nint index);
    }

    private readonly struct OneDivisor(Vector<ushort> by, Vector<ushort> reciprocal, uint form) : IDivisors
    {
        public uint At(nint index) => form;

        public Vector<ushort> From(nint index) => by;

        public Vector<ushort> ReciprocalsFrom(nint index) => reciprocal;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (Vector512<ushort> Divisors, Vector512<ushort> Reciprocals) WideFrom(nint index) => unchecked((Vector512.Create((ushort)form), Vector512.Create((ushort)(form >> Half))));
    }

    private readonly struct ManyDivisors(uint* forms) : IDivisors
    {
        public uint At(nint index) => unchecked(forms[index]);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<ushort> From(nint index) => unchecked(Vector.Narrow(Vector.Load(forms + index), Vector.Load(forms + index + Vector<uint>.Count)));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<ushort> ReciprocalsFrom(nint index) => unchecked(Vector.Narrow(Vector.Load(forms + index) >>> Half, Vector.Load(forms + index + Vector<uint>.Count) >>> Half));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (Vector512<ushort> Divisors, Vector512<ushort> Reciprocals) WideFrom(nint index)
        {
            unchecked
            {
                Vector512<ushort> first = Vector512.Load((ushort*)(forms + index));
                Vector512<ushort> second = Vector512.Load((ushort*)(forms + index + Vector512<uint>.Count));
                Vector512<ushort> even = Vector512<ushort>.Indices << 1;
                return (Avx512BW.PermuteVar32x16x2(first, even, second), Avx512BW.PermuteVar32x16x2(first, even + Vector512<ushort>.One, second));
            }
        }
    }
}
