using System.Numerics;

namespace PoolFunctional.Engine.Lifts;

/// <summary>|x| as doubles.</summary>
internal readonly unsafe struct AbsoluteLift<T> : ILift<T, double>
    where T : unmanaged, INumber<T>
{
    public bool IsIdentity => false;

    public void Row(T* source, nint length, double* target)
    {
        default(DoubleLift<T>).Row(source, length, target);
        for (nint i = 0; i < length; i++) target[i] = double.Abs(target[i]);
    }
}
