using System.Numerics;

namespace PoolFunctional.Engine.Lifts;

/// <summary>Integers less their zero point, in a wider type.</summary>
internal readonly unsafe struct CentringLift<T, TTotal>(long zero) : ILift<T, TTotal>
    where T : unmanaged, INumber<T>
    where TTotal : unmanaged, INumber<TTotal>
{
    public bool IsIdentity => false;

    public void Row(T* source, nint length, TTotal* target)
    {
        unchecked
        {
            default(WideningLift<T, TTotal>).Row(source, length, target);
            TTotal less = TTotal.CreateTruncating(zero);
            nint x = 0;
            if (Vector.IsHardwareAccelerated)
            {
                for (; x <= length - Vector<TTotal>.Count; x += Vector<TTotal>.Count) (Vector.Load(target + x) - Vector.Create(less)).Store(target + x);
            }

            for (; x < length; x++) target[x] -= less;
        }
    }
}
