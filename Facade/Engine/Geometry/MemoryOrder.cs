namespace PoolFunctional.Engine.Geometry;

/// <summary>Where elements lie.</summary>
internal static class MemoryOrder
{
    /// <summary>Where element i of <c>[batch, channel, pixel]</c> lies in <c>[batch, pixel, channel]</c>.</summary>
    internal static long ChannelsLast(Shape shape, long i)
    {
        (long plane, long pixel) = long.DivRem(i, shape.PlaneElements);
        (long batch, long channel) = long.DivRem(plane, shape.Channels);
        return (((batch * shape.PlaneElements) + pixel) * shape.Channels) + channel;
    }
}
