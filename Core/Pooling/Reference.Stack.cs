using System.Numerics;

namespace PoolFunctional;

/// <content>Windows one after the other.</content>
public static partial class Reference
{
    /// <summary>Pools by the first window of a stack, then what that gives by the second, and so on.</summary>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, <c>[batch, channel, spatial…]</c>.</param>
    /// <param name="stack">The windows, the first one first.</param>
    /// <param name="reduction">How the taps of every window become one value.</param>
    /// <returns>The result, or why there is none.</returns>
    public static Result<FeatureMap<T>, PoolError> Pool<T>(FeatureMap<T> x, WindowStack stack, Reduction reduction)
        where T : unmanaged, INumber<T> =>
        stack.Windows.Aggregate(Outcome.Unless(x, stack.Wrong()), (map, window) => map.Bind(values => Pool(values, window, reduction)));
}
