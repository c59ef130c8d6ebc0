using System.Numerics;
using PoolFunctional.Gradients;

namespace PoolFunctional;

/// <content>Gradients of spatial pyramids.</content>
public static partial class Reference
{
    /// <summary>The gradient of a loss with respect to what <see cref="SpatialPyramid"/> pooled: <c>∂L/∂x = Σ</c> of the gradients of the levels, in their order, each rounded to T and added to those before it.</summary>
    /// <typeparam name="T">What the reduction's gradient is defined for.</typeparam>
    /// <param name="outputGradient">∂L/∂y, a row of features for each batch item.</param>
    /// <param name="x">What was pooled.</param>
    /// <param name="pyramid">The levels.</param>
    /// <param name="reduction">How the taps of a window became one value.</param>
    /// <param name="ties">Which of equal taps it goes to, where the value is one of them.</param>
    /// <returns>∂L/∂x, or why there is none.</returns>
    /// <remarks>It is differentiable where every level is; where one is not, <paramref name="ties"/> decides there. A sum of integers saturates. An input that no level sees has +0.</remarks>
    /// <example><c>[1, 3]</c> as <c>[1, 1, 2]</c>, <c>Pyramid.Adaptive(1, 2)</c>, maxima, and ∂L/∂y <c>[1, 10, 100]</c> give <c>[10, 101]</c>.</example>
    public static Result<FeatureMap<T>, PoolError> SpatialPyramidBackward<T>(RowTable<T> outputGradient, FeatureMap<T> x, Pyramid pyramid, Reduction reduction, Ties ties)
        where T : unmanaged, INumber<T> =>
        from windows in pyramid.On(x.Shape)
        from plans in Outcome.All(windows.Select(window => Plan.Create(window, x.Shape)))
        from incoming in Fitting(outputGradient, x.Shape.Batch, (long)pyramid.Features(x.Shape))
        from levels in Outcome.All(plans.Index().Select(level => Backward(
            LevelOf(incoming, plans.Take(level.Index).Sum(before => FeaturesOf(before.Output)), level.Item.Output), x, level.Item, reduction, ties)))
        select levels.Aggregate(GradientSum.Of);

    /// <summary>How a pyramid moves when its input moves along a tangent: level by level, each as its pooling does.</summary>
    /// <typeparam name="T">What the reduction's gradient is defined for.</typeparam>
    /// <param name="tangent">ẋ, of the shape of <paramref name="x"/>.</param>
    /// <param name="x">What is pooled.</param>
    /// <param name="pyramid">The levels.</param>
    /// <param name="reduction">How the taps of a window become one value.</param>
    /// <param name="ties">Which of equal taps moves the value, where the value is one of them.</param>
    /// <returns>ẏ, or why there is none.</returns>
    /// <example><c>[1, 3]</c> as <c>[1, 1, 2]</c>, <c>Pyramid.Adaptive(1, 2)</c>, maxima, and ẋ <c>[1, 10]</c> give <c>[10, 1, 10]</c>.</example>
    public static Result<RowTable<T>, PoolError> SpatialPyramidJvp<T>(FeatureMap<T> tangent, FeatureMap<T> x, Pyramid pyramid, Reduction reduction, Ties ties)
        where T : unmanaged, INumber<T> => Levels(x.Shape, pyramid, window => Jvp(tangent, x, window, reduction, ties));

    /// <summary>One level of all rows, as what its pooling gave.</summary>
    private static FeatureMap<T> LevelOf<T>(RowTable<T> table, long first, Shape level)
        where T : unmanaged, INumber<T> =>
        new(level, Enumerable.Range(0, (int)table.Rows).SelectMany(row => table.Values.Skip((int)((row * table.Features) + first)).Take((int)FeaturesOf(level))).ToSequence());

    private static long FeaturesOf(Shape level) => level.Channels * level.PlaneElements;
}
