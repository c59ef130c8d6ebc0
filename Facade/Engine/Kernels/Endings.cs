using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Lanes;

namespace PoolFunctional.Engine.Kernels;

/// <summary>What becomes of a total before it is stored, in the register that holds it.</summary>
internal unsafe interface IEnding
{
    /// <summary>Whether there is a row of divisors, or of factors, beside each row of totals.</summary>
    static abstract bool Divides { get; }

    /// <summary>Whether results go past the caches.</summary>
    static virtual bool IsPast => false;

    /// <summary>Whether the kernel is to report if there may have been a NaN in the input.</summary>
    static virtual bool Watches => false;

    static abstract TLanes Finish<TLanes, TTotal>(TLanes total, TTotal* divisors)
        where TLanes : struct, ILanes<TLanes, TTotal>
        where TTotal : unmanaged;
}

/// <summary>What is done with an ending that is chosen when it runs.</summary>
internal interface IEndingWork
{
    bool With<TEnding>()
        where TEnding : struct, IEnding;
}

/// <summary>The same, for results that go past the caches: whole cache lines of them.</summary>
internal readonly unsafe struct PastEnding<TEnding> : IEnding
    where TEnding : struct, IEnding
{
    public static bool Divides => TEnding.Divides;

    public static bool IsPast => true;

    public static bool Watches => TEnding.Watches;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Finish<TLanes, TTotal>(TLanes total, TTotal* divisors)
        where TLanes : struct, ILanes<TLanes, TTotal>
        where TTotal : unmanaged => TEnding.Finish<TLanes, TTotal>(total, divisors);
}

/// <summary>The total itself, which is no NaN.</summary>
internal readonly unsafe struct KeepEnding : IEnding
{
    public static bool Divides => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Finish<TLanes, TTotal>(TLanes total, TTotal* divisors)
        where TLanes : struct, ILanes<TLanes, TTotal>
        where TTotal : unmanaged => total;
}

/// <summary>Another ending, of a fold that may lose a NaN: the kernel also gathers what it reads, as a sum, which keeps every NaN, or as lanes gather it.</summary>
internal readonly unsafe struct WatchedEnding<TEnding> : IEnding
    where TEnding : struct, IEnding
{
    public static bool Divides => TEnding.Divides;

    public static bool Watches => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Finish<TLanes, TTotal>(TLanes total, TTotal* divisors)
        where TLanes : struct, ILanes<TLanes, TTotal>
        where TTotal : unmanaged => TEnding.Finish<TLanes, TTotal>(total, divisors);
}

/// <summary>The total, a NaN with its canonical bits.</summary>
internal readonly unsafe struct CanonicalEnding : IEnding
{
    public static bool Divides => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Finish<TLanes, TTotal>(TLanes total, TTotal* divisors)
        where TLanes : struct, ILanes<TLanes, TTotal>
        where TTotal : unmanaged => TLanes.Canonical(total);
}

/// <summary>One division.</summary>
internal readonly unsafe struct QuotientEnding : IEnding
{
    public static bool Divides => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Finish<TLanes, TTotal>(TLanes total, TTotal* divisors)
        where TLanes : struct, ILanes<TLanes, TTotal>
        where TTotal : unmanaged => TLanes.Canonical(TLanes.Divide(total, TLanes.LoadDivisors(divisors)));
}

/// <summary>A multiplication by the reciprocals of powers of two, which are exact: the product is rounded as the quotient is.</summary>
internal readonly unsafe struct ScaledEnding : IEnding
{
    public static bool Divides => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Finish<TLanes, TTotal>(TLanes total, TTotal* divisors)
        where TLanes : struct, ILanes<TLanes, TTotal>
        where TTotal : unmanaged => TLanes.Canonical(TLanes.Multiply(total, TLanes.LoadDivisors(divisors)));
}
