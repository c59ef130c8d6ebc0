using System.Numerics;
using PoolFunctional.Reductions;

namespace PoolFunctional.Engine.Lifts;

/// <summary>A Half or float as a double-double.</summary>
internal readonly unsafe struct WideningDoubleDoubleLift<T> : ILift<T, DoubleDouble>
    where T : unmanaged, INumber<T>
{
    public bool IsIdentity => false;

    public void Row(T* source, nint length, DoubleDouble* target)
    {
        for (nint i = 0; i < length; i++) target[i] = DoubleDouble.Of(double.CreateTruncating(source[i]));
    }
}
