using System.Numerics;

namespace PoolFunctional.Engine.Lifts;

/// <summary>|x|.</summary>
internal readonly unsafe struct MagnitudeLift<T, TTotal> : ILift<T, TTotal>
    where T : unmanaged, INumber<T>
    where TTotal : unmanaged, INumber<TTotal>
{
    public bool IsIdentity => false;

    public void Row(T* source, nint length, TTotal* target)
    {
        for (nint i = 0; i < length; i++) target[i] = TTotal.CreateTruncating(T.Abs(source[i]));
    }
}
