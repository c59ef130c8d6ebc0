using System.Numerics;
using PoolFunctional.Blurring;
using PoolFunctional.Reductions;

namespace PoolFunctional;

/// <content>Gradients of blurs.</content>
public static partial class Reference
{
    /// <summary>
    /// The gradient of a loss with respect to what <see cref="Blur"/> blurred: <c>∂L/∂x[i] = Σ w[j]·∂L/∂y[o]</c> over the outputs o and taps j that took their value from x[i]; +0 where none did.
    /// </summary>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="outputGradient">∂L/∂y, of the shape of the blur's result.</param>
    /// <param name="filter">Sizes, strides and edges.</param>
    /// <param name="inputShape">The extents of what was blurred.</param>
    /// <returns>∂L/∂x, or why there is none.</returns>
    /// <remarks>
    /// <para>Axis by axis against the order of <see cref="Blur"/>, the last axis first and the outermost last. On each, two steps, the reverse of "extend, then weigh":</para>
    /// <para>the gradient of a place is the pairwise fold of <c>w[j]·gradient</c> over the outputs whose windows hold it, ascending, the first and the last window continued beyond the ends by outputs that are absent;</para>
    /// <para>the gradient of an input is the sum of those of the places that copy it, its own and those that an edge reflects or replicates, ascending, each added to those before it.</para>
    /// <para>Every product and sum is rounded in the accumulator: float in float, double in double, Half in float with one rounding at the end. NaN and infinities go through the arithmetic; a NaN has the bits of <c>T.NaN</c>.</para>
    /// <para>A blur is linear, so that this holds everywhere, and the tangent of its result is <see cref="Blur"/> of the tangent: forward mode needs no function of its own.</para>
    /// </remarks>
    /// <example><c>[0, 4, 0, 0]</c>, <c>BlurFilter.Binomial(3)</c> and <c>[1, 1, 4]</c> give <c>[1, 2, 1, 0]</c>; <c>[4, 0, 0, 0]</c> gives <c>[2, 2, 0, 0]</c>, for x₁ is seen twice.</example>
    public static Result<FeatureMap<T>, PoolError> BlurBackward<T>(FeatureMap<T> outputGradient, BlurFilter filter, Shape inputShape)
        where T : unmanaged, INumber<T> =>
        from blur in BlurGeometry.Create(filter, inputShape)
        from floating in Element.FloatingOnly<T, BlurGeometry>(() => blur)
        from weighing in Weighing<T>.For(floating.Shift)
        from fitting in FeatureMap.Fitting(outputGradient, floating.Plan.Output)
        from gradient in FeatureMap.Tabulate(inputShape, (plane, position) => weighing.Gradient(floating, position, fitting.PlaneAt(plane)))
        select gradient;
}
