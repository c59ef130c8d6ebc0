using System.Numerics;
using PoolFunctional.Reductions;

namespace PoolFunctional;

/// <summary>What stands at a place that these values are for, in order; none leaves +0.</summary>
internal delegate T Placing<T>(IEnumerable<T> values)
    where T : unmanaged, INumber<T>;

/// <summary>The meaning of <see cref="Duplicates"/>.</summary>
internal static class Placing
{
    internal static Placing<T> By<T>(Duplicates duplicates)
        where T : unmanaged, INumber<T>
    {
        Placing<T> chosen = duplicates.Among<Placing<T>>(
            last: values => values.Last(),
            sum: Sum,
            max: values => values.Aggregate(T.Max),
            error: values => values.Single());
        return values => values.Any() ? Element.Canonical(chosen(values)) : T.Zero;
    }

    private static T Sum<T>(IEnumerable<T> values)
        where T : unmanaged, INumber<T> =>
        Element.IsInteger<T>() ? T.CreateSaturating(values.Aggregate(Int128.Zero, (sum, value) => sum + Int128.CreateTruncating(value)))
        : typeof(T) == typeof(Half) ? T.CreateTruncating(values.Select(float.CreateTruncating).Aggregate((sum, value) => sum + value))
        : values.Aggregate((sum, value) => sum + value);
}
