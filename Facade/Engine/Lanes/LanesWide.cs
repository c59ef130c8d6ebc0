using System.Runtime.Intrinsics;
using PoolFunctional.Engine.Reducers;

namespace PoolFunctional.Engine.Lanes;

/// <summary>One sum of 64-bit integers, its halves side by side in a register; it only adds.</summary>
internal readonly unsafe struct LanesWide : ILanes<LanesWide, WideSum>
{
    private readonly Vector128<long> halves;

    private LanesWide(Vector128<long> halves) => this.halves = halves;

    public static int Count => 1;

    public static LanesWide Load(WideSum* source) => new(Vector128.Load((long*)source));

    public static void Store(LanesWide value, WideSum* target) => value.halves.Store((long*)target);

    public static LanesWide Select(LanesWide mask, LanesWide value, LanesWide other) => value;

    public static LanesWide Even(LanesWide left, LanesWide right) => left;

    public static LanesWide Odd(LanesWide left, LanesWide right) => right;

    public static bool HasNaN(LanesWide value) => false;

    public static LanesWide MaxOrdered(LanesWide left, LanesWide right) => Unused(left, right);

    public static LanesWide MinOrdered(LanesWide left, LanesWide right) => Unused(left, right);

    public static LanesWide Add(LanesWide left, LanesWide right) => new(left.halves + right.halves);

    public static LanesWide Max(LanesWide left, LanesWide right) => Unused(left, right);

    public static LanesWide Min(LanesWide left, LanesWide right) => Unused(left, right);

    public static LanesWide MaxNumber(LanesWide left, LanesWide right) => Unused(left, right);

    public static LanesWide MinNumber(LanesWide left, LanesWide right) => Unused(left, right);

    /// <summary>Sums are never compared: a maximum of 64-bit integers is taken of the elements themselves.</summary>
    private static LanesWide Unused(LanesWide left, LanesWide right) => new(left.halves & right.halves);
}
