using PoolFunctional.Bench.Checks;
using PoolFunctional.Bench.Suites;

namespace PoolFunctional.Bench.Benchmarks;

/// <summary>Pooling as one writes it the first time: a loop over the outputs, a loop over the taps, borders cut off. The baseline.</summary>
internal sealed class PlainLoop
{
    private const int MostAxes = 3;
    private readonly Axis[] axes;
    private readonly bool isMaximum;
    private readonly int batches;
    private readonly int channels;
    private readonly int pixels;
    private readonly int outputPixels;
    private readonly bool channelsLast;

    internal PlainLoop(PoolingCase pooling, bool channelsLast)
    {
        Plan plane = SampledDefinition.PlanOfPlane(pooling);
        bool countsPadding = pooling.Reduction is Reduction.AverageReduction { Divisor: Divisor.DeclaredPaddingDivisor };
        axes = [.. Enumerable.Repeat(Axis.None, MostAxes - plane.Axes.Count), .. plane.Axes.Select(axis => Axis.Of(axis, countsPadding))];
        isMaximum = pooling.Reduction is Reduction.MaxReduction;
        (batches, channels) = ((int)pooling.Shape[0], (int)pooling.Shape[1]);
        (pixels, outputPixels) = ((int)plane.Input.PlaneElements, (int)plane.Output.PlaneElements);
        this.channelsLast = channelsLast;
    }

    /// <summary>Outputs in the order in which they lie in memory.</summary>
    internal void Run(float[] x, float[] y)
    {
        for (int batch = 0; batch < batches; batch++)
        {
            for (int outer = 0; outer < (channelsLast ? outputPixels : channels); outer++)
            {
                for (int inner = 0; inner < (channelsLast ? channels : outputPixels); inner++)
                {
                    (int channel, int output) = channelsLast ? (inner, outer) : (outer, inner);
                    y[At(batch, channel, output, outputPixels)] = isMaximum ? Maximum(x, batch, channel, output) : Average(x, batch, channel, output);
                }
            }
        }
    }

    private float Maximum(float[] x, int batch, int channel, int output)
    {
        (int k, int i, int j) = Position(output);
        float best = float.NegativeInfinity;
        for (int depth = axes[0].First[k]; depth < axes[0].End[k]; depth++)
        {
            for (int row = axes[1].First[i]; row < axes[1].End[i]; row++)
            {
                for (int column = axes[2].First[j]; column < axes[2].End[j]; column++) best = MathF.Max(best, x[At(batch, channel, Pixel(depth, row, column), pixels)]);
            }
        }

        return best;
    }

    private float Average(float[] x, int batch, int channel, int output)
    {
        (int k, int i, int j) = Position(output);
        float sum = 0;
        for (int depth = axes[0].First[k]; depth < axes[0].End[k]; depth++)
        {
            for (int row = axes[1].First[i]; row < axes[1].End[i]; row++)
            {
                for (int column = axes[2].First[j]; column < axes[2].End[j]; column++) sum += x[At(batch, channel, Pixel(depth, row, column), pixels)];
            }
        }

        return sum / (axes[0].Divisor[k] * axes[1].Divisor[i] * axes[2].Divisor[j]);
    }

    private (int Depth, int Row, int Column) Position(int output)
    {
        (int rest, int column) = int.DivRem(output, axes[2].First.Length);
        (int depth, int row) = int.DivRem(rest, axes[1].First.Length);
        return (depth, row, column);
    }

    private int Pixel(int depth, int row, int column) => (((depth * axes[1].Extent) + row) * axes[2].Extent) + column;

    private int At(int batch, int channel, int pixel, int count) =>
        channelsLast ? (((batch * count) + pixel) * channels) + channel : (((batch * channels) + channel) * count) + pixel;

    /// <summary>Where each window of an axis begins and ends within the input, and what it adds to the divisor.</summary>
    private sealed record Axis(int Extent, int[] First, int[] End, int[] Divisor)
    {
        /// <summary>An axis that is not there.</summary>
        internal static Axis None { get; } = new(1, [0], [1], [1]);

        /// <summary>Of a dense window.</summary>
        internal static Axis Of(AxisPlan axis, bool countsPadding)
        {
            long[] outputs = [.. Enumerable.Range(0, (int)axis.OutputExtent).Select(output => (long)output)];
            return new(
                (int)axis.InputExtent,
                [.. outputs.Select(output => (int)long.Max(axis.WindowAt(output).Start, 0))],
                [.. outputs.Select(output => (int)long.Min(axis.WindowAt(output).Start + axis.WindowAt(output).Count, axis.InputExtent))],
                [.. outputs.Select(output => (int)(countsPadding ? axis.DeclaredTaps(output) : axis.PresentTaps(output)))]);
        }
    }
}
