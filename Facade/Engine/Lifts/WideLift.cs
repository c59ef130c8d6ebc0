using System.Numerics;
using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Reducers;

namespace PoolFunctional.Engine.Lifts;

/// <summary>An integer in two halves of a 64-bit one.</summary>
internal readonly unsafe struct WideLift<T> : ILift<T, WideSum>, IElementwise<T, WideSum>
    where T : unmanaged, INumber<T>
{
    public bool IsIdentity => false;

    public static int Count => Vector<ulong>.Count;

    public void Row(T* source, nint length, WideSum* target)
    {
        if (sizeof(T) == sizeof(long))
        {
            Elementwise.Run(this, source, length, target);
            return;
        }

        unchecked
        {
            for (nint i = 0; i < length; i++) target[i] = One(source[i]);
        }
    }

    public WideSum One(T value)
    {
        long bits = long.CreateTruncating(value);
        return new(bits & uint.MaxValue, typeof(T) == typeof(ulong) ? bits >>> 32 : bits >> 32);
    }

    /// <summary>A sign is flipped while the halves are widened as unsigned ones, and its weight taken away again.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Many(T* source, WideSum* target)
    {
        Vector<ulong> sign = typeof(T) == typeof(ulong) ? Vector<ulong>.Zero : Vector.Create(1UL << 63);
        Vector<uint> halves = Vector.AsVectorUInt32(Vector.Load((ulong*)source) ^ sign);
        Vector<ulong> weight = Vector.WidenLower(Vector.AsVectorUInt32(sign));
        (Vector.WidenLower(halves) - weight).Store((ulong*)target);
        (Vector.WidenUpper(halves) - weight).Store(unchecked((ulong*)target + Vector<ulong>.Count));
    }
}
