using System.Numerics;
using PoolFunctional.Blurring;

namespace PoolFunctional;

/// <content>Blurring.</content>
public static partial class Reference
{
    /// <summary>
    /// <c>y[b, c, o] = Σ w₀[j₀]·…·w[j]·x[b, c, o·s − p + j]</c>, axis by axis, outermost first: on each the pairwise fold of <c>w[j]·value</c>, every product and sum rounded in the accumulator.
    /// </summary>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, <c>[batch, channel, spatial…]</c>.</param>
    /// <param name="filter">Sizes, strides and edges.</param>
    /// <returns>The result, or why there is none.</returns>
    /// <remarks>
    /// float in float, double in double, Half in float with one rounding at the end; integers exactly, then to the nearest, ties to even. A window without a tap, wholly beyond a zero edge, gives 0. NaN and
    /// infinities go through the arithmetic; a NaN has the bits of <c>T.NaN</c>.
    /// </remarks>
    /// <example><c>[0, 4, 0, 0]</c> as <c>[1, 1, 4]</c>, <c>BlurFilter.Binomial(3)</c>, gives <c>[2, 2, 1, 0]</c>.</example>
    public static Result<FeatureMap<T>, PoolError> Blur<T>(FeatureMap<T> x, BlurFilter filter)
        where T : unmanaged, INumber<T> =>
        from blur in BlurGeometry.Create(filter, x.Shape)
        from weighing in Weighing<T>.For(blur.Shift)
        from y in FeatureMap.Tabulate(
            blur.Plan.Output,
            (plane, position) => weighing.Value(blur, position, offset => x.Values[(int)((plane * x.Shape.PlaneElements) + offset)]))
        select y;

    /// <summary>The maximum of 2 neighbours on every axis, at stride 1, and then <see cref="Blur"/>: maximum pooling without its aliasing.</summary>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, <c>[batch, channel, spatial…]</c>; spatial extents of at least 2.</param>
    /// <param name="filter">Sizes, strides and edges of the blur.</param>
    /// <returns>The result, or why there is none.</returns>
    /// <example><c>[1, 3, 2]</c> as <c>[1, 1, 3]</c> and <c>BlurFilter.Binomial(1)</c> give <c>[3, 3]</c>.</example>
    public static Result<FeatureMap<T>, PoolError> MaxBlur<T>(FeatureMap<T> x, BlurFilter filter)
        where T : unmanaged, INumber<T> =>
        from most in Pool(x, Neighbours(x.Shape), Reduction.Max)
        from y in Blur(most, filter)
        select y;
}
