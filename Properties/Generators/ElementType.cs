using System.Numerics;

namespace PoolFunctional.Generators;

/// <summary>An element type with its values as bits, so that NaN payloads and signs of zero can be planted and compared.</summary>
internal abstract record ElementType(string Name, bool IsFloating)
{
    internal static ElementType<float> Single { get; } = new("float", true, bits => BitConverter.UInt32BitsToSingle(unchecked((uint)bits)), value => BitConverter.SingleToUInt32Bits(value), 23, 8);

    internal static ElementType<double> Double { get; } = new("double", true, BitConverter.UInt64BitsToDouble, BitConverter.DoubleToUInt64Bits, 52, 11);

    internal static ElementType<Half> Half { get; } = new("Half", true, bits => BitConverter.UInt16BitsToHalf(unchecked((ushort)bits)), value => BitConverter.HalfToUInt16Bits(value), 10, 5);

    internal static IReadOnlyList<ElementType> All { get; } =
    [
        Single, Double, Half,
        Integer<sbyte>("sbyte", 8), Integer<byte>("byte", 8), Integer<short>("short", 16), Integer<ushort>("ushort", 16),
        Integer<int>("int", 32), Integer<uint>("uint", 32), Integer<long>("long", 64), Integer<ulong>("ulong", 64),
    ];

    /// <summary>Pools the case by the façade and by the definition and compares the bits.</summary>
    internal abstract Finding Compare(PoolCase @case, IDefinition definition, IGround ground);

    /// <summary>The elements of the case's first plane, as text.</summary>
    internal abstract IReadOnlyList<string> Print(PoolCase @case, int count);

    /// <summary>Does something for this type, whichever it is.</summary>
    internal abstract TResult Do<TResult>(ITypedWork<TResult> work);

    private static ElementType<T> Integer<T>(string name, int width)
        where T : unmanaged, IBinaryInteger<T> =>
        new(name, false, T.CreateTruncating, value => ulong.CreateTruncating(value), width, 0);
}

/// <summary>An element type whose values and bits convert into each other.</summary>
/// <param name="Name">As written in C#.</param>
/// <param name="IsFloating">Whether it is an IEEE type.</param>
/// <param name="FromBits">The value with these low bits.</param>
/// <param name="ToBits">The bits of a value.</param>
/// <param name="MantissaBits">The bits of the fraction; all of an integer's.</param>
/// <param name="ExponentBits">The bits of the exponent; 0 for an integer.</param>
internal sealed record ElementType<T>(string Name, bool IsFloating, Func<ulong, T> FromBits, Func<T, ulong> ToBits, int MantissaBits, int ExponentBits)
    : ElementType(Name, IsFloating)
    where T : unmanaged, INumber<T>
{
    internal override Finding Compare(PoolCase @case, IDefinition definition, IGround ground) => Comparison<T>.Of(@case, this, definition, ground);

    internal override TResult Do<TResult>(ITypedWork<TResult> work) => work.For(this);

    internal override IReadOnlyList<string> Print(PoolCase @case, int count) =>
        [.. Elements.Of(this, @case.Palette, @case.DataSeed, count).Select(Text)];

    /// <summary>The element type's own bits of a special value.</summary>
    internal T Special(Special special)
    {
        if (!IsFloating)
        {
            return T.CreateSaturating(special switch
            {
                Generators.Special.PositiveZero or Generators.Special.NegativeZero => 0,
                Generators.Special.Lowest or Generators.Special.NegativeInfinity => double.NegativeInfinity,
                _ => double.PositiveInfinity,
            });
        }

        ulong quiet = 1UL << (MantissaBits - 1);
        ulong infinity = ((1UL << ExponentBits) - 1) << MantissaBits;
        ulong sign = 1UL << (MantissaBits + ExponentBits);
        return FromBits(special switch
        {
            Generators.Special.NaN => infinity | quiet,
            Generators.Special.NegativeNaN => sign | infinity | quiet,
            Generators.Special.PayloadNaN => infinity | quiet | 0x15,
            Generators.Special.SignallingNaN => infinity | 1,
            Generators.Special.PositiveInfinity => infinity,
            Generators.Special.NegativeInfinity => sign | infinity,
            Generators.Special.PositiveZero => 0,
            Generators.Special.NegativeZero => sign,
            Generators.Special.Subnormal => 3,
            Generators.Special.NegativeSubnormal => sign | 3,
            Generators.Special.Largest => infinity - 1,
            _ => sign | (infinity - 1),
        });
    }

    internal string Text(T value) =>
        T.IsNaN(value) ? $"NaN:{ToBits(value):X}"
        : T.IsZero(value) && T.IsNegative(value) ? "-0"
        : value.ToString(null, System.Globalization.CultureInfo.InvariantCulture)!;
}
