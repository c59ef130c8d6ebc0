using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using PoolFunctional.Engine.Reducers;

namespace PoolFunctional.Engine.Lanes;

/// <summary>Sums of 64-bit integers, as many as a register holds, their halves side by side as in memory; they only add.</summary>
internal readonly unsafe struct LanesWide : ILanes<LanesWide, WideSum>
{
    private readonly Vector<long> halves;

    private LanesWide(Vector<long> halves) => this.halves = halves;

    public static int Count => Vector<long>.Count / 2;

    public static LanesWide Create(WideSum value)
    {
        WideSum* same = stackalloc WideSum[Count];
        new Span<WideSum>(same, Count).Fill(value);
        return Load(same);
    }

    public static LanesWide Load(WideSum* source) => new(Vector.Load((long*)source));

    public static LanesWide Select(LanesWide mask, LanesWide value, LanesWide other) => new(Vector.ConditionalSelect(mask.halves, value.halves, other.halves));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesWide Even(LanesWide left, LanesWide right) => new(Vector.AsVectorInt64(Pairs.Even(Vector.AsVectorDouble(left.halves), Vector.AsVectorDouble(right.halves))));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesWide Odd(LanesWide left, LanesWide right) => new(Vector.AsVectorInt64(Pairs.Odd(Vector.AsVectorDouble(left.halves), Vector.AsVectorDouble(right.halves))));

    public static void Store(LanesWide value, WideSum* target) => value.halves.Store((long*)target);

    public static LanesWide Add(LanesWide left, LanesWide right) => new(left.halves + right.halves);
}

/// <summary>One sum of 64-bit integers, its halves side by side in a register; it only adds.</summary>
internal readonly unsafe struct OneWide : ILanes<OneWide, WideSum>
{
    private readonly Vector128<long> halves;

    private OneWide(Vector128<long> halves) => this.halves = halves;

    public static int Count => 1;

    public static OneWide Create(WideSum value) => Load(&value);

    public static OneWide Load(WideSum* source) => new(Vector128.Load((long*)source));

    public static OneWide Select(OneWide mask, OneWide value, OneWide other) => value;

    public static OneWide Even(OneWide left, OneWide right) => left;

    public static OneWide Odd(OneWide left, OneWide right) => right;

    public static void Store(OneWide value, WideSum* target) => value.halves.Store((long*)target);

    public static OneWide Add(OneWide left, OneWide right) => new(left.halves + right.halves);
}
