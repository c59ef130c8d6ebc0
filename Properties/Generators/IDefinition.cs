using System.Numerics;

namespace PoolFunctional.Generators;

/// <summary>Says what is right.</summary>
internal interface IDefinition
{
    /// <summary>The result for <c>[batch, channel, spatial…]</c>, in the same order.</summary>
    IReadOnlyList<T> Pool<T>(Plan plan, Reduction reduction, T[] x)
        where T : unmanaged, INumber<T>;
}

/// <summary>Core's definition, word for word.</summary>
internal sealed class ReferenceDefinition : IDefinition
{
    public IReadOnlyList<T> Pool<T>(Plan plan, Reduction reduction, T[] x)
        where T : unmanaged, INumber<T> =>
        FeatureMap.Create<T>(plan.Input, x)
            .Bind(map => Reference.Pool(map, plan, reduction))
            .Match(map => map.Values, error => throw new InvalidOperationException(error.Message));
}
