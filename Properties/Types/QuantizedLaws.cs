using Xunit;

namespace PoolFunctional.Properties.Types;

public sealed class QuantizedLaws
{
    private static readonly Window Three = Window.Sliding([3], [1], Padding.Symmetric(1));

    /// <summary>Zero point 10, 15 the only one of four counted taps: 10 + round(5/4), in ONNX Runtime's QLinearAveragePool and in PyTorch.</summary>
    [Fact]
    public void Padding_that_counts_is_the_zero_point() => Assert.Equal(
        [11],
        Pooled.By<byte>(Reduction.QuantizedAverage(Quantization.Of(0.1, 10), divisor: Divisor.DeclaredPadding), Window.Sliding([2, 2], [2, 2], Padding.Explicit([1, 1], [0, 0])), [15], [1, 1, 1, 1]));

    [Theory]
    [InlineData(0, 1, 0)]
    [InlineData(1, 2, 2)]
    [InlineData(2, 3, 2)]
    public void Ties_go_to_the_even_distance_from_the_zero_point(int left, int right, int distance)
    {
        foreach (long zero in (long[])[0, 7, 100])
            Assert.Equal([(byte)(zero + distance)], Pooled.By<byte>(Reduction.QuantizedAverage(Quantization.Of(0.3, zero)), Window.Global, [(byte)(zero + left), (byte)(zero + right)], [1, 1, 2]));
    }

    /// <summary>What the real numbers 0.5·(12 − 10) = 1 and 0.5·(16 − 10) = 3 average to is 2, which is 8 quarters beyond −3.</summary>
    [Fact]
    public void Average_in_another_quantisation_is_that_of_the_real_numbers() =>
        Assert.Equal([5], Pooled.By<sbyte>(Reduction.QuantizedAverage(Quantization.Of(0.5, 10), Quantization.Of(0.25, -3)), Window.Global, [12, 16], [1, 1, 2]));

    [Fact]
    public void What_lies_beyond_the_type_saturates()
    {
        Assert.Equal([255], Pooled.By<byte>(Reduction.QuantizedAverage(Quantization.Of(100), Quantization.Of(0.001)), Window.Global, [1], [1, 1, 1]));
        Assert.Equal([-128], Pooled.By<sbyte>(Reduction.QuantizedMin(Quantization.Of(100), Quantization.Of(0.001)), Window.Global, [-1, 1], [1, 1, 2]));
        Assert.Equal([255], Pooled.By<byte>(Reduction.QuantizedAverage(Quantization.Of(1, 255)), Window.Global, [255, 255], [1, 1, 2]));
    }

    [Fact]
    public void Scale_that_is_missing_is_one_and_that_of_the_results_is_that_of_the_elements()
    {
        Quantization half = Quantization.Of(0.5);
        Assert.Equal(Reduction.QuantizedAverage(Quantization.Identity, Quantization.Identity, Divisor.InBounds), Reduction.QuantizedAverage(null!));
        Assert.Equal(Reduction.QuantizedMax(Quantization.Identity, Quantization.Identity), Reduction.QuantizedMax(null!));
        Assert.Equal(Reduction.QuantizedMin(Quantization.Identity, Quantization.Identity), Reduction.QuantizedMin(null!));
        Assert.Equal(Reduction.QuantizedAverage(half, half, Divisor.FullWindow), Reduction.QuantizedAverage(half, divisor: Divisor.FullWindow));
        Assert.Equal(Reduction.QuantizedMax(half, half), Reduction.QuantizedMax(half));
        Assert.Equal(Reduction.QuantizedMin(half, half), Reduction.QuantizedMin(half));
        Assert.NotEqual(Reduction.QuantizedMax(half), Reduction.QuantizedMax(half, Quantization.Identity));
    }

    [Property]
    public void Average_of_integers_that_stand_for_themselves_is_the_average(short[] drawn, byte zero)
    {
        short[] x = [1, .. drawn];
        Assert.Equal(
            Pooled.By(Reduction.Average(), Three, x, [1, 1, x.Length]),
            Pooled.By(Reduction.QuantizedAverage(Quantization.Identity), Three, x, [1, 1, x.Length]));
        short[] moved = [.. x.Select(value => (short)((value / 4) + zero))];
        Assert.Equal(
            Pooled.By(Reduction.Average(), Three, [.. x.Select(value => (short)(value / 4))], [1, 1, x.Length]).Select(value => (short)(value + zero)),
            Pooled.By(Reduction.QuantizedAverage(Quantization.Of(0.37, zero)), Three, moved, [1, 1, x.Length]));
    }

    /// <summary>Requantising keeps order, so it may be done before the maximum or after it.</summary>
    [Property]
    public void Maximum_and_minimum_commute_with_quantisation(sbyte[] drawn, sbyte from, sbyte to, byte scale)
    {
        sbyte[] x = [from, .. drawn];
        (Quantization input, Quantization output) = (Quantization.Of(0.7, from), Quantization.Of((scale + 1) / 40.0, to));
        sbyte[] quantised = Pooled.By(Reduction.QuantizedMax(input, output), Window.Sliding([1]), x, [1, 1, x.Length]);
        Assert.Equal(Pooled.By(Reduction.Max, Three, quantised, [1, 1, x.Length]), Pooled.By(Reduction.QuantizedMax(input, output), Three, x, [1, 1, x.Length]));
        Assert.Equal(Pooled.By(Reduction.Min, Three, quantised, [1, 1, x.Length]), Pooled.By(Reduction.QuantizedMin(input, output), Three, x, [1, 1, x.Length]));
        Assert.Equal(Pooled.By(Reduction.Max, Three, x, [1, 1, x.Length]), Pooled.By(Reduction.QuantizedMax(input), Three, x, [1, 1, x.Length]));
    }

    /// <summary>Every element of every 8-bit type, by the formula worked out here.</summary>
    [Theory]
    [InlineData(0.02, 3, 0.05, 128)]
    [InlineData(1.0, 255, 3.0, 0)]
    public void Requantised_elements_are_those_of_the_formula(double scale, int zero, double outputScale, int outputZero)
    {
        byte[] x = [.. Enumerable.Range(0, 256).Select(i => (byte)i)];
        double ratio = scale / outputScale;
        byte[] expected = [.. x.Select(value => (byte)double.Clamp(outputZero + double.Round((value - zero) * ratio), 0, 255))];
        Assert.Equal(expected, Pooled.By(Reduction.QuantizedMax(Quantization.Of(scale, zero), Quantization.Of(outputScale, outputZero)), Window.Sliding([1]), x, [1, 1, 256]));
    }

    [Fact]
    public void Window_without_a_tap_gives_the_zero_point_or_the_end_of_the_type()
    {
        Window beside = Window.Sliding([1], [2], Padding.Explicit([1], [0]));
        Assert.Equal([9], Pooled.By<byte>(Reduction.QuantizedAverage(Quantization.Of(1, 3), Quantization.Of(1, 9)), beside, [77], [1, 1, 1]));
        Assert.Equal([0], Pooled.By<byte>(Reduction.QuantizedMax(Quantization.Of(1, 3), Quantization.Of(2, 9)), beside, [77], [1, 1, 1]));
        Assert.Equal([255], Pooled.By<byte>(Reduction.QuantizedMin(Quantization.Of(1, 3), Quantization.Of(2, 9)), beside, [77], [1, 1, 1]));
    }
}
