using System.Numerics;

namespace PoolFunctional.Peers;

/// <summary>The same tensor with its channels innermost.</summary>
internal static class ChannelsLast
{
    internal static nint[] Shape(nint[] channelsFirst) => [channelsFirst[0], .. channelsFirst[2..], channelsFirst[1]];

    /// <summary><c>[batch, channel, spatial…]</c>, whose shape is given, to <c>[batch, spatial…, channel]</c>.</summary>
    internal static PinnedBuffer<T> Of<T>(PinnedBuffer<T> source, nint[] channelsFirst)
        where T : unmanaged, INumber<T> => Transposed(source, channelsFirst[0], rows: channelsFirst[1], columns: Plane(channelsFirst));

    /// <summary><c>[batch, spatial…, channel]</c> to <c>[batch, channel, spatial…]</c>, whose shape is given.</summary>
    internal static PinnedBuffer<T> Back<T>(PinnedBuffer<T> source, nint[] channelsFirst)
        where T : unmanaged, INumber<T> => Transposed(source, channelsFirst[0], rows: Plane(channelsFirst), columns: channelsFirst[1]);

    private static nint Plane(nint[] channelsFirst) => channelsFirst[2..].Aggregate((nint)1, (product, extent) => product * extent);

    private static PinnedBuffer<T> Transposed<T>(PinnedBuffer<T> source, nint batches, nint rows, nint columns)
        where T : unmanaged, INumber<T>
    {
        PinnedBuffer<T> target = new(source.Span.Length);
        ReadOnlySpan<T> from = source.Span;
        Span<T> to = target.Span;
        for (int batch = 0; batch < batches; batch++)
        {
            int origin = batch * (int)(rows * columns);
            for (int row = 0; row < rows; row++)
            {
                for (int column = 0; column < columns; column++) to[origin + (column * (int)rows) + row] = from[origin + (row * (int)columns) + column];
            }
        }

        return target;
    }
}
