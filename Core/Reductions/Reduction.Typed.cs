using System.Numerics;
using PoolFunctional.Reductions;

namespace PoolFunctional;

/// <content>Results of another type than the elements.</content>
public abstract partial record Reduction
{
    /// <summary>The reduction's meaning for elements of one type and results of another, or why it has none.</summary>
    internal Result<TapReduction<T, TResult>, PoolError> For<T, TResult>()
        where T : unmanaged, INumber<T>
        where TResult : unmanaged, INumber<TResult> => Meaning<T, TResult>();

    private protected virtual Result<TapReduction<T, TResult>, PoolError> Meaning<T, TResult>()
        where T : unmanaged, INumber<T>
        where TResult : unmanaged, INumber<TResult> => Outcome.Fail<TapReduction<T, TResult>>(new PoolError.ResultKeepsElementType(GetType().Name));
}
