using System.Numerics;
using PoolFunctional.Engine.Reducers;
using PoolFunctional.Reductions;

namespace PoolFunctional.Engine.Finishes;

/// <summary>A sum of 64-bit integers in a wider result: saturated where that is an integer, else divided once in double.</summary>
internal readonly unsafe struct WideTotalFinish<TResult> : IFinish<TResult, WideSum>
    where TResult : unmanaged, INumber<TResult>
{
    public bool KeepsNumbers => false;

    public void Row(WideSum* totals, nint length, long divisor, TResult* target)
    {
        for (nint i = 0; i < length; i++)
        {
            Int128 total = totals[i].ToInt128();
            target[i] = Element.IsInteger<TResult>() ? TResult.CreateSaturating(total) : TResult.CreateSaturating(double.CreateSaturating(total) / divisor);
        }
    }
}
