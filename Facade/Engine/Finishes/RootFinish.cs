using System.Numerics;
using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Kernels;

namespace PoolFunctional.Engine.Finishes;

/// <summary>(total ÷ divisor)^(1/p).</summary>
internal readonly unsafe struct RootFinish<T>(double exponent) : IFinish<T, double>
    where T : unmanaged, INumber<T>
{
    public bool KeepsNumbers => false;

    public DivisorTable? Table(FoldGeometry geometry) => DivisorTable<double>.Of(geometry);

    public void Row(double* totals, nint length, long divisor, T* target)
    {
        unchecked
        {
            for (nint done = 0; done < length; done += PowerKernel.Room) Roots(totals + done, nint.Min(PowerKernel.Room, length - done), divisor, target + done);
        }
    }

    public void Row(double* totals, nint length, DivisorTable table, void* divisors, T* target)
    {
        unchecked
        {
            double* quotients = stackalloc double[PowerKernel.Room];
            for (nint done = 0; done < length; done += PowerKernel.Room)
            {
                nint count = nint.Min(PowerKernel.Room, length - done);
                default(QuotientFinish<double>).Row(totals + done, count, table, (double*)divisors + done, quotients);
                Roots(quotients, count, 1, target + done);
            }
        }
    }

    private void Roots(double* totals, nint count, double divisor, T* target)
    {
        double* roots = stackalloc double[PowerKernel.Room];
        PowerKernel.Root(totals, count, divisor, exponent, roots);
        default(NarrowingQuotientFinish<T, double>).Row(roots, count, 1, target);
    }
}
