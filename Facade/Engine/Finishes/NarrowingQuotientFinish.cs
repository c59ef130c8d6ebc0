using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Reductions;

namespace PoolFunctional.Engine.Finishes;

/// <summary>One IEEE division in the accumulator's type, then one rounding to the element type: float from double, Half from float or double.</summary>
/// <remarks>A sum is a quotient by 1.</remarks>
internal readonly unsafe struct NarrowingQuotientFinish<T, TTotal> : IFinish<T, TTotal>
    where T : unmanaged, INumber<T>
    where TTotal : unmanaged, INumber<TTotal>
{
    public bool KeepsNumbers => false;

    public void Row(TTotal* totals, nint length, long divisor, T* target)
    {
        if (typeof(T) == typeof(Half) && typeof(TTotal) == typeof(float) && HalfRows.HasInstructions && length >= HalfRows.Fewest) HalfRows.Narrow((float*)totals, length, divisor, (ushort*)target);
        else Elementwise.Run(new Division(TTotal.CreateSaturating(divisor)), totals, length, target);
    }

    public void ShrunkRow(TTotal* totals, nint length, T* target)
    {
        if (length >= HalfRows.Fewest)
        {
            HalfRows.NarrowShrunk((float*)totals, length, (ushort*)target);
            return;
        }

        unchecked
        {
            for (nint i = 0; i < length; i++) target[i] = T.CreateSaturating(totals[i] * TTotal.CreateSaturating(Conversion.TwoTo112));
        }
    }

    public DivisorTable? Table(FoldGeometry geometry) => DivisorTable<TTotal>.Of(geometry);

    public void Row(TTotal* totals, nint length, DivisorTable table, void* divisors, T* target)
    {
        unchecked
        {
            const int Most = 128;
            TTotal* quotients = stackalloc TTotal[Most];
            for (nint done = 0; done < length; done += Most)
            {
                nint count = nint.Min(Most, length - done);
                default(QuotientFinish<TTotal>).Row(totals + done, count, table, (TTotal*)divisors + done, quotients);
                Row(quotients, count, 1, target + done);
            }
        }
    }

    private readonly struct Division(TTotal by) : IElementwise<TTotal, T>
    {
        public static int Count => Vector<byte>.Count / sizeof(T);

        public T One(TTotal value) => Element.Canonical(T.CreateSaturating(value / by));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Many(TTotal* source, T* target)
        {
            if (typeof(T) == typeof(Half) && typeof(TTotal) == typeof(float) && Conversion.HasWide)
            {
                Vector512<float> totals = Vector512.Load((float*)source);
                Conversion.ToHalf(by == TTotal.One ? totals : totals / Vector512.Create(float.CreateTruncating(by))).Store((ushort*)target);
                return;
            }

            if (typeof(T) == typeof(float)) CanonicalFinish<float>.Canonical(Vector.Narrow(Doubles(source, 0), Doubles(source, 1))).Store((float*)target);
            else if (typeof(TTotal) == typeof(float)) Vector.Narrow(ToHalf<uint>(source, 0), ToHalf<uint>(source, 1)).Store((ushort*)target);
            else Vector.Narrow(Narrow(source, 0), Narrow(source, 2)).Store((ushort*)target);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private Vector<uint> Narrow(TTotal* source, nint register) => Vector.Narrow(ToHalf<ulong>(source, register), ToHalf<ulong>(source, register + 1));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private Vector<TBits> ToHalf<TBits>(TTotal* source, nint register)
            where TBits : unmanaged =>
            typeof(TTotal) == typeof(float)
                ? Vector.As<int, TBits>(Conversion.ToHalf<float, int>(Vector.As<TTotal, float>(Quotients(source, register))))
                : Vector.As<long, TBits>(Conversion.ToHalf<double, long>(Doubles(source, register)));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private Vector<double> Doubles(TTotal* source, nint register) => Vector.As<TTotal, double>(Quotients(source, register));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private Vector<TTotal> Quotients(TTotal* source, nint register) =>
            by == TTotal.One
                ? Vector.Load(unchecked(source + (register * Vector<TTotal>.Count)))
                : Vector.Load(unchecked(source + (register * Vector<TTotal>.Count))) / Vector.Create(by);
    }
}
