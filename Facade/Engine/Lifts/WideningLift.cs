using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using PoolFunctional.Engine.Lanes;

namespace PoolFunctional.Engine.Lifts;

/// <summary>Totals are elements in a wider type that holds each of them exactly.</summary>
internal readonly unsafe struct WideningLift<T, TTotal> : ILift<T, TTotal>, IElementwise<T, TTotal>
    where T : unmanaged, INumber<T>
    where TTotal : unmanaged, INumber<TTotal>
{
    public bool IsIdentity => false;

    public static bool Widens => true;

    public static int Count => Vector<byte>.Count / sizeof(T);

    public void Row(T* source, nint length, TTotal* target)
    {
        if (sizeof(T) == 1 && sizeof(TTotal) == 2 && Vector512.IsHardwareAccelerated && Avx512BW.IsSupported && length >= Vector512<ushort>.Count) Shorts((byte*)source, length, (ushort*)target);
        else Elementwise.Run(this, source, length, target);
    }

    public bool TryShrunkRow(T* source, nint length, TTotal* target) =>
        typeof(T) == typeof(Half) && typeof(TTotal) == typeof(float) && HalfRows.HasInstructions && length >= HalfRows.Fewest && HalfRows.TryShrunk((short*)source, length, (float*)target);

    public TTotal One(T value) => TTotal.CreateTruncating(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Many(T* source, TTotal* target)
    {
        if (typeof(T) == typeof(Half) && typeof(TTotal) == typeof(float) && Conversion.HasWide) Conversion.ToSingle(Vector256.Load((short*)source)).Store((float*)target);
        else if (typeof(T) == typeof(Half)) Widen(Vector.Load((short*)source), target);
        else Widen(Vector.Load(source), target);
    }

    /// <summary>Bytes as integers of 16 bits, thirty-two at a time.</summary>
    private static void Shorts(byte* source, nint length, ushort* target)
    {
        unchecked
        {
            nint last = length - Vector512<ushort>.Count;
            for (nint i = 0; ; i = nint.Min(i + Vector512<ushort>.Count, last))
            {
                Vector256<byte> bytes = Vector256.Load(source + i);
                Vector512<ushort> shorts = typeof(T) == typeof(sbyte) ? Avx512BW.ConvertToVector512Int16(bytes.AsSByte()).AsUInt16() : Avx512BW.ConvertToVector512UInt16(bytes);
                shorts.Store(target + i);
                if (i == last) return;
            }
        }
    }

    /// <summary>Widens until the total's type is reached; a Half goes by way of a float.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Widen<TFrom>(Vector<TFrom> values, TTotal* target)
        where TFrom : unmanaged
    {
        if (typeof(TFrom) == typeof(TTotal)) Vector.As<TFrom, TTotal>(values).Store(target);
        else if (typeof(TFrom) == typeof(byte)) Both(Vector.WidenLower(Vector.AsVectorByte(values)), Vector.WidenUpper(Vector.AsVectorByte(values)), target);
        else if (typeof(TFrom) == typeof(sbyte)) Both(Vector.WidenLower(Vector.AsVectorSByte(values)), Vector.WidenUpper(Vector.AsVectorSByte(values)), target);
        else if (typeof(TFrom) == typeof(short)) Both(Vector.WidenLower(Vector.AsVectorInt16(values)), Vector.WidenUpper(Vector.AsVectorInt16(values)), target);
        else if (typeof(TFrom) == typeof(ushort)) Both(Vector.WidenLower(Vector.AsVectorUInt16(values)), Vector.WidenUpper(Vector.AsVectorUInt16(values)), target);
        else if (typeof(T) == typeof(Half) && typeof(TFrom) == typeof(int)) Widen(Conversion.ToSingle(Vector.AsVectorInt32(values)), target);
        else if (typeof(TFrom) == typeof(uint) && typeof(TTotal) == typeof(int)) Vector.As<TFrom, TTotal>(values).Store(target);
        else if (typeof(TFrom) == typeof(float)) Both(Vector.WidenLower(Vector.AsVectorSingle(values)), Vector.WidenUpper(Vector.AsVectorSingle(values)), target);
        else ToDouble(Vector.AsVectorUInt32(values), isSigned: typeof(TFrom) == typeof(int), (double*)target);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Both<TWide>(Vector<TWide> lower, Vector<TWide> upper, TTotal* target)
        where TWide : unmanaged
    {
        Widen(lower, target);
        Widen(upper, unchecked(target + Vector<TWide>.Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ToDouble(Vector<uint> values, bool isSigned, double* target)
    {
        Vector<uint> flipped = isSigned ? values ^ Vector.Create(1u << 31) : values;
        Conversion.ToDouble(Vector.WidenLower(flipped), isSigned).Store(target);
        Conversion.ToDouble(Vector.WidenUpper(flipped), isSigned).Store(unchecked(target + Vector<double>.Count));
    }
}
