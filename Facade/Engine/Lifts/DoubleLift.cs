using System.Numerics;

namespace PoolFunctional.Engine.Lifts;

/// <summary>Elements as doubles; of 64-bit integers the nearest.</summary>
internal readonly unsafe struct DoubleLift<T> : ILift<T, double>
    where T : unmanaged, INumber<T>
{
    public bool IsIdentity => typeof(T) == typeof(double);

    public void Row(T* source, nint length, double* target)
    {
        if (sizeof(T) < sizeof(double))
        {
            default(WideningLift<T, double>).Row(source, length, target);
            return;
        }

        for (nint i = 0; i < length; i++) target[i] = double.CreateSaturating(source[i]);
    }
}
