using System.Numerics;

namespace PoolFunctional.Generators.Types;

/// <summary>Whether elements are pooled into results of a type: whether the definition answers.</summary>
internal sealed class Fits(ElementType result, Reduction reduction) : ITypedWork<bool>
{
    public bool For<T>(ElementType<T> type)
        where T : unmanaged, INumber<T> => result.Do(new Into<T>(reduction));

    private sealed class Into<T>(Reduction reduction) : ITypedWork<bool>
        where T : unmanaged, INumber<T>
    {
        public bool For<TResult>(ElementType<TResult> type)
            where TResult : unmanaged, INumber<TResult> =>
            Shape.Create(1, 1, 1).Bind(shape => FeatureMap.Create(shape, T.One)).Bind(map => Reference.Pool<T, TResult>(map, Window.Global, reduction)).Match(_ => true, _ => false);
    }
}
