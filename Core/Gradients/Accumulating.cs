using System.Numerics;
using PoolFunctional.Reductions;

namespace PoolFunctional.Gradients;

/// <summary>What gradients of elements of type <typeparamref name="T"/> are added in.</summary>
internal sealed record Accumulating<T, TTotal>(Func<T, TTotal> Lift, Func<TTotal, TTotal, TTotal> Add, Func<TTotal, T> Narrow)
    where T : unmanaged, INumber<T>
{
    /// <summary>Each to the sum of those before it; +0 where there are none.</summary>
    internal T Sum(IEnumerable<TTotal> shares) =>
        Finished(shares.Select(Maybe<TTotal>.Of).Aggregate(Maybe<TTotal>.Absent, (sum, share) => Maybe<TTotal>.Combine(sum, share, Add)));

    /// <summary>The total as an element; +0 where there is none.</summary>
    internal T Finished(Maybe<TTotal> total) => total.IsPresent ? Element.Canonical(Narrow(total.Value)) : T.Zero;
}

/// <summary>The accumulators of gradients.</summary>
internal static class Accumulating
{
    /// <summary>In a floating type, rounded once at the end.</summary>
    internal static Accumulating<T, TTotal> In<T, TTotal>()
        where T : unmanaged, INumber<T>
        where TTotal : INumber<TTotal> => new(TTotal.CreateSaturating, (left, right) => left + right, T.CreateSaturating);
}
