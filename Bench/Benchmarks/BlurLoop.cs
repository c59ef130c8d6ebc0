namespace PoolFunctional.Bench.Benchmarks;

/// <summary>A blur of height and width as one writes it the first time: for each output a loop over its taps, mirrored at the edges. The baseline.</summary>
internal sealed class BlurLoop(int batch, int channels, int height, int width, int size, int stride, bool channelsLast)
{
    private readonly int padding = (stride - 1 + size - 1) / 2;
    private readonly float[] weights = [.. Binomials(size).Select(weight => weight / (float)(1 << (size - 1)))];

    private int OutputHeight => ((height + (2 * padding) - size) / stride) + 1;

    private int OutputWidth => ((width + (2 * padding) - size) / stride) + 1;

    internal int Outputs => batch * channels * OutputHeight * OutputWidth;

    /// <summary>Outputs in the order in which they lie in memory.</summary>
    internal void Run(float[] x, float[] y)
    {
        (int outputHeight, int outputWidth) = (OutputHeight, OutputWidth);
        int next = 0;
        if (channelsLast)
        {
            for (int item = 0; item < batch; item++)
            {
                for (int row = 0; row < outputHeight; row++)
                {
                    for (int column = 0; column < outputWidth; column++)
                    {
                        for (int channel = 0; channel < channels; channel++) y[next++] = At(x, (item * height * width * channels) + channel, width * channels, channels, row, column);
                    }
                }
            }

            return;
        }

        for (int plane = 0; plane < batch * channels; plane++)
        {
            for (int row = 0; row < outputHeight; row++)
            {
                for (int column = 0; column < outputWidth; column++) y[next++] = At(x, plane * height * width, width, 1, row, column);
            }
        }
    }

    /// <summary>The gradient as one writes it the first time: each output gives to its taps.</summary>
    internal void Backward(float[] outputGradient, float[] inputGradient)
    {
        Array.Clear(inputGradient);
        (int outputHeight, int outputWidth) = (OutputHeight, OutputWidth);
        int next = 0;
        for (int item = 0; item < batch; item++)
        {
            for (int outer = 0; outer < (channelsLast ? 1 : channels); outer++)
            {
                int plane = ((item * channels) + outer) * height * width;
                for (int row = 0; row < outputHeight; row++)
                {
                    for (int column = 0; column < outputWidth; column++)
                    {
                        if (!channelsLast) Give(inputGradient, plane, width, 1, row, column, outputGradient[next++]);
                        else for (int channel = 0; channel < channels; channel++) Give(inputGradient, plane + channel, width * channels, channels, row, column, outputGradient[next++]);
                    }
                }
            }
        }
    }

    private void Give(float[] inputGradient, int first, int rowPitch, int columnPitch, int row, int column, float gradient)
    {
        for (int i = 0; i < size; i++)
        {
            int to = first + (Mirrored((row * stride) - padding + i, height) * rowPitch);
            for (int j = 0; j < size; j++) inputGradient[to + (Mirrored((column * stride) - padding + j, width) * columnPitch)] += weights[i] * weights[j] * gradient;
        }
    }

    private float At(float[] x, int first, int rowPitch, int columnPitch, int row, int column)
    {
        float sum = 0;
        for (int i = 0; i < size; i++)
        {
            int from = first + (Mirrored((row * stride) - padding + i, height) * rowPitch);
            for (int j = 0; j < size; j++) sum += weights[i] * weights[j] * x[from + (Mirrored((column * stride) - padding + j, width) * columnPitch)];
        }

        return sum;
    }

    private static int Mirrored(int position, int extent) => position < 0 ? -position : position >= extent ? (2 * (extent - 1)) - position : position;

    private static int[] Binomials(int size)
    {
        int[] row = [1];
        for (int i = 1; i < size; i++) row = [.. row.Prepend(0).Zip(row.Append(0), (left, right) => left + right)];
        return row;
    }
}
