using System.Numerics;
using System.Runtime.CompilerServices;
using PoolFunctional.Reductions;

namespace PoolFunctional.Engine.Lanes;

/// <summary>One number: the scalar rung of every kernel.</summary>
internal unsafe struct Lanes1<TTotal> : ILanes<Lanes1<TTotal>, TTotal>
    where TTotal : unmanaged, INumber<TTotal>
{
    private TTotal value;

    public static int Count => 1;

    public static Lanes1<TTotal> Create(TTotal value) => new() { value = value };

    public static Lanes1<TTotal> Load(TTotal* source) => new() { value = *source };

    public static void Store(Lanes1<TTotal> value, TTotal* target) => *target = value.value;

    public static Lanes1<TTotal> Select(Lanes1<TTotal> mask, Lanes1<TTotal> value, Lanes1<TTotal> other) => TTotal.IsZero(mask.value) ? other : value;

    public static Lanes1<TTotal> Even(Lanes1<TTotal> left, Lanes1<TTotal> right) => left;

    public static Lanes1<TTotal> Odd(Lanes1<TTotal> left, Lanes1<TTotal> right) => right;

    public static Lanes1<TTotal> Following(Lanes1<TTotal> left, Lanes1<TTotal> right, int by) => right;

    public static Lanes1<TTotal> Preceding(Lanes1<TTotal> before, Lanes1<TTotal> value) => before;

    public static Lanes1<TTotal> Divide(Lanes1<TTotal> left, Lanes1<TTotal> right) => new() { value = left.value / right.value };

    public static Lanes1<TTotal> Canonical(Lanes1<TTotal> value) => new() { value = Element.Canonical(value.value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes1<TTotal> HaveSameBits(Lanes1<TTotal> left, Lanes1<TTotal> right)
    {
        bool areSame = sizeof(TTotal) == sizeof(float)
            ? Unsafe.BitCast<TTotal, int>(left.value) == Unsafe.BitCast<TTotal, int>(right.value)
            : Unsafe.BitCast<TTotal, long>(left.value) == Unsafe.BitCast<TTotal, long>(right.value);
        return new() { value = areSame ? TTotal.CreateTruncating(double.NaN) : TTotal.Zero };
    }

    public static bool HasNaN(Lanes1<TTotal> value) => TTotal.IsNaN(value.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes1<TTotal> Watch(Lanes1<TTotal> left, Lanes1<TTotal> right) => Add(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes1<TTotal> Add(Lanes1<TTotal> left, Lanes1<TTotal> right) => new() { value = unchecked(left.value + right.value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes1<TTotal> Multiply(Lanes1<TTotal> left, Lanes1<TTotal> right) => new() { value = unchecked(left.value * right.value) };

    public static Lanes1<TTotal> Max(Lanes1<TTotal> left, Lanes1<TTotal> right) => new() { value = TTotal.Max(left.value, right.value) };

    public static Lanes1<TTotal> Min(Lanes1<TTotal> left, Lanes1<TTotal> right) => new() { value = TTotal.Min(left.value, right.value) };

    public static Lanes1<TTotal> MaxNumber(Lanes1<TTotal> left, Lanes1<TTotal> right) => new() { value = TTotal.MaxNumber(left.value, right.value) };

    public static Lanes1<TTotal> MinNumber(Lanes1<TTotal> left, Lanes1<TTotal> right) => new() { value = TTotal.MinNumber(left.value, right.value) };

    public static Lanes1<TTotal> MaxOrdered(Lanes1<TTotal> left, Lanes1<TTotal> right) => Max(left, right);

    public static Lanes1<TTotal> MinOrdered(Lanes1<TTotal> left, Lanes1<TTotal> right) => Min(left, right);

    public static Lanes1<TTotal> OffsetsFrom(nint first) => Offset(first);

    public static Lanes1<TTotal> Offset(nint value) => Of(value);

    public static Lanes1<TTotal> AddOffsets(Lanes1<TTotal> left, Lanes1<TTotal> right) => Of(unchecked(Bits(left) + Bits(right)));

    public static Lanes1<TTotal> LeastOffsets(Lanes1<TTotal> left, Lanes1<TTotal> right) => Of(unchecked((long)ulong.Min((ulong)Bits(left), (ulong)Bits(right))));

    public static Lanes1<TTotal> MostOffsets(Lanes1<TTotal> left, Lanes1<TTotal> right) => Of(unchecked((long)ulong.Max((ulong)Bits(left), (ulong)Bits(right))));

    public static Lanes1<TTotal> IfSame(Lanes1<TTotal> left, Lanes1<TTotal> right, Lanes1<TTotal> then, Lanes1<TTotal> otherwise) => Bits(left) == Bits(right) ? then : otherwise;

    public static Lanes1<TTotal> And(Lanes1<TTotal> left, Lanes1<TTotal> right) => Of(Bits(left) & Bits(right));

    public static ulong Matching(Lanes1<TTotal> left, Lanes1<TTotal> right) => Bits(left) == Bits(right) ? 1UL : 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Bits(Lanes1<TTotal> value) => sizeof(TTotal) switch
    {
        1 => Unsafe.BitCast<TTotal, byte>(value.value),
        2 => Unsafe.BitCast<TTotal, short>(value.value),
        4 => Unsafe.BitCast<TTotal, int>(value.value),
        _ => Unsafe.BitCast<TTotal, long>(value.value),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes1<TTotal> Of(long bits) => new() { value = sizeof(TTotal) == sizeof(int) ? Unsafe.BitCast<int, TTotal>(unchecked((int)bits)) : Unsafe.BitCast<long, TTotal>(bits) };
}
