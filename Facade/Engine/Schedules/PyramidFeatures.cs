namespace PoolFunctional.Engine.Schedules;

/// <summary>Where the results of a pyramid's levels lie among the features: item by item, level by level, channel by channel.</summary>
internal sealed class PyramidFeatures(int[] cells, int batch, int channels, bool isChannelsLast)
{
    private readonly int features = cells.Sum() * channels;
    private readonly int[] firsts = [.. cells.Select((_, level) => cells.Take(level).Sum() * channels)];

    /// <summary>Whether a level lies among the features as its pooling writes it.</summary>
    internal bool IsInPlace => batch == 1 && !isChannelsLast;

    /// <summary>The elements of the largest level, of all items.</summary>
    internal nint Longest => (nint)cells.Max() * channels * batch;

    /// <summary>The first feature of a level.</summary>
    internal int First(int level) => firsts[level];

    /// <summary>The elements of a level, of all items.</summary>
    internal int Length(int level) => cells[level] * channels * batch;

    /// <summary>A level's results to their places among the features.</summary>
    internal void Put<T>(int level, ReadOnlySpan<T> pooled, Span<T> destination) => Copy(level, pooled, destination, isTaking: false);

    /// <summary>A level's results from their places among the features.</summary>
    internal void Take<T>(int level, ReadOnlySpan<T> source, Span<T> pooled) => Copy(level, source, pooled, isTaking: true);

    private void Copy<T>(int level, ReadOnlySpan<T> source, Span<T> target, bool isTaking)
    {
        int length = cells[level] * channels;
        for (int item = 0; item < batch; item++)
        {
            (int pooled, int placed) = (item * length, (item * features) + firsts[level]);
            ReadOnlySpan<T> from = source.Slice(isTaking ? placed : pooled, length);
            Span<T> to = target.Slice(isTaking ? pooled : placed, length);
            if (!isChannelsLast) from.CopyTo(to);
            else if (isTaking) Turn(from, channels, to);
            else Turn(from, cells[level], to);
        }
    }

    /// <summary>Columns become rows: <paramref name="rows"/> of them.</summary>
    private static void Turn<T>(ReadOnlySpan<T> source, int rows, Span<T> target)
    {
        int columns = source.Length / rows;
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++) target[(column * rows) + row] = source[(row * columns) + column];
        }
    }
}
