using System.Numerics;
using PoolFunctional.Engine.Finishes;
using PoolFunctional.Reductions;

namespace PoolFunctional.Engine.Custom;

/// <summary>What a user's reduction makes of a total and the number of taps, which the geometry gives as the divisor.</summary>
internal readonly unsafe struct CustomFinish<T, TTotal, TOperator> : IFinish<T, OptionalTotal<TTotal>>
    where T : unmanaged, INumber<T>
    where TTotal : unmanaged
    where TOperator : struct, IReductionOperator<T, TTotal>
{
    public bool KeepsNumbers => false;

    public void Row(OptionalTotal<TTotal>* totals, nint length, long divisor, T* target)
    {
        // What lies between short rows is finished with them; most of it is absent.
        for (nint i = 0; i < length; i++) target[i] = totals[i].IsPresent ? Element.Canonical(TOperator.Finish(totals[i].Value, divisor)) : TOperator.Empty;
    }
}

/// <summary>The same where totals are elements.</summary>
internal readonly unsafe struct CustomVectorFinish<T, TOperator> : IFinish<T, T>
    where T : unmanaged, INumber<T>
    where TOperator : struct, IVectorReductionOperator<T>
{
    public bool KeepsNumbers => false;

    public void Row(T* totals, nint length, long divisor, T* target)
    {
        for (nint i = 0; i < length; i++) target[i] = Element.Canonical(TOperator.Finish(totals[i], divisor));
    }
}
