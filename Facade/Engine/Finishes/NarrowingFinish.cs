using System.Numerics;
using PoolFunctional.Reductions;

namespace PoolFunctional.Engine.Finishes;

/// <summary>The total in the element type: floats rounded once, integers saturated.</summary>
internal readonly unsafe struct NarrowingFinish<T, TTotal> : IFinish<T, TTotal>
    where T : unmanaged, INumber<T>
    where TTotal : unmanaged, INumber<TTotal>
{
    public bool KeepsNumbers => false;

    public void Row(TTotal* totals, nint length, long divisor, T* target)
    {
        for (nint i = 0; i < length; i++) target[i] = Element.Canonical(T.CreateSaturating(totals[i]));
    }
}
