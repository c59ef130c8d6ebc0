using System.Numerics;
using PoolFunctional.Generators;
using PoolFunctional.Generators.Enumerated;

namespace PoolFunctional.Properties.Mutation;

/// <summary>The definition's answer to one case, worked out once: the engine is mutated, the definition is not.</summary>
internal sealed class Remembered : IDefinition
{
    private readonly SharedBlocks definition = new();
    private object? answer;

    public IReadOnlyList<T> Pool<T>(Plan plan, Reduction reduction, T[] x)
        where T : unmanaged, INumber<T> => (IReadOnlyList<T>)(answer ??= definition.Pool(plan, reduction, x));
}
