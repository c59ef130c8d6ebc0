using System.Numerics;
using PoolFunctional.Reductions;

namespace PoolFunctional.Engine.Finishes;

/// <summary>One IEEE division in the accumulator's type, then one rounding to the element type.</summary>
internal readonly unsafe struct NarrowingQuotientFinish<T, TTotal> : IFinish<T, TTotal>
    where T : unmanaged, INumber<T>
    where TTotal : unmanaged, INumber<TTotal>
{
    public bool KeepsNumbers => false;

    public void Row(TTotal* totals, nint length, long divisor, T* target)
    {
        TTotal by = TTotal.CreateSaturating(divisor);
        for (nint i = 0; i < length; i++) target[i] = Element.Canonical(T.CreateSaturating(totals[i] / by));
    }
}
