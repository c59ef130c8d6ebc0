using System.Numerics;
using PoolFunctional.Engine.Kernels;
using PoolFunctional.Reductions;

namespace PoolFunctional.Engine.Finishes;

/// <summary>(total ÷ divisor)^(1/p).</summary>
internal readonly unsafe struct RootFinish<T>(double exponent) : IFinish<T, double>
    where T : unmanaged, INumber<T>
{
    public bool KeepsNumbers => false;

    public void Row(double* totals, nint length, long divisor, T* target)
    {
        unchecked
        {
            const int Most = 64;
            double* roots = stackalloc double[Most];
            for (nint done = 0; done < length; done += Most)
            {
                nint count = nint.Min(Most, length - done);
                for (nint i = 0; i < count; i++) roots[i] = totals[done + i] / divisor;
                PowerKernel.Root(roots, count, exponent);
                for (nint i = 0; i < count; i++) target[done + i] = Element.Canonical(T.CreateSaturating(roots[i]));
            }
        }
    }
}
