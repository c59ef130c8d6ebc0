namespace PoolFunctional.Generators;

/// <summary>What the elements of a case look like.</summary>
internal enum Palette
{
    /// <summary>Integers from −8 to 8 (0 to 8 for unsigned types): ties everywhere.</summary>
    Counts,

    /// <summary>Values of moderate size with a random mantissa.</summary>
    Ordinary,

    /// <summary>Ordinary values among which every eighth is an edge: ±0, NaN with payload, signalling NaN, ±∞, subnormal, an extreme.</summary>
    Spiced,

    /// <summary>Only edges.</summary>
    Edges,

    /// <summary>Only +0 and −0 (0 and 1 for integers).</summary>
    Zeros,

    /// <summary>Any bit pattern at all.</summary>
    AnyBits,

    /// <summary>Ordinary values, none of them positive: a planted zero is the maximum. For floating types.</summary>
    Below,

    /// <summary>Ordinary values, none of them negative: a planted zero is the minimum. For floating types.</summary>
    Above,
}
