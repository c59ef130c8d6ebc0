using System.Numerics;
using PoolFunctional.Reductions;

namespace PoolFunctional.Gradients;

/// <summary>The gradient of what two reductions of the same windows make together: made of theirs, each rounded, element by element.</summary>
internal sealed record CombinedGradient<T>(TapGradient<T> Left, TapGradient<T> Right, Func<T, T, T> Combine) : TapGradient<T>
    where T : unmanaged, INumber<T>
{
    internal override Result<FeatureMap<T>, PoolError> Backward(Plan plan, FeatureMap<T> outputGradient, FeatureMap<T> x) =>
        from left in Left.Backward(plan, outputGradient, x)
        from right in Right.Backward(plan, outputGradient, x)
        select Together(left, right);

    internal override Result<FeatureMap<T>, PoolError> Forward(Plan plan, FeatureMap<T> tangent, FeatureMap<T> x) =>
        from left in Left.Forward(plan, tangent, x)
        from right in Right.Forward(plan, tangent, x)
        select Together(left, right);

    private FeatureMap<T> Together(FeatureMap<T> left, FeatureMap<T> right) =>
        new(left.Shape, left.Values.Zip(right.Values, (one, other) => Element.Canonical(Combine(one, other))).ToSequence());
}
