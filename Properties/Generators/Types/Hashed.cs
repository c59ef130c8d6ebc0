namespace PoolFunctional.Generators.Types;

/// <summary>A hash of the whole tree of combinations: neither associative nor commutative.</summary>
internal readonly struct Hashed : IReductionOperator<byte, ulong>
{
    public static byte Empty => 7;

    public static ulong Lift(byte element) => unchecked((element + 1UL) * 0x9E3779B97F4A7C15UL);

    public static ulong Combine(ulong left, ulong right) => unchecked((((left * 31) ^ (left >> 29)) * 0xBF58476D1CE4E5B9UL) + (right ^ (right >> 17)) + 1);

    public static byte Finish(ulong total, long count) => unchecked((byte)((total >> 56) ^ (total >> 24) ^ (ulong)count));
}
