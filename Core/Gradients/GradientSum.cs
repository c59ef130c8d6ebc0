using System.Numerics;
using PoolFunctional.Reductions;

namespace PoolFunctional.Gradients;

/// <summary>Gradients of one input by several ways.</summary>
internal static class GradientSum
{
    /// <summary>Element by element one sum, rounded to T or, for integers, saturated; a NaN has the bits of <c>T.NaN</c>.</summary>
    internal static FeatureMap<T> Of<T>(FeatureMap<T> left, FeatureMap<T> right)
        where T : unmanaged, INumber<T> => new(left.Shape, left.Values.Zip(right.Values, Sum).ToSequence());

    /// <summary>One sum.</summary>
    internal static T Sum<T>(T left, T right)
        where T : unmanaged, INumber<T> =>
        Element.IsInteger<T>() ? T.CreateSaturating(Int128.CreateTruncating(left) + Int128.CreateTruncating(right)) : Element.Canonical(left + right);
}
