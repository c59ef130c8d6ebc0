namespace PoolFunctional.Bench.Benchmarks;

/// <summary>Pooling as one writes it the first time: a loop over the outputs, a loop over the taps, a test at the border. The baseline.</summary>
internal sealed class PlainLoop(NetworkLayer layer, bool channelsLast)
{
    private readonly int channelPitch = channelsLast ? 1 : layer.Extent * layer.Extent;
    private readonly int columnPitch = channelsLast ? layer.Channels : 1;
    private readonly int outputChannelPitch = channelsLast ? 1 : layer.OutputExtent * layer.OutputExtent;

    /// <summary>Outputs in the order in which they lie in memory.</summary>
    internal void Run(float[] x, float[] y)
    {
        int pixels = layer.OutputExtent * layer.OutputExtent;
        for (int outer = 0; outer < (channelsLast ? pixels : layer.Channels); outer++)
        {
            for (int inner = 0; inner < (channelsLast ? layer.Channels : pixels); inner++)
            {
                (int channel, int pixel) = channelsLast ? (inner, outer) : (outer, inner);
                (int row, int column) = int.DivRem(pixel, layer.OutputExtent);
                y[(channel * outputChannelPitch) + (pixel * columnPitch)] = layer.IsMaximum ? Maximum(x, channel, row, column) : Average(x, channel, row, column);
            }
        }
    }

    private float Maximum(float[] x, int channel, int row, int column)
    {
        float best = float.NegativeInfinity;
        for (int i = First(row); i < End(row); i++)
        {
            for (int j = First(column); j < End(column); j++) best = MathF.Max(best, At(x, channel, i, j));
        }

        return best;
    }

    private float Average(float[] x, int channel, int row, int column)
    {
        float sum = 0;
        for (int i = First(row); i < End(row); i++)
        {
            for (int j = First(column); j < End(column); j++) sum += At(x, channel, i, j);
        }

        return sum / ((End(row) - First(row)) * (End(column) - First(column)));
    }

    private float At(float[] x, int channel, int row, int column) =>
        x[(channel * channelPitch) + (((row * layer.Extent) + column) * columnPitch)];

    private int First(int output) => int.Max((output * layer.Stride) - layer.Padding, 0);

    private int End(int output) => int.Min((output * layer.Stride) - layer.Padding + layer.KernelSize, layer.Extent);
}
