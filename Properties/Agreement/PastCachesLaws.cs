using System.Numerics;
using System.Runtime.Intrinsics;
using PoolFunctional.Properties.Choices;
using PoolFunctional.Properties.Memory;
using Xunit;

namespace PoolFunctional.Properties.Agreement;

/// <summary>Results may go past the caches where rows of them are whole cache lines; any other place and any other row gives the same bits by ordinary stores.</summary>
public sealed class PastCachesLaws
{
    public static TheoryData<string, Window, nint[], Layout> Cases => new()
    {
        { "halved", Window.Square(2, axes: 2), [2, 3, 40, 96], Layout.ChannelsFirst },
        { "halved", Window.Square(3, axes: 2, stride: 2, padding: 1), [2, 3, 40, 128], Layout.ChannelsFirst },
        { "halved cubes, the last with an absent sheet", Window.Square(2, axes: 3, rounding: Rounding.Ceiling), [2, 3, 5, 8, 64], Layout.ChannelsFirst },
        { "dense", Window.Square(3, axes: 2, stride: 1, padding: 1), [2, 3, 20, 64], Layout.ChannelsFirst },
        { "dense", Window.Square(2, axes: 2), [2, 64, 12, 10], Layout.ChannelsLast },
        { "channels in rows", Window.Square(3, axes: 2, stride: 1, padding: 1), [2, 12, 10, 64], Layout.ChannelsLast },
        { "flat", Window.Square(3, axes: 2, stride: 1, padding: 1), [2, 40, 16, 16], Layout.ChannelsFirst },
        { "flat, parts of lines", Window.Square(3, axes: 2, stride: 1, padding: 1), [2, 40, 7, 7], Layout.ChannelsFirst },
        { "flat, rows of two registers", Window.Square(3, axes: 2, stride: 1, padding: 1), [2, 40, 8, 28], Layout.ChannelsFirst },
        { "sheets", Window.Square(3, axes: 3, stride: 1, padding: 1), [2, 6, 6, 16, 16], Layout.ChannelsFirst },
        { "sheets in halves", Window.Square(3, axes: 3, stride: 2, padding: 1), [2, 6, 6, 20, 64], Layout.ChannelsFirst },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Where_results_lie_and_whether_they_go_past_the_caches_changes_no_bit(string way, Window window, nint[] shape, Layout layout)
    {
        foreach (Reduction reduction in (Reduction[])[Reduction.Max, Reduction.Average(), Reduction.Average(Divisor.FullWindow)])
        {
            foreach (int threads in (int[])[1, 2])
            {
                Same<float>(way, reduction, window, shape, layout, threads);
                Same<double>(way, reduction, window, shape, layout, threads);
                if (reduction == Reduction.Max) Same<short>(way, reduction, window, shape, layout, threads);
            }
        }
    }

    private static void Same<T>(string way, Reduction reduction, Window window, nint[] shape, Layout layout, int threads)
        where T : unmanaged, INumber<T>
    {
        if (layout == Layout.ChannelsLast) shape = [shape[0], .. shape[2..], shape[1]];
        PoolOptions options = new() { Layout = layout, MaxDegreeOfParallelism = threads, BytesWorthAThread = 1 };
        PoolPlan<T> cached = Pool.Compile<T>(reduction, window, shape, options);
        PoolPlan<T> past = Pool.Compile<T>(reduction, window, shape, options with { MostCachedBytes = 1 });
        if (Vector512.IsHardwareAccelerated && typeof(T) == typeof(float)) Assert.Contains(ChosenParts.Of(past.Schedule), part => part.Contains(" IsPast", StringComparison.Ordinal));
        T[] x = [.. Enumerable.Range(0, (int)cached.InputLength).Select(i => T.CreateTruncating((i * 37 % 101) - 50))];
        T[] expected = new T[cached.OutputLength];
        cached.Run(x, expected);
        T[] room = CacheLines.Room<T>(expected.Length, 3);
        int first = CacheLines.Before(room);
        foreach (int further in (int[])[0, 1, 5])
        {
            Array.Fill(room, T.One + T.One);
            past.Run(x, room.AsSpan(first + further, expected.Length));
            Assert.True(Bits.Same<T>(expected, room.AsSpan(first + further, expected.Length)) == expected.Length, $"{way}, {typeof(T).Name}, {threads} threads, {further} elements behind a line: results differ.");
            Assert.True(room.AsSpan(0, first + further).IndexOfAnyExcept(T.One + T.One) < 0 && room.AsSpan(first + further + expected.Length).IndexOfAnyExcept(T.One + T.One) < 0, "Something was written beside the results.");
        }
    }
}
