using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Reducers;
using PoolFunctional.Generators;
using PoolFunctional.Reductions;
using Xunit;

namespace PoolFunctional.Properties.Numerics;

/// <summary>Lanes of totals that are two numbers each add as the totals do, one by one, and read and write memory in its order.</summary>
public sealed unsafe class LaneLaws
{
    private const int Totals = 4096;

    [Fact]
    public void Double_doubles_add_in_lanes_as_they_do_alone()
    {
        double[] edges = [0.0, -0.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.MaxValue, double.MinValue, double.Epsilon, 1e300, 1, -1, 3, 1e-300, 1e16];
        DoubleDouble[] Row(int seed) => [.. Enumerable.Range(0, Totals).Select(i => Total(seed, i))];
        DoubleDouble Total(int seed, int i)
        {
            ulong bits = Draw(seed, i);
            double value = bits % 4 == 0 ? edges[(int)((bits >> 8) % (ulong)edges.Length)] : double.CreateTruncating(Signed(bits)) * double.Exp2((int)(bits % 128) - 64);
            return bits % 3 == 0 ? DoubleDouble.Of(value) : DoubleDouble.Add(DoubleDouble.Of(value), DoubleDouble.Of(double.CreateTruncating(Signed(Draw(seed + 2, i)))));
        }

        Check<LanesDoubleDouble, DoubleDouble>(Row(1), Row(2), DoubleDouble.Add, Bits);
        Check<OneDoubleDouble, DoubleDouble>(Row(1), Row(2), DoubleDouble.Add, Bits);
    }

    [Fact]
    public void Sums_of_64_bit_integers_add_in_lanes_as_they_do_alone()
    {
        WideSum[] Row(int seed) => [.. Enumerable.Range(0, Totals).Select(i => new WideSum(Signed(Draw(seed, i)) >> 2, Signed(Draw(seed + 2, i)) >> 2))];
        WideSum Sum(WideSum left, WideSum right) => new(left.Low + right.Low, left.High + right.High);
        Check<LanesWide, WideSum>(Row(1), Row(2), Sum, sum => (sum.Low, sum.High));
        Check<OneWide, WideSum>(Row(1), Row(2), Sum, sum => (sum.Low, sum.High));
    }

    /// <summary>The bits of both halves, all NaNs alike: which one's payload an addition keeps is not observable.</summary>
    private static (long, long) Bits(DoubleDouble total) => (Bits(total.Low), Bits(total.High));

    private static long Bits(double value) => BitConverter.DoubleToInt64Bits(double.IsNaN(value) ? double.NaN : value);

    private static ulong Draw(int seed, int i) => Elements.Bits((ulong)seed, (ulong)i);

    private static long Signed(ulong bits) => unchecked((long)bits);

    private static void Check<TLanes, TTotal>(TTotal[] left, TTotal[] right, Func<TTotal, TTotal, TTotal> add, Func<TTotal, (long Low, long High)> bits)
        where TLanes : struct, ILanes<TLanes, TTotal>
        where TTotal : unmanaged
    {
        TTotal[] dense = new TTotal[Totals];
        TTotal[] halves = new TTotal[Totals];
        fixed (TTotal* a = left, b = right, toDense = dense, toHalves = halves)
        {
            for (int i = 0; i < Totals; i += TLanes.Count) TLanes.Store(TLanes.Add(TLanes.Load(a + i), TLanes.Load(b + i)), toDense + i);
            for (int i = 0; i < Totals / 2; i += TLanes.Count)
            {
                TLanes evens = TLanes.Even(TLanes.Load(a + (2 * i)), TLanes.Load(a + (2 * i) + TLanes.Count));
                TLanes odds = TLanes.Odd(TLanes.Load(b + (2 * i)), TLanes.Load(b + (2 * i) + TLanes.Count));
                TLanes.Store(TLanes.Add(evens, odds), toHalves + i);
            }
        }

        Assert.Equal(Enumerable.Range(0, Totals).Select(i => bits(add(left[i], right[i]))), dense.Select(bits));
        Assert.Equal(Enumerable.Range(0, Totals / 2).Select(i => bits(add(left[2 * i], right[(2 * i) + 1]))), halves.Take(Totals / 2).Select(bits));
    }
}
