using System.Numerics;
using FsCheck.Xunit;
using Xunit;

namespace PoolFunctional.Properties.Laws;

[Properties(Arbitrary = [typeof(PlaneGenerators)], MaxTest = 200)]
public sealed class ProductLaws
{
    private static readonly Window Whole = Window.Global;

    [Property]
    public void Product_of_ones_is_one(Plane plane) =>
        Assert.All(Pooled.By(Reduction.Product, plane.Window, [.. plane.Floats.Select(_ => 1f)], plane.Shape), value => Assert.Equal(1, value));

    [Property]
    public void Product_of_powers_of_two_adds_their_exponents(Plane plane) =>
        Assert.Equal(
            Pooled.By(Reduction.Sum, plane.Window, [.. plane.Longs.Select(value => value % 3)], plane.Shape).Select(sum => double.Exp2(sum)),
            Pooled.By(Reduction.Product, plane.Window, [.. plane.Longs.Select(value => double.Exp2(value % 3))], plane.Shape));

    [Property]
    public void Product_of_integers_is_the_exact_one_saturated(Plane plane)
    {
        long[] x = plane.Longs;
        BigInteger exact = x.Aggregate(BigInteger.One, (product, value) => product * value);
        Assert.Equal([Saturated<long>(exact)], Pooled.By(Reduction.Product, Whole, x, plane.Shape));
        Assert.Equal([Saturated<int>(exact)], Pooled.By(Reduction.Product, Whole, [.. x.Select(value => (int)value)], plane.Shape));
        Assert.Equal([Saturated<short>(exact)], Pooled.By(Reduction.Product, Whole, [.. x.Select(value => (short)value)], plane.Shape));
        Assert.Equal([Saturated<sbyte>(exact)], Pooled.By(Reduction.Product, Whole, [.. x.Select(value => (sbyte)value)], plane.Shape));
        Assert.Equal([Saturated<ulong>(BigInteger.Abs(exact))], Pooled.By(Reduction.Product, Whole, [.. x.Select(value => (ulong)long.Abs(value))], plane.Shape));
        Assert.Equal([Saturated<byte>(BigInteger.Abs(exact))], Pooled.By(Reduction.Product, Whole, [.. x.Select(value => (byte)long.Abs(value))], plane.Shape));
    }

    [Theory]
    [InlineData(new long[] { long.MinValue, -1 }, long.MaxValue)]
    [InlineData(new long[] { long.MaxValue, long.MaxValue, 0 }, 0)]
    [InlineData(new long[] { 1L << 32, -(1L << 31) }, long.MinValue)]
    [InlineData(new long[] { 3037000500, 3037000500 }, long.MaxValue)]
    [InlineData(new long[] { 3037000499, 3037000499 }, 9223372030926249001)]
    public void Product_of_64_bit_integers_is_the_hand_worked_one(long[] x, long expected) => Assert.Equal([expected], Pooled.By(Reduction.Product, Whole, x, [1, 1, x.Length]));

    [Fact]
    public void Product_folds_three_taps_from_the_left() =>
        Assert.Equal([(0.1f * 0.3f) * 0.7f], Pooled.By(Reduction.Product, Whole, [0.1f, 0.3f, 0.7f], [1, 1, 3]));

    [Fact]
    public void Product_over_a_window_that_sees_nothing_is_one() =>
        Assert.Equal([1f, 7, 1], Pooled.By(Reduction.Product, Window.Sliding([1], [1], Padding.Symmetric(1)), [7f], [1, 1, 1]));

    private static T Saturated<T>(BigInteger value)
        where T : INumber<T> => T.CreateSaturating(value);
}
