using Xunit;

namespace PoolFunctional.Properties.Numerics;

public sealed class NotANumberLaws
{
    private const int Count = 64;

    public static TheoryData<Reduction> Poolings =>
        [.. (Reduction[])[Reduction.Max, Reduction.Min, Reduction.MaxNumber, Reduction.MinNumber, Reduction.Sum, Reduction.Average(), Reduction.Average(accumulator: Accumulator.Wide),
            Reduction.Lp(1), Reduction.Lp(2), Reduction.Lp(7), Reduction.Lp(double.PositiveInfinity), Reduction.PowerMean(3),
            Reduction.Product, Reduction.Range, Reduction.Mixed(), Reduction.Variance, Reduction.SoftPool, Reduction.LogSumExp(), Reduction.GeneralizedMean(), Reduction.GeneralizedMean(2.5),
            Reduction.Median, Reduction.Rank(0), Reduction.Stochastic(1), Reduction.StochasticExpectation]];

    [Theory]
    [MemberData(nameof(Poolings))]
    public void Every_float_that_is_not_a_number_comes_out_with_the_canonical_bits(Reduction reduction) =>
        Assert.All(
            new[] { 1, 2, 3 }.SelectMany(kernel => Pooled.By(reduction, Window.Sliding([kernel], [1]), [.. Payloads(0x7F800000, 23).Select(bits => BitConverter.UInt32BitsToSingle((uint)bits))], [1, 1, Count])),
            value => Assert.Equal(0xFFC00000, BitConverter.SingleToUInt32Bits(value)));

    [Theory]
    [MemberData(nameof(Poolings))]
    public void Every_double_that_is_not_a_number_comes_out_with_the_canonical_bits(Reduction reduction) =>
        Assert.All(
            new[] { 1, 2, 3 }.SelectMany(kernel => Pooled.By(reduction, Window.Sliding([kernel], [1]), [.. Payloads(0x7FF0000000000000, 52).Select(BitConverter.Int64BitsToDouble)], [1, 1, Count])),
            value => Assert.Equal(0xFFF8000000000000, BitConverter.DoubleToUInt64Bits(value)));

    [Theory]
    [MemberData(nameof(Poolings))]
    public void Every_half_that_is_not_a_number_comes_out_with_the_canonical_bits(Reduction reduction) =>
        Assert.All(
            new[] { 1, 2, 3 }.SelectMany(kernel => Pooled.By(reduction, Window.Sliding([kernel], [1]), [.. Payloads(0x7C00, 10).Select(bits => BitConverter.UInt16BitsToHalf((ushort)bits))], [1, 1, Count])),
            value => Assert.Equal(0xFE00, BitConverter.HalfToUInt16Bits(value)));

    /// <summary>NaNs of every kind: either sign, quiet and signalling, many payloads.</summary>
    private static IEnumerable<long> Payloads(long infinity, int mantissaBits) =>
        Enumerable.Range(0, Count).Select(i => unchecked(infinity | (((i * 7919L) % ((1L << mantissaBits) - 1)) + 1) | ((long)(i % 2) << (mantissaBits == 52 ? 63 : mantissaBits == 23 ? 31 : 15))));
}
