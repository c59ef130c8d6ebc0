using System.Numerics;
using PoolFunctional.Reductions;

namespace PoolFunctional;

public static partial class Reference
{
    /// <summary><c>∂L/∂θ = Σ ∂L/∂y · ∂y/∂θ</c>, with θ the number of a reduction that is learned: p of a generalized mean, r of a log-sum-exp, λ of a mixed one.</summary>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="outputGradient">∂L/∂y, of the shape of what the pooling gives.</param>
    /// <param name="x">What was pooled.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="reduction"><see cref="Reduction.GeneralizedMean"/> with finite p, <see cref="Reduction.LogSumExp"/> or <see cref="Reduction.Mixed"/>.</param>
    /// <returns>∂L/∂θ, or why there is none.</returns>
    /// <remarks>
    /// ∂y/∂θ is worked out in double and rounded to the element type, as y is; for λ it is the maximum less the average. Products and their sum, pairwise over all outputs in row-major order, channels
    /// first, are in double. A window without a tap counts nothing.
    /// </remarks>
    /// <example>Mixed over <c>[1, 3]</c> moves by 3 − 2 = 1 with λ: ∂L/∂y of 5 gives 5.</example>
    public static Result<double, PoolError> ParameterGradient<T>(FeatureMap<T> outputGradient, FeatureMap<T> x, Window window, Reduction reduction)
        where T : unmanaged, INumber<T> =>
        from slope in reduction.ByParameter
        from known in reduction.For<T>()
        from slopes in Pool(x, window, slope)
        from incoming in FeatureMap.Fitting(outputGradient, slopes.Shape)
        select Fold.Pairwise(
            slopes.Shape.Elements,
            at => Maybe<double>.Of(double.CreateSaturating(incoming.Values[(int)at]) * double.CreateSaturating(slopes.Values[(int)at])),
            (left, right) => left + right) is { IsPresent: true } sum ? Element.Canonical(sum.Value) : 0;
}
