using PoolFunctional.Properties.Memory;
using Xunit;

namespace PoolFunctional.Properties.Agreement;

/// <summary>Rows so long that they are worked on in several blocks, whose results go straight from registers to their places: channels last, which knows no such rows, has the same bits.</summary>
public sealed class LongRowLaws
{
    public static TheoryData<Reduction> Reductions => [Reduction.Max, Reduction.Min, Reduction.Sum, Reduction.Average(), Reduction.Average(Divisor.FullWindow)];

    [Theory]
    [MemberData(nameof(Reductions))]
    public void Rows_in_several_blocks_have_the_bits_of_whole_ones(Reduction reduction)
    {
        (int channels, int height, int width) = (2, 12, 4_500);
        float[] x = [.. Enumerable.Range(0, channels * height * width).Select(i => ((i * 7919 % 1013) - 500) / 9f)];
        float[] last = [.. Enumerable.Range(0, x.Length).Select(i => x[(i % channels * height * width) + (i / channels)])];
        foreach (int kernel in (int[])[5, 7, 9, 17, 40])
        {
            Window window = Window.Square(kernel, axes: 2, stride: 1, padding: kernel / 2);
            foreach (int threads in (int[])[1, 2])
            {
                PoolOptions options = new() { MaxDegreeOfParallelism = threads, BytesWorthAThread = 1 };
                float[] first = Pooled(reduction, window, [1, channels, height, width], options, x);
                float[] other = Pooled(reduction, window, [1, height, width, channels], options with { Layout = Layout.ChannelsLast }, last);
                int outputs = first.Length / channels;
                float[] turned = [.. Enumerable.Range(0, other.Length).Select(i => other[(i % outputs * channels) + (i / outputs)])];
                int same = Bits.Same<float>(first, turned);
                Assert.True(same == first.Length, $"{reduction}, {kernel} taps, {threads} threads, output {same}");
            }
        }
    }

    private static float[] Pooled(Reduction reduction, Window window, nint[] shape, PoolOptions options, float[] x)
    {
        PoolPlan<float> plan = Pool.Compile<float>(reduction, window, shape, options);
        float[] y = new float[plan.OutputLength];
        plan.Run(x, y);
        return y;
    }
}
