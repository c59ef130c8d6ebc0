using System.Numerics;
using PoolFunctional.Properties.Memory;
using Xunit;

namespace PoolFunctional.Properties.Gradients;

/// <summary>Gradients of averages over windows that do not overlap: every input has the quotient of the one output that sees it, or 0, for rows and channels of every length around the registers'.</summary>
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
