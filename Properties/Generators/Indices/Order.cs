namespace PoolFunctional.Generators.Indices;

/// <summary>The order of the elements of a tensor.</summary>
internal static class Order
{
    /// <summary>[batch, spatial…, channel] as [batch, channel, spatial…].</summary>
    internal static T[] Planes<T>(T[] values, Shape shape) => Moved(values, shape, (from, to) => (to, from));

    /// <summary>[batch, channel, spatial…] as [batch, spatial…, channel].</summary>
    internal static T[] ChannelsLast<T>(T[] values, Shape shape) => Moved(values, shape, (from, to) => (from, to));

    private static T[] Moved<T>(T[] values, Shape shape, Func<int, int, (int From, int To)> way)
    {
        (int channels, int pixels) = ((int)shape.Channels, (int)shape.PlaneElements);
        T[] ordered = new T[values.Length];
        for (int plane = 0; plane < shape.Batch * channels; plane++)
        {
            for (int pixel = 0; pixel < pixels; pixel++)
            {
                (int from, int to) = way((plane * pixels) + pixel, (((plane / channels * pixels) + pixel) * channels) + (plane % channels));
                ordered[to] = values[from];
            }
        }

        return ordered;
    }
}
