using System.Numerics;
using System.Runtime.Intrinsics;
using PoolFunctional.Engine.Finishes;
using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Lifts;
using PoolFunctional.Generators;
using PoolFunctional.Properties.Geometry;
using Xunit;

namespace PoolFunctional.Properties.Numerics;

/// <summary>Lifts and finishes of whole rows against the same conversion of one value by the platform.</summary>
public sealed unsafe class RowLaws
{
    private static readonly Half[] halves = [.. Enumerable.Range(0, 1 << 16).Select(bits => BitConverter.UInt16BitsToHalf((ushort)bits))];

    [Fact]
    public void Every_half_is_lifted_to_its_float_and_its_double()
    {
        Same(halves.Select(half => (float)half), Lifted<Half, float, WideningLift<Half, float>>(halves));
        Same(halves.Select(half => (double)half), Lifted<Half, double, WideningLift<Half, double>>(halves));
    }

    [Fact]
    public void Floats_round_to_the_half_of_the_platform_around_every_half_and_every_midpoint()
    {
        IEnumerable<float> Around(float x) => [float.BitDecrement(x), x, float.BitIncrement(x)];
        float[] x = [.. Thresholds().SelectMany(value => Around((float)value)), .. Enumerable.Range(0, 1 << 16).Select(i => BitConverter.UInt32BitsToSingle(unchecked((uint)Elements.Bits(1, (ulong)i))))];
        Same(x.Select(value => Bits((Half)value)), Finished<Half, float, NarrowingQuotientFinish<Half, float>>(x, 1).Select(BitConverter.HalfToUInt16Bits));
    }

    [Fact]
    public void Doubles_round_once_to_the_half_of_the_platform_around_every_half_and_every_midpoint()
    {
        IEnumerable<double> Around(double x) => [double.BitDecrement(x), x, double.BitIncrement(x)];
        double[] x = [.. Thresholds().SelectMany(Around), .. Enumerable.Range(0, 1 << 16).Select(i => BitConverter.UInt64BitsToDouble(Elements.Bits(1, (ulong)i)))];
        Same(x.Select(value => Bits((Half)value)), Finished<Half, double, NarrowingQuotientFinish<Half, double>>(x, 1).Select(BitConverter.HalfToUInt16Bits));
    }

    [Fact]
    public void Halves_in_their_order_keep_it_and_come_back()
    {
        Half[] ordered = [.. halves.Where(half => !Half.IsNaN(half)).OrderBy(half => half).ThenByDescending(Half.IsNegative)];
        short[] places = Lifted<Half, short, HalfOrderLift>(ordered, new(short.MaxValue));
        Assert.All(places.Zip(places.Skip(1)), pair => Assert.True(pair.First < pair.Second));
        Same(ordered.Select(BitConverter.HalfToUInt16Bits), Finished<Half, short, HalfOrderFinish>(places, 1).Select(BitConverter.HalfToUInt16Bits));
    }

    [Fact]
    public void Every_16_bit_total_is_divided_to_nearest_even()
    {
        ushort[] totals = [.. Enumerable.Range(0, 1 << 16).Select(total => (ushort)total)];
        short[] signed = [.. totals.Select(total => unchecked((short)total))];
        foreach (long divisor in (long[])[1, -1, 2, 3, 4, 6, 7, 9, 25, 49, 255, 256, 257, -6, 1L << 40])
        {
            Same(totals.Select(total => Expected<byte>(total, divisor)), Finished<byte, ushort, RoundedQuotientFinish<byte, ushort>>(totals, divisor));
            Same(signed.Select(total => Expected<sbyte>(total, divisor)), Finished<sbyte, short, RoundedQuotientFinish<sbyte, short>>(signed, divisor));
        }
    }

    [Theory]
    [InlineData(4)]
    [InlineData(9)]
    [InlineData(16)]
    [InlineData(49)]
    public void Every_total_of_so_many_bytes_is_divided_to_nearest_even_without_a_division(int taps)
    {
        (int most, int mostSigned) = (taps * byte.MaxValue, taps * -sbyte.MinValue);
        ushort[] totals = [.. Enumerable.Range(0, most + 1).Select(total => (ushort)total)];
        short[] signed = [.. Enumerable.Range(-mostSigned, (2 * mostSigned) + 1).Select(total => (short)total)];
        long[] taken = [.. Enumerable.Range(1, taps).Select(divisor => (long)divisor).Where(new ShortQuotient<byte, ushort>(most).Takes)];
        Assert.Equal(Vector128.IsHardwareAccelerated ? taps - 1 : 0, taken.Length);
        Assert.All(taken, divisor => Same(totals.Select(total => Expected<byte>(total, divisor)), Finished<byte, ushort, RoundedQuotientFinish<byte, ushort>>(totals, divisor, new(most))));
        long[] takenSigned = [.. taken.Where(new ShortQuotient<sbyte, short>(mostSigned).Takes)];
        Assert.Equal(Vector128.IsHardwareAccelerated, takenSigned.Contains(2));
        Assert.All(takenSigned, divisor => Same(signed.Select(total => Expected<sbyte>(total, divisor)), Finished<sbyte, short, RoundedQuotientFinish<sbyte, short>>(signed, divisor, new(mostSigned))));
    }

