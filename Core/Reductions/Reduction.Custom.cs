using System.Numerics;
using PoolFunctional.Reductions;

namespace PoolFunctional;

/// <content>Reductions that a user wrote.</content>
public abstract partial record Reduction
{
    /// <summary>A reduction of your own, as any other: <c>y = finish(combine { lift(xⱼ) }, n)</c>, pairwise in the order of the fold.</summary>
    /// <typeparam name="T">The element type; of other elements the reduction has no meaning.</typeparam>
    /// <typeparam name="TTotal">What is carried.</typeparam>
    /// <typeparam name="TOperator">The operator.</typeparam>
    /// <returns>The reduction.</returns>
    /// <example><c>Pool.Reduce(x, window, Reduction.Custom&lt;float, SumAndCount, MeanOfPositive&gt;())</c>.</example>
    public static Reduction Custom<T, TTotal, TOperator>()
        where T : unmanaged, INumber<T>
        where TTotal : unmanaged
        where TOperator : struct, IReductionOperator<T, TTotal> => new CustomReduction<T, TTotal, TOperator>();

    /// <summary>A reduction of your own that combines registers of elements.</summary>
    /// <typeparam name="T">The element type; of other elements the reduction has no meaning.</typeparam>
    /// <typeparam name="TOperator">The operator.</typeparam>
    /// <returns>The reduction.</returns>
    /// <example><c>Pool.Reduce(x, window, Reduction.Custom&lt;int, BitwiseOr&gt;())</c>.</example>
    public static Reduction Custom<T, TOperator>()
        where T : unmanaged, INumber<T>
        where TOperator : struct, IVectorReductionOperator<T> => new CustomVectorReduction<T, TOperator>();

    /// <summary>The meaning of an operator, for the elements that it was written for.</summary>
    private static Result<TapReduction<TAsked>, PoolError> Written<TAsked, T, TTotal, TOperator>()
        where TAsked : unmanaged, INumber<TAsked>
        where T : unmanaged, INumber<T>
        where TTotal : unmanaged
        where TOperator : struct, IReductionOperator<T, TTotal> =>
        (object)Element.Supported<T>(() => new Monoid<T, TTotal>(TOperator.Lift, TOperator.Combine, (total, counts) => TOperator.Finish(total, counts.Present), TOperator.Empty))
            is Result<TapReduction<TAsked>, PoolError> meaning
            ? meaning
            : Outcome.Fail<TapReduction<TAsked>>(new PoolError.ReductionOfOtherElements(typeof(TOperator).Name, typeof(T).Name, typeof(TAsked).Name));

    /// <summary>See <see cref="Custom{T, TTotal, TOperator}"/>.</summary>
    /// <typeparam name="TElement">The element type.</typeparam>
    /// <typeparam name="TTotal">What is carried.</typeparam>
    /// <typeparam name="TOperator">The operator.</typeparam>
    public sealed record CustomReduction<TElement, TTotal, TOperator> : Reduction, ICustomReduction<TElement>
        where TElement : unmanaged, INumber<TElement>
        where TTotal : unmanaged
        where TOperator : struct, IReductionOperator<TElement, TTotal>
    {
        internal CustomReduction() { }

        TAnswer ICustomReduction<TElement>.Open<TAnswer>(ICustomReader<TElement, TAnswer> reader) => reader.Scalar<TTotal, TOperator>();

        private protected override Result<TapReduction<T>, PoolError> Meaning<T>() => Written<T, TElement, TTotal, TOperator>();
    }

    /// <summary>See <see cref="Custom{T, TOperator}"/>.</summary>
    /// <typeparam name="TElement">The element type.</typeparam>
    /// <typeparam name="TOperator">The operator.</typeparam>
    public sealed record CustomVectorReduction<TElement, TOperator> : Reduction, ICustomReduction<TElement>
        where TElement : unmanaged, INumber<TElement>
        where TOperator : struct, IVectorReductionOperator<TElement>
    {
        internal CustomVectorReduction() { }

        TAnswer ICustomReduction<TElement>.Open<TAnswer>(ICustomReader<TElement, TAnswer> reader) => reader.Vector<TOperator>();

        private protected override Result<TapReduction<T>, PoolError> Meaning<T>() => Written<T, TElement, TElement, TOperator>();
    }
}
