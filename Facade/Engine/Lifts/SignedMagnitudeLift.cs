using System.Numerics;
using PoolFunctional.Reductions;

namespace PoolFunctional.Engine.Lifts;

/// <summary>An integer by sign and magnitude.</summary>
internal readonly unsafe struct SignedMagnitudeLift<T> : ILift<T, SignedMagnitude>
    where T : unmanaged, INumber<T>
{
    public bool IsIdentity => false;

    public void Row(T* source, nint length, SignedMagnitude* target)
    {
        for (nint i = 0; i < length; i++)
        {
            bool isNegative = source[i] < T.Zero;
            ulong bits = ulong.CreateTruncating(source[i]);
            target[i] = new(isNegative ? unchecked(0 - bits) : bits, isNegative);
        }
    }
}
