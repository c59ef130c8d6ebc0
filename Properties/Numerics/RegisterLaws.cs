using PoolFunctional.Engine.Kernels;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Generators;
using PoolFunctional.Numerics;
using PoolFunctional.Reductions;
using Xunit;

namespace PoolFunctional.Properties.Numerics;

/// <summary>The sequences that Core writes once give the bits of one double in every lane of a register, of a pair of registers, and of those of 512 bits.</summary>
public sealed unsafe class RegisterLaws
{
    private static readonly double[] edges =
        [0, -0.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, -double.Epsilon, double.MaxValue, double.MinValue, 1, -1, 709.9, -745.2, 2.2e-308, 1e-310, 0.5];

    [Fact]
    public void Exponential_logarithm_and_power_have_the_same_bits_in_registers()
    {
        double[] taps = [.. edges, .. Drawn(1).Select(bits => BitConverter.UInt64BitsToDouble(bits)), .. Drawn(2).Select(bits => ((bits >> 11) / 6.0e12) - 750)];
        double[] exponents = [.. Drawn(3).Select(bits => (bits >> 11) / 9.0e14), .. Drawn(4).Select(bits => (bits >> 11) / 9.0e14), .. edges.Select(_ => 2.5)];
        (long[] First, long[] Second) alone = Run<Real>(taps, exponents);
        Assert.Equal(alone, Run<RealVector>(taps, exponents), Same);
        Assert.Equal(alone, Run<RealPair>(taps, exponents), Same);
        Assert.Equal(alone, Run<RealVector512>(taps, exponents), Same);
        Assert.Equal(alone, Run<RealPair512>(taps, exponents), Same);
    }

    private static bool Same((long[] First, long[] Second) left, (long[] First, long[] Second) right) => left.First.SequenceEqual(right.First) && left.Second.SequenceEqual(right.Second);

    private static IEnumerable<ulong> Drawn(ulong stream) => Enumerable.Range(0, 16_000).Select(i => Elements.Bits(stream, (ulong)i));

    private static (long[] First, long[] Second) Run<TReal>(double[] taps, double[] exponents)
        where TReal : unmanaged, IReal<TReal>
    {
        double[] first = new double[taps.Length];
        double[] second = new double[taps.Length];
        fixed (double* from = taps, by = exponents, one = first, two = second) RealKernel<TReal>.Lift<Functions>(default, from, by, one, two, taps.Length);
        return ([.. first.Select(Bits)], [.. second.Select(Bits)]);
    }

    private static long Bits(double value) => BitConverter.DoubleToInt64Bits(double.IsNaN(value) ? double.NaN : value);

    /// <summary>eˣ, and ln x + x^y.</summary>
    private readonly struct Functions : IGuidedSums
    {
        public static bool IsGuidedByMaximum => true;

        public static bool HasTwoSums => true;

        TReal IGuidedSums.Guide<TReal>(TReal total, TReal count) => total;

        TReal IGuidedSums.First<TReal>(TReal tap, TReal guide) => Exponential.Of(tap);

        TReal IGuidedSums.Second<TReal>(TReal tap, TReal guide, TReal first) => Logarithm.Of(tap) + Power.Raise(TReal.And(tap, long.MaxValue), guide);
    }
}
