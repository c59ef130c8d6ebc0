using System.Numerics;
using PoolFunctional.Reductions;

namespace PoolFunctional.Gradients;

/// <summary>What gradients of elements of type <typeparamref name="T"/> are added in.</summary>
internal sealed record Accumulating<T, TTotal>(TTotal Zero, Func<T, TTotal> Lift, Func<TTotal, TTotal, TTotal> Add, Func<TTotal, T> Narrow)
    where T : unmanaged, INumber<T>
{
    /// <summary>+0, and each added to the sum of those before it.</summary>
    internal T Sum(IEnumerable<TTotal> shares) => Finished(shares.Aggregate(Zero, Add));

    /// <summary>The total as an element; a NaN has the bits of <c>T.NaN</c>.</summary>
    internal T Finished(TTotal total) => Element.Canonical(Narrow(total));
}

/// <summary>The accumulators of gradients.</summary>
internal static class Accumulating
{
    /// <summary>In a floating type, rounded once at the end.</summary>
    internal static Accumulating<T, TTotal> In<T, TTotal>()
        where T : unmanaged, INumber<T>
        where TTotal : INumber<TTotal> => new(TTotal.Zero, TTotal.CreateSaturating, (left, right) => left + right, T.CreateSaturating);

    /// <summary>Integers exactly, saturated at the end.</summary>
    internal static Accumulating<T, Int128> Exactly<T>()
        where T : unmanaged, INumber<T> => new(0, Int128.CreateSaturating, (left, right) => left + right, T.CreateSaturating);
}
