using System.Numerics;
using System.Runtime.Intrinsics;
using PoolFunctional.Properties.Memory;
using Xunit;

namespace PoolFunctional.Properties.Gradients;

/// <summary>Gradients of averages over windows that do not overlap, where every input has the quotient of the one output that sees it, or 0, and over windows that overlap a little; for rows and channels of every length around the registers'.</summary>
public sealed class ApartAgreement
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(8)]
    public void Rows_of_every_width_get_the_quotients_of_the_definition(int size)
    {
        for (int width = size; width <= 90; width += width is > 40 and < 80 ? 5 : 1)
        {
            foreach (int stride in (int[])[size, size + 1])
            {
                Same<float>(Window.Square(size, axes: 2, stride), (size, stride), [5, 4, (2 * size) + (width % 3), width]);
                if (width % 3 == 0) Same<double>(Window.Square(size, axes: 2, stride), (size, stride), [2, 3, size + 1, width]);
                Same<float>(Window.Square(size, axes: 1, stride), (size, stride), [1, 37, 1, width]);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(16)]
    [InlineData(23)]
    [InlineData(40)]
    public void Channels_beside_each_other_get_the_quotients_of_the_definition(int channels)
    {
        for (int size = 1; size <= 5; size++)
        {
            for (int width = size; width <= 21; width += 1 + (width / 8))
            {
                foreach (int stride in (int[])[size, size + 1])
                {
                    Same<float>(Window.Square(size, axes: 2, stride), (size, stride), [2, channels, (2 * size) + (width % 3), width], Layout.ChannelsLast);
                    Same<double>(Window.Square(size, axes: 2, stride), (size, stride), [1, channels, size + 2, width], Layout.ChannelsLast);
                }
            }
        }
    }

    /// <summary>Up to sixteen registers, planes are written several together; a row of more than a quarter of a megabyte is worked on by itself.</summary>
    [Fact]
    public void Planes_that_one_output_fills_have_its_quotient()
    {
        for (int extent = 1; extent <= 18; extent++)
        {
            Same<float>(Window.Global, (extent, extent), [1, 35, extent, extent]);
            Same<double>(Window.Global, (extent, extent), [3, 5, extent, extent]);
            Same<float>(Window.Global, (extent, extent), [2, 35, extent, extent], Layout.ChannelsLast);
        }

        Same<float>(Window.Square(2, axes: 2, stride: 2), (2, 2), [1, 512, 4, 200], Layout.ChannelsLast);
    }

    /// <summary>Windows of two of which the first begins before the input, and one that reaches behind what is padded: elements that each have an output of their own, but not one divisor.</summary>
    [Theory]
    [InlineData(Layout.ChannelsFirst)]
    [InlineData(Layout.ChannelsLast)]
    public void Elements_with_outputs_of_their_own_have_their_own_divisors(Layout layout)
    {
        Window window = Window.Sliding([2], stride: [2], padding: Padding.Explicit([1], [0]), rounding: Rounding.Ceiling);
        bool isLast = layout == Layout.ChannelsLast;
        PoolPlan<float> plan = Pool.Compile<float>(Reduction.Average(Divisor.DeclaredPadding), window, isLast ? [1, 2, 3] : [1, 3, 2], new() { Layout = layout });
        float[] gradient = new float[6];
        plan.Backward([2f, 2, 2, 2, 2, 2], default(ReadOnlySpan<float>), gradient);
        Assert.Equal("spread", plan.Gradient().Name);
        Assert.Equal(isLast ? [1, 1, 1, 2, 2, 2] : [1, 2, 1, 2, 1, 2], gradient);
    }

    /// <summary>Rows and places that no window sees, sums that nothing divides, padding; and axes that one output sees whole, which are left out of the sum.</summary>
    [Theory]
    [InlineData(16)]
    [InlineData(23)]
    public void Channels_beside_each_other_get_what_planes_get(int channels)
    {
        (Window Window, nint[] Extents, string Name)[] cases =
        [
            (Window.Square(3, axes: 2, stride: 2), [8, 10], "paired"),
            (Window.Square(3, axes: 2, stride: 2, padding: 1), [7, 8], "paired"),
            (Window.Square(2, axes: 2, stride: 3, padding: 1), [7, 9], "spread"),
            (Window.Square(2, axes: 3, stride: 2, padding: 1), [3, 5, 4], "spread"),
            (Window.Sliding([3, 5], stride: [1, 5]), [6, 5], "direct single"),
        ];
        foreach ((Window window, nint[] extents, string name) in cases)
        {
            foreach (Reduction reduction in (Reduction[])[Reduction.Sum, Reduction.Average(), Reduction.Average(Divisor.DeclaredPadding), Reduction.Average(Divisor.DeclaredPadding, Accumulator.Wide)])
            {
                Alike<float>(reduction, window, extents, channels, reduction == Reduction.Average() ? name : null);
                Alike<Half>(reduction, window, extents, channels, null);
                Alike<double>(reduction, window, extents, channels, null);
            }
        }
    }

    private static void Alike<T>(Reduction reduction, Window window, nint[] extents, int channels, string? name)
        where T : unmanaged, INumber<T>
    {
        int elements = (int)extents.Aggregate((nint)1, (product, extent) => product * extent);
        PoolPlan<T> last = Pool.Compile<T>(reduction, window, [2, .. extents, channels], new() { Layout = Layout.ChannelsLast, MaxDegreeOfParallelism = 2, BytesWorthAThread = 1 });
        PoolPlan<T> plane = Pool.Compile<T>(reduction, window, [1, 1, .. extents]);
        int outputs = (int)plane.OutputLength;
        T[] incoming = [.. Enumerable.Range(0, 2 * outputs * channels).Select(i => i % 701 == 700 ? T.CreateChecked(BitConverter.Int64BitsToDouble(0x7FF8_1234_6000_0000)) : T.CreateChecked(((i * 31 % 11) - 5) / 7.0))];
        T[] gradient = [.. Enumerable.Repeat(T.One, 2 * elements * channels)];
        last.Backward(incoming, default(ReadOnlySpan<T>), gradient);
        if (name is not null && Vector512.IsHardwareAccelerated) Assert.Equal(name, last.Gradient().Name);
        for (int own = 0; own < 2 * channels; own++)
        {
            (int item, int channel) = int.DivRem(own, channels);
            T[] expected = [.. Enumerable.Repeat(T.One, elements)];
            plane.Backward([.. Enumerable.Range(0, outputs).Select(at => incoming[(((item * outputs) + at) * channels) + channel])], default(ReadOnlySpan<T>), expected);
            T[] actual = [.. Enumerable.Range(0, elements).Select(at => gradient[(((item * elements) + at) * channels) + channel])];
            Bits.AssertSame<T>(expected, actual, $"{typeof(T).Name}, {reduction}, {window}, channel {channel} of {channels}, {last.Gradient().Name}");
        }
    }

    /// <summary>Windows that share a row or a column with their neighbours: of the quotients that an input gets, two at most down and two along, those of a column are added first.</summary>
    [Theory]
    [InlineData(16)]
    [InlineData(23)]
    [InlineData(40)]
    public void Inputs_that_two_windows_see_get_the_sums_of_the_definition(int channels)
    {
        for (int height = 1; height <= 13; height += 2)
        {
            for (int width = 2; width <= 15; width++)
            {
                (int high, int wide) = ((height / 2) + 1, int.Max(1, width * 3 / 5));
                Shared<float>([2, height, width, channels], high, wide);
                Shared<double>([1, height, width, channels], high, wide);
            }
        }

        // Rows of inputs in more than one unit.
        Shared<float>([1, 40, 29, 16 * channels], 11, 12);
    }

    private static void Shared<T>(nint[] shape, int high, int wide)
        where T : unmanaged, INumber<T>
    {
        (int batch, int height, int width, int channels) = ((int)shape[0], (int)shape[1], (int)shape[2], (int)shape[3]);
        T[] incoming = [.. Enumerable.Range(0, batch * channels * high * wide).Select(i => i % 901 == 900 ? T.CreateChecked(BitConverter.Int64BitsToDouble(0x7FF8_1234_6000_0000)) : T.CreateChecked(((i * 31 % 11) - 5) / 7.0))];
        T[] expected = new T[batch * height * width * channels];
        for (int at = 0; at < expected.Length; at++)
        {
            (int item, int row, int column, int channel) = (at / channels / width / height, at / channels / width % height, at / channels % width, at % channels);
            T[] columns = [.. Seeing(column, width, wide).Select(x => Seeing(row, height, high).Select(y => incoming[(((((item * high) + y) * wide) + x) * channels) + channel] / T.CreateChecked(Length(y, height, high) * Length(x, width, wide))).Aggregate((left, right) => left + right))];
            T sum = columns.Aggregate((left, right) => left + right);
            expected[at] = T.IsNaN(sum) ? T.CreateChecked(double.NaN) : sum;
        }

        foreach (int threads in (int[])[1, 2])
        {
            PoolPlan<T> plan = Pool.Compile<T>(Reduction.Average(), Window.Adaptive(high, wide), shape, new() { Layout = Layout.ChannelsLast, MaxDegreeOfParallelism = threads, BytesWorthAThread = 1 });
            T[] gradient = [.. Enumerable.Repeat(T.One, expected.Length)];
            plan.Backward(incoming, default(ReadOnlySpan<T>), gradient);
            Bits.AssertSame<T>(expected, gradient, $"{typeof(T).Name}, {high}×{wide} of {string.Join('×', shape)}, {threads} threads, {plan.Gradient().Name}");
        }
    }

    /// <summary>The adaptive windows that see a place: window o begins at ⌊o·n/m⌋ and ends before ⌈(o + 1)·n/m⌉.</summary>
    private static IEnumerable<int> Seeing(int place, int extent, int outputs) => Enumerable.Range(0, outputs).Where(output => output * extent / outputs <= place && place < End(output, extent, outputs));

    private static int Length(int output, int extent, int outputs) => End(output, extent, outputs) - (output * extent / outputs);

    private static int End(int output, int extent, int outputs) => (((output + 1) * extent) + outputs - 1) / outputs;

    private static void Same<T>(Window window, (int Size, int Stride) along, nint[] shape, Layout layout = Layout.ChannelsFirst)
        where T : unmanaged, INumber<T>
    {
        (int batch, int channels, int height, int width) = ((int)shape[0], (int)shape[1], (int)shape[2], (int)shape[3]);
        bool isLine = height == 1 && along.Size > 1;
        bool isLast = layout == Layout.ChannelsLast;
        (int high, int wide) = (isLine || along.Size == height ? 1 : ((height - along.Size) / along.Stride) + 1, ((width - along.Size) / along.Stride) + 1);
        nint[] own = isLast ? [batch, height, width, channels] : isLine ? [batch, channels, width] : shape;
        if (window is not Window.GlobalWindow && height == 1 && along.Size == 1 && !isLast) (own, isLine) = ([batch, channels, width], true);
        T[] incoming = [.. Enumerable.Range(0, batch * channels * high * wide).Select(i => i % 301 == 300 ? T.CreateChecked(BitConverter.Int64BitsToDouble(0x7FF8_1234_6000_0000)) : T.CreateChecked(((i * 31 % 11) - 5) / 7.0))];
        T count = T.CreateChecked(isLine ? along.Size : along.Size * along.Size);
        T[] expected = new T[batch * channels * height * width];
        for (int at = 0; at < expected.Length; at++)
        {
            (int item, int channel, int row, int column) = isLast
                ? (at / channels / width / height, at % channels, at / channels / width % height, at / channels % width)
                : (at / width / height / channels, at / width / height % channels, at / width % height, at % width);
            (int r, int c) = (isLine ? 0 : row / along.Stride, column / along.Stride);
            if (r >= high || c >= wide || (!isLine && row % along.Stride >= along.Size) || column % along.Stride >= along.Size) continue;
            T quotient = incoming[isLast ? (((((item * high) + r) * wide) + c) * channels) + channel : (((((item * channels) + channel) * high) + r) * wide) + c] / count;
            expected[at] = T.IsNaN(quotient) ? T.CreateChecked(double.NaN) : quotient;
        }

        foreach (int threads in (int[])[1, 2])
        {
            PoolPlan<T> plan = Pool.Compile<T>(Reduction.Average(), window, own, new() { Layout = layout, MaxDegreeOfParallelism = threads, BytesWorthAThread = 1 });
            T[] gradient = new T[expected.Length];
            Array.Fill(gradient, T.One);
            plan.Backward(incoming, default(ReadOnlySpan<T>), gradient);
            Bits.AssertSame<T>(expected, gradient, $"{typeof(T).Name}, {window}, {string.Join('×', own)}, {layout}, {threads} threads, {plan.Gradient().Name}");
        }
    }
}
