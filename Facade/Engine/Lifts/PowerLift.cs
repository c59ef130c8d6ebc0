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
        unchecked
        {
            double* values = stackalloc double[PowerKernel.Room];
            for (nint done = 0; done < length; done += PowerKernel.Room)
            {
                nint count = nint.Min(PowerKernel.Room, length - done);
                default(WideningLift<T, double>).Row(source + done, count, values);
                PowerKernel.Raise(values, count, exponent, target + done);
            }
        }
    }
}
