using System.Numerics;
using PoolFunctional.Reductions;

namespace PoolFunctional.Engine.Indices;

/// <summary>What several values for one place become.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TTotal">What they are gathered in.</typeparam>
internal interface IAccumulation<T, TTotal>
    where T : unmanaged, INumber<T>
    where TTotal : unmanaged
{
    static abstract TTotal Lift(T value);

    static abstract TTotal Combine(TTotal total, T value);

    static abstract T Finish(TTotal total);
}

/// <summary>The last of them.</summary>
internal readonly struct LastAccumulation<T> : IAccumulation<T, T>
    where T : unmanaged, INumber<T>
{
    public static T Lift(T value) => value;

    public static T Combine(T total, T value) => value;

    public static T Finish(T total) => Element.Canonical(total);
}

/// <summary>IEEE's maximum of them.</summary>
internal readonly struct MaxAccumulation<T> : IAccumulation<T, T>
    where T : unmanaged, INumber<T>
{
    public static T Lift(T value) => value;

    public static T Combine(T total, T value) => T.Max(total, value);

    public static T Finish(T total) => Element.Canonical(total);
}

/// <summary>Their sum in a type that is wide enough, one after the other.</summary>
internal readonly struct SumAccumulation<T, TTotal> : IAccumulation<T, TTotal>
    where T : unmanaged, INumber<T>
    where TTotal : unmanaged, INumber<TTotal>
{
    public static TTotal Lift(T value) => TTotal.CreateTruncating(value);

    public static TTotal Combine(TTotal total, T value) => unchecked(total + TTotal.CreateTruncating(value));

    public static T Finish(TTotal total) => Element.Canonical(T.CreateSaturating(total));
}