    /// <summary>Totals next to every tie and every integer, as large as they may be: where a quotient rounded onto a tie would show.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(128)]
    [InlineData(1023)]
    [InlineData(-48)]
    [InlineData(8388606)]
    [InlineData(16777217)]
    public void Largest_totals_are_divided_to_nearest_even(long divisor)
    {
        int most = (int)RoundedQuotientFinish<short, int>.Limit - 1;
        int[] totals = [.. Enumerable.Range(0, 1 << 15).SelectMany(i => (int[])[most - i, i - most, i])];
        Same(totals.Select(total => Expected<short>(total, divisor)), Finished<short, int, RoundedQuotientFinish<short, int>>(totals, divisor));
        long limit = RoundedQuotientFinish<int, double>.Limit - 1;
        double[] large = [.. Enumerable.Range(0, 1 << 15).SelectMany(i => (double[])[limit - i, i - limit, (limit >> 20) - i])];
        Same(large.Select(total => Expected<int>((long)total, divisor)), Finished<int, double, RoundedQuotientFinish<int, double>>(large, divisor));
        Same(large.Select(total => Expected<uint>((long)total, divisor)), Finished<uint, double, RoundedQuotientFinish<uint, double>>(large, divisor));
    }

    [Fact]
    public void Totals_with_a_divisor_for_each_are_divided_to_nearest_even()
    {
        ushort[] shorts = [.. Enumerable.Range(0, 1 << 16).Select(total => (ushort)total)];
        int[] integers = [.. Enumerable.Range(0, 1 << 15).SelectMany(i => (int[])[(1 << 23) - 1 - i, i - (1 << 23) + 1, i])];
        double[] large = [.. Enumerable.Range(0, 1 << 15).SelectMany(i => (double[])[(1L << 52) - 1 - i, i - (1L << 52) + 1, (1L << 32) - i])];
        Each<byte, ushort, float>(shorts, total => total);
        Each<sbyte, short, float>([.. shorts.Select(total => unchecked((short)total))], total => total);
        Each<byte, int, float>(integers, total => total);
        Each<short, int, float>(integers, total => total);
        Each<int, double, double>(large, total => (long)total);
        Each<uint, double, double>(large, total => (long)total);
    }

    /// <summary>All of them, and as few as are below, at and above what registers hold.</summary>
    private static void Each<T, TTotal, TReal>(TTotal[] totals, Func<TTotal, long> value)
        where T : unmanaged, INumber<T>
        where TTotal : unmanaged, INumber<TTotal>
        where TReal : unmanaged, INumber<TReal>
    {
        long[] divisors = [1, 2, 3, 4, 6, 7, 9, 25, 49, 255, 256, 257, -6, 1023, 16777217];
        TReal[] each = [.. Enumerable.Range(0, totals.Length).Select(i => TReal.CreateSaturating(divisors[i % divisors.Length]))];
        foreach (int length in (int[])[1, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, totals.Length])
        {
            T[] y = new T[length];
            fixed (TTotal* source = totals)
            fixed (TReal* by = each)
            fixed (T* target = y) default(RoundedQuotientFinish<T, TTotal>).Row(source, length, DivisorTable<TReal>.Of(Ones)!, by, target);
            Same(Enumerable.Range(0, length).Select(i => Expected<T>(value(totals[i]), divisors[i % divisors.Length])), y);
        }
    }

    /// <summary>Any geometry will do, for its table is not looked into.</summary>
    private static FoldGeometry Ones => new(DrawnPlans.All.First(plan => plan.Output.Elements > 0), new(false), sizeof(float));

    private static void Same<T>(IEnumerable<T> expected, IEnumerable<T> actual)
        where T : unmanaged, IEquatable<T> => Assert.Equal(expected.ToArray(), actual.ToArray());

    private static T Expected<T>(long total, long divisor)
        where T : INumber<T>
    {
        if (divisor < 0) (total, divisor) = (-total, -divisor);
        (long quotient, long rest) = long.DivRem(total, divisor);
        if (rest < 0) (quotient, rest) = (quotient - 1, rest + divisor);
        return T.CreateSaturating(rest > divisor - rest || (rest == divisor - rest && long.IsOddInteger(quotient)) ? quotient + 1 : quotient);
    }

    /// <summary>Every finite Half, the middle between it and the next, both signs; and what lies beyond them.</summary>
    private static IEnumerable<double> Thresholds() =>
        halves.Where(half => Half.IsFinite(half) && !Half.IsNegative(half))
            .SelectMany(half => (double[])[(double)half, ((double)half + (half == Half.MaxValue ? 65536 : (double)Half.BitIncrement(half))) / 2])
            .Concat([65536, 1e30, double.PositiveInfinity, double.NaN, float.Epsilon])
            .SelectMany(value => (double[])[value, -value]);

    private static ushort Bits(Half value) => BitConverter.HalfToUInt16Bits(Half.IsNaN(value) ? Half.NaN : value);

    private static TTotal[] Lifted<T, TTotal, TLift>(T[] x, TLift lift = default)
        where T : unmanaged
        where TTotal : unmanaged
        where TLift : struct, ILift<T, TTotal>
    {
        TTotal[] totals = new TTotal[x.Length];
        fixed (T* source = x)
        fixed (TTotal* target = totals) lift.Row(source, x.Length, target);
        return totals;
    }

    private static T[] Finished<T, TTotal, TFinish>(TTotal[] totals, long divisor, TFinish finish = default)
        where T : unmanaged
        where TTotal : unmanaged
        where TFinish : struct, IFinish<T, TTotal>
    {
        T[] y = new T[totals.Length];
        fixed (TTotal* source = totals)
        fixed (T* target = y) finish.Row(source, totals.Length, divisor, target);
        return y;
    }
}
