using System.Numerics;
using PoolFunctional.Reductions;

namespace PoolFunctional.Engine.Finishes;

/// <summary>(total ÷ divisor)^(1/p).</summary>
internal readonly unsafe struct RootFinish<T>(double exponent) : IFinish<T, double>
    where T : unmanaged, INumber<T>
{
    public bool KeepsNumbers => false;

    public void Row(double* totals, nint length, long divisor, T* target)
    {
        for (nint i = 0; i < length; i++) target[i] = Element.Canonical(T.CreateSaturating(NormReduction.Root(totals[i] / divisor, exponent)));
    }
}
