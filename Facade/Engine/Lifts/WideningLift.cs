using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace PoolFunctional.Engine.Lifts;

/// <summary>Totals are elements in a wider type that holds each of them exactly.</summary>
internal readonly unsafe struct WideningLift<T, TTotal> : ILift<T, TTotal>
    where T : unmanaged, INumber<T>
    where TTotal : unmanaged, INumber<TTotal>
{
    public bool IsIdentity => false;

    public void Row(T* source, nint length, TTotal* target)
    {
        unchecked
        {
            if (typeof(T) == typeof(int) && typeof(TTotal) == typeof(double))
            {
                ToDouble((int*)source, length, (double*)target);
                return;
            }

            if (typeof(T) == typeof(uint) && typeof(TTotal) == typeof(double))
            {
                ToDouble((uint*)source, length, (double*)target);
                return;
            }

            nint done = typeof(TTotal) == typeof(int) && Vector128.IsHardwareAccelerated ? ToInt(source, length, (int*)target) : 0;
            TensorPrimitives.ConvertTruncating(new ReadOnlySpan<T>(source + done, (int)(length - done)), new Span<TTotal>(target + done, (int)(length - done)));
        }
    }

    /// <summary>As many 8- or 16-bit integers as fill whole registers; the number that was widened.</summary>
    private static nint ToInt(T* source, nint length, int* target)
    {
        unchecked
        {
            nint i = 0;
            for (; typeof(T) == typeof(byte) && i + 16 <= length; i += 16)
            {
                (Vector128<ushort> lower, Vector128<ushort> upper) = Vector128.Widen(Vector128.Load((byte*)source + i));
                Store(Vector128.Widen(lower), target + i);
                Store(Vector128.Widen(upper), target + i + 8);
            }

            for (; typeof(T) == typeof(sbyte) && i + 16 <= length; i += 16)
            {
                (Vector128<short> lower, Vector128<short> upper) = Vector128.Widen(Vector128.Load((sbyte*)source + i));
                Store(Vector128.Widen(lower), target + i);
                Store(Vector128.Widen(upper), target + i + 8);
            }

            for (; typeof(T) == typeof(ushort) && i + 8 <= length; i += 8) Store(Vector128.Widen(Vector128.Load((ushort*)source + i)), target + i);
            for (; typeof(T) == typeof(short) && i + 8 <= length; i += 8) Store(Vector128.Widen(Vector128.Load((short*)source + i)), target + i);
            return i;
        }
    }

    private static void ToDouble(uint* source, nint length, double* target)
    {
        unchecked
        {
            nint i = 0;
            for (; Vector256.IsHardwareAccelerated && i + 4 <= length; i += 4)
            {
                (Vector128<ulong> lower, Vector128<ulong> upper) = Vector128.Widen(Vector128.Load(source + i));
                Vector256.ConvertToDouble(Vector256.Create(lower, upper)).Store(target + i);
            }

            for (; i < length; i++) target[i] = (long)source[i];
        }
    }

    private static void ToDouble(int* source, nint length, double* target)
    {
        unchecked
        {
            nint i = 0;
            for (; Avx.IsSupported && i + 4 <= length; i += 4) Avx.ConvertToVector256Double(Vector128.Load(source + i)).Store(target + i);
            for (; i < length; i++) target[i] = source[i];
        }
    }

    private static void Store<TWide>((Vector128<TWide> Lower, Vector128<TWide> Upper) values, int* target)
    {
        values.Lower.AsInt32().Store(target);
        values.Upper.AsInt32().Store(target + 4);
    }
}
