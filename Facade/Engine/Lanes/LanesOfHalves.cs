using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace PoolFunctional.Engine.Lanes;

/// <summary>That there is no infinity and no NaN; whoever says so has to look.</summary>
internal readonly struct Finite;

/// <summary>That there may be any Half.</summary>
internal readonly struct Any;

/// <summary>Sixteen Halves, as floats while they are in a register: totals of few taps then need no rows of floats in scratch.</summary>
internal unsafe struct LanesOfHalves<TKind> : ILanes<LanesOfHalves<TKind>, Half>, IConvertedLanes
    where TKind : struct
{
    private Vector512<float> value;

    public static bool IsSupported => HalfRows.HasInstructions;

    public static int Count => Vector512<float>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOfHalves<TKind> Create(Half value) => new() { value = Widened(Vector256.Create(BitConverter.HalfToInt16Bits(value))) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOfHalves<TKind> Load(Half* source) => new() { value = Widened(Vector256.Load((short*)source)) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOfHalves<TKind> LoadMask(Half* source) => new() { value = Avx512F.ConvertToVector512Int32(Vector256.Load((short*)source)).AsSingle() };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(LanesOfHalves<TKind> value, Half* target) => Narrowed(value.value).Store((ushort*)target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreUpper(LanesOfHalves<TKind> value, Half* target) => Narrowed(value.value).GetUpper().Store((ushort*)target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOfHalves<TKind> Select(LanesOfHalves<TKind> mask, LanesOfHalves<TKind> value, LanesOfHalves<TKind> other) => new() { value = Vector512.ConditionalSelect(mask.value, value.value, other.value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOfHalves<TKind> Even(LanesOfHalves<TKind> left, LanesOfHalves<TKind> right) => new() { value = Avx512F.PermuteVar16x32x2(left.value, Vector512.CreateSequence(0, 2), right.value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOfHalves<TKind> Odd(LanesOfHalves<TKind> left, LanesOfHalves<TKind> right) => new() { value = Avx512F.PermuteVar16x32x2(left.value, Vector512.CreateSequence(1, 2), right.value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOfHalves<TKind> Following(LanesOfHalves<TKind> left, LanesOfHalves<TKind> right, int by) => new() { value = (by == 1 ? Avx512F.AlignRight32(right.value.AsInt32(), left.value.AsInt32(), 1) : Avx512F.AlignRight32(right.value.AsInt32(), left.value.AsInt32(), 2)).AsSingle() };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOfHalves<TKind> Preceding(LanesOfHalves<TKind> before, LanesOfHalves<TKind> value) => new() { value = Avx512F.AlignRight32(value.value.AsInt32(), before.value.AsInt32(), 15).AsSingle() };

    /// <summary>As it is: <see cref="Store"/> gives a NaN its bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOfHalves<TKind> Canonical(LanesOfHalves<TKind> value) => value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOfHalves<TKind> Divide(LanesOfHalves<TKind> left, LanesOfHalves<TKind> right) => new() { value = left.value / right.value };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOfHalves<TKind> Add(LanesOfHalves<TKind> left, LanesOfHalves<TKind> right) => new() { value = left.value + right.value };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOfHalves<TKind> Multiply(LanesOfHalves<TKind> left, LanesOfHalves<TKind> right) => new() { value = left.value * right.value };

    /// <summary>Divisors and their reciprocals are positive, finite and not subnormal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOfHalves<TKind> LoadDivisors(Half* source) => new() { value = ((Avx512F.ConvertToVector512Int32(Vector256.Load((ushort*)source)) << 13) + Vector512.Create((127 - 15) << 23)).AsSingle() };

    /// <summary>The greater magnitude, not a sum: what was taken to be finite is none then.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOfHalves<TKind> Watch(LanesOfHalves<TKind> left, LanesOfHalves<TKind> right) => new() { value = HalfRows.GreaterMagnitude(left.value, right.value) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesOfHalves<TKind> Gather(LanesOfHalves<TKind> watched, LanesOfHalves<TKind> sum) => Watch(watched, sum);

    /// <summary>Whether a magnitude is beyond those of finite Halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool HasNaN(LanesOfHalves<TKind> value) => Vector512.GreaterThanOrEqualAny(value.value, Vector512.Create(HalfRows.Beyond / Conversion.TwoTo112));

    /// <summary>As floats; finite ones 2⁻¹¹² times too small.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Widened(Vector256<short> halves) => typeof(TKind) == typeof(Finite) ? HalfRows.Small(Avx512F.ConvertToVector512Int32(halves)) : Conversion.ToSingle(halves);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ushort> Narrowed(Vector512<float> reals) =>
        typeof(TKind) == typeof(Finite) ? Avx512F.ConvertToVector256UInt16((HalfRows.UpperHalfOfSmall(reals) >>> 16).AsUInt32()) : Conversion.ToHalf(reals);
}
