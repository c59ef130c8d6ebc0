using System.Numerics;

namespace PoolFunctional.Engine.Lifts;

/// <summary>Integers in 128 bits.</summary>
internal readonly unsafe struct ExactLift<T> : ILift<T, Int128>
    where T : unmanaged, INumber<T>
{
    public bool IsIdentity => false;

    public void Row(T* source, nint length, Int128* target)
    {
        for (nint i = 0; i < length; i++) target[i] = Int128.CreateTruncating(source[i]);
    }
}
