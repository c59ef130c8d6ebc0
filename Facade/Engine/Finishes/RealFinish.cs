using System.Numerics;
using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Lanes;

namespace PoolFunctional.Engine.Finishes;

/// <summary>Sums of integers divided once in double and rounded to float or double; a sum is a quotient by 1.</summary>
/// <param name="fitsSingle">Whether every total is below 2²⁴ in magnitude.</param>
/// <remarks>
/// A float holds a total and a divisor of up to 2²⁴ exactly. Their quotient rounded to double and then to float is the quotient rounded to float: 53 ≥ 2·24 + 2 bits
/// make the second rounding innocuous. So one division in float will do.
/// </remarks>
/// <seealso href="https://doi.org/10.1145/221332.221334">Figueroa, When is Double Rounding Innocuous? (1995).</seealso>
internal readonly unsafe struct RealFinish<TResult, TTotal>(bool fitsSingle) : IFinish<TResult, TTotal>
    where TResult : unmanaged, INumber<TResult>
    where TTotal : unmanaged, INumber<TTotal>
{
    /// <summary>What a float holds exactly.</summary>
    internal const long SingleLimit = 1L << 24;

    public bool KeepsNumbers => false;

    public void Row(TTotal* totals, nint length, long divisor, TResult* target)
    {
        if (typeof(TResult) == typeof(float) && fitsSingle && typeof(TTotal) != typeof(double) && divisor is >= -SingleLimit and <= SingleLimit)
            Elementwise.Run(new InSingle((float)divisor), totals, length, (float*)target);
        else
            Elementwise.Run(new InDouble((double)divisor), totals, length, target);
    }

    private readonly struct InSingle(float by) : IElementwise<TTotal, float>
    {
        public static int Count => Vector<TTotal>.Count;

        public float One(TTotal value) => float.CreateTruncating(value) / by;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Many(TTotal* source, float* target)
        {
            Vector<TTotal> totals = Vector.Load(source);
            if (typeof(TTotal) == typeof(ushort)) Both(Vector.AsVectorInt32(Vector.WidenLower(Vector.AsVectorUInt16(totals))), Vector.AsVectorInt32(Vector.WidenUpper(Vector.AsVectorUInt16(totals))), target);
            else if (typeof(TTotal) == typeof(short)) Both(Vector.WidenLower(Vector.AsVectorInt16(totals)), Vector.WidenUpper(Vector.AsVectorInt16(totals)), target);
            else (Vector.ConvertToSingle(Vector.AsVectorInt32(totals)) / Vector.Create(by)).Store(target);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void Both(Vector<int> lower, Vector<int> upper, float* target)
        {
            (Vector.ConvertToSingle(lower) / Vector.Create(by)).Store(target);
            (Vector.ConvertToSingle(upper) / Vector.Create(by)).Store(unchecked(target + Vector<float>.Count));
        }
    }

    private readonly struct InDouble(double by) : IElementwise<TTotal, TResult>
    {
        public static int Count => sizeof(TTotal) == sizeof(double) ? 2 * Vector<double>.Count : Vector<TTotal>.Count;

        public TResult One(TTotal value) => TResult.CreateSaturating(double.CreateTruncating(value) / by);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Many(TTotal* source, TResult* target)
        {
            unchecked
            {
                if (typeof(TTotal) == typeof(double)) Divided(Vector.Load((double*)source), Vector.Load((double*)source + Vector<double>.Count), target);
                else if (typeof(TTotal) == typeof(ushort)) Both(Vector.AsVectorInt32(Vector.WidenLower(Vector.Load((ushort*)source))), Vector.AsVectorInt32(Vector.WidenUpper(Vector.Load((ushort*)source))), target);
                else if (typeof(TTotal) == typeof(short)) Both(Vector.WidenLower(Vector.Load((short*)source)), Vector.WidenUpper(Vector.Load((short*)source)), target);
                else Widened(Vector.Load((int*)source), target);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void Both(Vector<int> lower, Vector<int> upper, TResult* target)
        {
            Widened(lower, target);
            Widened(upper, unchecked(target + Vector<int>.Count));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void Widened(Vector<int> totals, TResult* target)
        {
            Vector<uint> flipped = Vector.AsVectorUInt32(totals) ^ Vector.Create(1u << 31);
            Divided(Conversion.ToDouble(Vector.WidenLower(flipped), flipped: true), Conversion.ToDouble(Vector.WidenUpper(flipped), flipped: true), target);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void Divided(Vector<double> lower, Vector<double> upper, TResult* target)
        {
            unchecked
            {
                (lower, upper) = (lower / Vector.Create(by), upper / Vector.Create(by));
                if (typeof(TResult) == typeof(float))
                {
                    Vector.Narrow(lower, upper).Store((float*)target);
                    return;
                }

                lower.Store((double*)target);
                upper.Store((double*)target + Vector<double>.Count);
            }
        }
    }
}
