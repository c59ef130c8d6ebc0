using System.Numerics;
using PoolFunctional.Engine.Reducers;

namespace PoolFunctional.Engine.Lifts;

/// <summary>An integer in two halves of a 64-bit one.</summary>
internal readonly unsafe struct WideLift<T> : ILift<T, WideSum>
    where T : unmanaged, INumber<T>
{
    public bool IsIdentity => false;

    public void Row(T* source, nint length, WideSum* target)
    {
        unchecked
        {
            for (nint i = 0; i < length; i++)
            {
                long value = sizeof(T) == 8 ? ((long*)source)[i] : long.CreateTruncating(source[i]);
                target[i] = new(typeof(T) == typeof(ulong) ? value >>> 32 : value >> 32, value & uint.MaxValue);
            }
        }
    }
}
