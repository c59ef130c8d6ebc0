namespace PoolFunctional.Peers.Operators;

/// <summary>Square windows over planes as one walks them the first time: a loop over the outputs in the order of memory, a loop over the taps, borders cut off.</summary>
internal sealed class PlainWindows<TOperator>(int channels, int extent, int kernel, int stride, int padding, bool channelsLast)
    where TOperator : struct, IPlainOperator
{
    internal void Run(ReadOnlySpan<float> x, Span<float> y)
    {
        TOperator pooling = new();
        int outputs = ((extent + (2 * padding) - kernel) / stride) + 1;
        int next = 0;
        for (int outer = 0; outer < (channelsLast ? outputs * outputs : channels); outer++)
        {
            for (int inner = 0; inner < (channelsLast ? channels : outputs * outputs); inner++)
            {
                (int channel, int output) = channelsLast ? (inner, outer) : (outer, inner);
                (int top, int left) = ((output / outputs * stride) - padding, (output % outputs * stride) - padding);
                pooling.Begin();
                for (int row = int.Max(top, 0); row < int.Min(top + kernel, extent); row++)
                {
                    for (int column = int.Max(left, 0); column < int.Min(left + kernel, extent); column++)
                    {
                        int pixel = (row * extent) + column;
                        pooling.Add(x[channelsLast ? (pixel * channels) + channel : (channel * extent * extent) + pixel]);
                    }
                }

                y[next++] = pooling.End();
            }
        }
    }
}
