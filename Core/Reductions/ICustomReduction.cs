using System.Numerics;

namespace PoolFunctional.Reductions;

/// <summary>A reduction that a user wrote, for elements of one type, whatever its totals are.</summary>
internal interface ICustomReduction<T>
    where T : unmanaged, INumber<T>
{
    /// <summary>What the reader makes of the operator.</summary>
    TAnswer Open<TAnswer>(ICustomReader<T, TAnswer> reader);
}

/// <summary>What is done with a user's operator once its types are known.</summary>
internal interface ICustomReader<T, TAnswer>
    where T : unmanaged, INumber<T>
{
    TAnswer Scalar<TTotal, TOperator>()
        where TTotal : unmanaged
        where TOperator : struct, IReductionOperator<T, TTotal>;

    TAnswer Vector<TOperator>()
        where TOperator : struct, IVectorReductionOperator<T>;
}
