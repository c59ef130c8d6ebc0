using System.Numerics;
using PoolFunctional.Engine.Kernels;

namespace PoolFunctional.Engine.Lifts;

/// <summary>|x|ᵖ in double.</summary>
internal readonly unsafe struct PowerLift<T>(double exponent) : ILift<T, double>
    where T : unmanaged, INumber<T>
{
    public bool IsIdentity => false;

    public void Row(T* source, nint length, double* target)
    {
        for (nint i = 0; i < length; i++) target[i] = double.Abs(double.CreateTruncating(source[i]));
        PowerKernel.Lift(target, length, exponent);
    }
}
