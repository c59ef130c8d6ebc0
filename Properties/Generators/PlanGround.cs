using System.Numerics;

namespace PoolFunctional.Generators;

/// <summary>Plans on a ground of spans.</summary>
internal sealed class PlanGround(ITripleGround spans, string name) : IGround
{
    /// <summary>Where plans run that are not to run elsewhere.</summary>
    internal static IGround On(ITripleGround ground) => ground is SurroundedTriple ? new Surroundings() : new PlanGround(ground, "spans");

    public string Name => name;

    public (T[] Result, string? Damage) Run<T>(PoolPlan<T> plan, PoolCase @case, ElementType<T> type, T[] x, int outputs)
        where T : unmanaged, INumber<T>
    {
        T[] y = [.. Enumerable.Repeat(T.One, outputs)];
        string? damage = spans.Run(x, y, @case.Offset, (from, to) => plan.Run(from, to));
        return (y, damage);
    }
}
