using System.Numerics;
using PoolFunctional.Generators.Indices;
using PoolFunctional.Properties.Memory;
using Xunit;

namespace PoolFunctional.Properties.Agreement;

/// <summary>Windows at every place whose rows above stay in registers: around every place of narrow planes, and of many rows. Against the definition.</summary>
public sealed class KeptRowsLaws
{
    private const int Planes = 3;

    /// <summary>So many are folded in one go.</summary>
    private const int ManyPlanes = 70;

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    public void Windows_around_every_place_of_narrow_planes_hold_their_taps(int size)
    {
        Random random = new(20261129);
        Window window = Window.Square(size, axes: 2, stride: 1, padding: size / 2);
        foreach (int width in (int[])[5, 7, 8, 12, 13, 14, 15, 16, 19, 20, 21, 28, 31, 32, 33])
        {
            foreach (int height in (int[])[3, 4, 9])
            {
                foreach (Reduction reduction in new[] { Reduction.Max, Reduction.Average() })
                {
                    Agree(reduction, window, height, width, _ => (random.NextSingle() * 2) - 1);
                    Agree(reduction, window, height, width, _ => (random.NextDouble() * 2) - 1);
                    if (size == 3) Agree(reduction, window, height, width, _ => unchecked((short)random.Next()));
                    int planted = random.Next(Planes * height * width);
                    Agree(reduction, window, height, width, i => i == planted ? float.NaN : random.Next(3) == 0 ? -0f : 0f);
                }
            }
        }
    }

    [Theory]
    [InlineData(9)]
    [InlineData(11)]
    [InlineData(13)]
    [InlineData(15)]
    public void Windows_of_many_rows_hold_their_taps(int taps)
    {
        Random random = new(20261129);
        foreach (int width in (int[])[8, 16, 17, 40])
        {
            foreach (int height in new[] { taps - 3, taps + 1, 40 })
            {
                foreach (int padding in new[] { 0, taps / 2, taps - 1 })
                {
                    if (height + (2 * padding) < taps) continue;
                    Window window = Window.Sliding([taps, 3], stride: [1, 1], padding: Padding.Symmetric(padding, 1));
                    Agree(Reduction.Average(), window, height, width, _ => (random.NextSingle() * 2) - 1);
                    Agree(Reduction.Sum, window, height, width, _ => (random.NextDouble() * 2) - 1);
                }
            }
        }
    }

    [Fact]
    public void Windows_of_any_height_hold_their_rows()
    {
        Random random = new(20261129);
        foreach (int taps in Enumerable.Range(8, 64).Concat([96, 100, 125, 126, 127, 128, 129, 130, 131, 191, 192, 224, 254, 255, 256]))
        {
            foreach (int stride in (int[])[1, 2, 3])
            {
                int dilation = random.Next(1, 3);
                int padding = random.Next(taps);
                Window window = Window.Sliding([taps, 1], stride: [stride, 1], dilation: [dilation, 1], padding: Padding.Symmetric(padding, 0));
                int height = int.Max(1, ((taps - 1) * dilation) + 1 + (4 * stride) + random.Next(5) - (2 * padding));
                Agree(stride == 2 ? Reduction.Average() : Reduction.Sum, window, height, taps % 8 == 7 ? 275 : 67, _ => (random.NextSingle() * 2) - 1, planes: 1);
                if (stride == 1) Agree(Reduction.Sum, window, height, 33, _ => (random.NextDouble() * 2) - 1, planes: 1);
            }
        }
    }

    /// <summary>More than the first cache holds of the rows of a window: they are folded some columns at a time.</summary>
    [Fact]
    public void Rows_that_windows_share_hold_their_taps_however_long_they_are()
    {
        Random random = new(20261129);
        foreach (int width in (int[])[4031, 4096, 4097, 4160, 4161])
        {
            foreach (int taps in (int[])[2, 3, 7])
            {
                Window window = Window.Sliding([taps, 5], stride: [1, 1], padding: Padding.Symmetric(1, 2));
                int planted = random.Next(3) switch { 0 => 0, 1 => width - 1, _ => width / 2 };
                Agree(Reduction.Average(), window, 9, width, i => i == planted ? -0f : (random.NextSingle() * 2) - 1, planes: 2);
                Agree(Reduction.Max, window, 9, width, i => i % (9 * width) == planted ? float.NaN : (random.NextSingle() * 2) - 1, planes: 2);
                Agree(Reduction.Sum, window, 9, width, _ => random.Next(3) == 0 ? -0.0 : 0.0, planes: 2);
            }
        }
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    public void Windows_as_high_as_wide_hold_their_taps_in_long_rows(int taps)
    {
        Random random = new(20261129);
        foreach (int width in (int[])[63, 64, 90])
        {
            foreach ((int height, int stride, int dilation) in ((int, int, int)[])[(taps - 2, 1, 1), (taps, 1, 1), (26, 1, 1), (19, 2, 1), (22, 1, 3)])
            {
                foreach (int padding in new[] { 0, taps / 2, taps - 1 })
                {
                    if (height + (2 * padding) <= dilation * (taps - 1)) continue;
                    Window window = Window.Sliding([taps, taps], stride: [stride, 1], padding: Padding.Symmetric(padding, padding), dilation: [dilation, 1]);
                    Agree(Reduction.Average(), window, height, width, _ => (random.NextSingle() * 2) - 1);
                    Agree(Reduction.Sum, window, height, width, _ => (random.NextDouble() * 2) - 1, planes: 1);
                    Agree(Reduction.Sum, window, height, width, _ => random.Next(3) == 0 ? -0f : random.Next(300) == 0 ? float.NaN : 1e30f);
                    Agree(Reduction.Max, window, height, width, _ => random.Next(3) == 0 ? -0f : random.Next(3000) == 0 ? float.NaN : 0f);
                    Agree(Reduction.Min, window, height, 4 * width, _ => unchecked((short)random.Next()), planes: 2);
                }
            }
        }
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    public void Windows_as_high_as_wide_hold_their_taps_whatever_surrounds_them(int taps)
    {
        Random random = new(20261129);
        Padding uneven = Padding.Explicit([taps - 1, 1], [0, taps - 1]);
        Window ceiling = Window.Sliding([taps, taps], stride: [3, 1], padding: Padding.Symmetric(1, 2), rounding: Rounding.Ceiling);
        foreach (Window window in new[] { Window.Sliding([taps, taps], stride: [1, 1], padding: uneven), Window.Sliding([taps, taps], stride: [1, 1], padding: Padding.Explicit([taps - 2, 0], [1, 2])), ceiling })
        {
            // Planes of several blocks.
            Agree(Reduction.Average(Divisor.DeclaredPadding), window, 90, 110, _ => (random.NextSingle() * 2) - 1, planes: 2);
            Agree(Reduction.Average(Divisor.Of(5)), window, 29, 90, _ => (random.NextSingle() * 2) - 1, planes: 1);
            Agree(Reduction.Max, window, 33, 90, _ => random.Next(40) == 0 ? float.PositiveInfinity : random.Next(40) == 0 ? float.NegativeInfinity : random.NextSingle(), planes: 2);
            Agree(Reduction.Min, window, 17, 300, _ => unchecked((byte)random.Next()), planes: 2);
            Agree(Reduction.Max, window, 17, 90, _ => random.Next(), planes: 2);
            Agree(Reduction.Product, window, 17, 90, _ => (random.NextSingle() * 2) - 1, planes: 2);
            Agree(Reduction.Average(), window, 17, 300, _ => unchecked((byte)random.Next()), planes: 2);
            Agree(Reduction.Average(), window, 17, 90, _ => (Half)random.NextSingle(), planes: 2);
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    public void Many_planes_hold_their_taps(int size)
    {
        Random random = new(20261129);
        Window window = Window.Square(size, axes: 2, stride: 1, padding: size / 2);
        foreach (int width in (int[])[13, 16, 20, 31, 40, 62, 64, 81, 127])
        {
            foreach (Reduction reduction in new[] { Reduction.Max, Reduction.Average(), Reduction.Average(Divisor.DeclaredPadding), Reduction.Average(Divisor.Of(7)) })
            {
                if (width < 33) Agree(reduction, window, 5, width, _ => (random.NextSingle() * 2) - 1, ManyPlanes);
                if (size == 3 && width is > 33 and < 65) Agree(reduction, window, 5, width, _ => unchecked((short)random.Next()), ManyPlanes);
                if (size == 3 && width > 40) Agree(reduction, window, 5, width, _ => unchecked((byte)random.Next()), ManyPlanes);
            }
        }
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    public void Windows_of_two_sheets_hold_their_taps(int rows)
    {
        Random random = new(20261129);
        foreach (int width in (int[])[1, 2, 7, 8, 9, 16, 19])
        {
            foreach ((int depth, int stride, int dilation, int planes) in ((int, int, int, int)[])[(8, 1, 1, 40), (5, 2, 1, 3), (7, 1, 3, 17), (2, 1, 1, 9)])
            {
                Window window = Window.Sliding([2, rows, width], stride: [stride, 1, 1], dilation: [dilation, 1, 1]);
                AgreeDeep(Reduction.Average(), window, [planes, depth, rows, width], _ => (random.NextSingle() * 2) - 1);
                AgreeDeep(Reduction.Sum, window, [planes, depth, rows, width], _ => random.Next(3) == 0 ? -0.0 : random.NextDouble());
                AgreeDeep(Reduction.Max, window, [planes, depth, rows, width], _ => random.Next(400) == 0 ? float.NaN : random.NextSingle());
            }
        }
    }

    private static void AgreeDeep<T>(Reduction reduction, Window window, int[] shape, Func<int, T> element)
        where T : unmanaged, INumber<T>
    {
        T[] x = [.. Enumerable.Range(0, shape.Aggregate(1, (product, extent) => product * extent)).Select(element)];
        T[] expected = Pooled.ByDefinition(reduction, window, x, [1, .. shape.Select(extent => (long)extent)]);
        Bits.AssertSame<T>(expected, Pooled.By(reduction, window, x, [1, .. shape.Select(extent => (nint)extent)]), $"{typeof(T).Name} {reduction}, {window}, {string.Join('×', shape)}");
    }

    [Theory]
    [InlineData(5)]
    [InlineData(16)]
    [InlineData(23)]
    [InlineData(70)]
    public void Windows_of_channels_beside_each_other_hold_their_taps(int channels)
    {
        Random random = new(20261129);
        Window[] windows =
        [
            Window.Square(3, axes: 2, stride: 1, padding: 1),
            Window.Sliding([3, 3], stride: [2, 1], padding: Padding.Explicit([2, 0], [0, 2])),
            Window.Sliding([3, 3], stride: [1, 2], padding: Padding.Symmetric(1, 2), dilation: [2, 2]),
            Window.Sliding([2, 3], stride: [1, 1], padding: Padding.Symmetric(1, 1)),
            Window.Sliding([3, 2], stride: [1, 1], padding: Padding.Symmetric(1, 1)),
            Window.Sliding([1, 3], stride: [1, 1], padding: Padding.Symmetric(0, 1)),
        ];
        foreach (Window window in windows)
        {
            foreach ((int height, int width) in ((int, int)[])[(5, 5), (6, 9), (11, 7)])
            {
                AgreeLast(Reduction.Average(), window, height, width, channels, _ => (random.NextSingle() * 2) - 1);
                AgreeLast(Reduction.Sum, window, height, width, channels, _ => (random.NextDouble() * 2) - 1);
                AgreeLast(Reduction.Max, window, height, width, channels, _ => random.Next(3) == 0 ? -0f : random.Next(900) == 0 ? float.NaN : 0f);
                AgreeLast(Reduction.Average(Divisor.DeclaredPadding), window, height, width, channels, _ => (Half)random.NextSingle());
                AgreeLast(Reduction.Average(), window, height, width, channels, _ => unchecked((byte)random.Next()));
                AgreeLast(Reduction.Min, window, height, width, channels, _ => unchecked((short)random.Next()));
            }
        }
    }

    private static void AgreeLast<T>(Reduction reduction, Window window, int height, int width, int channels, Func<int, T> element)
        where T : unmanaged, INumber<T>
    {
        T[] x = [.. Enumerable.Range(0, 2 * channels * height * width).Select(element)];
        FeatureMap<T> expected = FeatureMap.Create<T>(Shape.Create(2, channels, height, width).OrThrow("shape"), x).Bind(map => Reference.Pool(map, window, reduction)).OrThrow("definition");
        T[] last = Order.ChannelsLast(x, Shape.Create(2, channels, height, width).OrThrow("shape"));
        Bits.AssertSame<T>(Order.ChannelsLast([.. expected.Values], expected.Shape), Pooled.By(reduction, window, last, [2, height, width, channels], Layout.ChannelsLast), $"{typeof(T).Name} {reduction}, {window}, {height}×{width}, {channels} channels beside each other");
    }

    private static void Agree<T>(Reduction reduction, Window window, int height, int width, Func<int, T> element, int planes = Planes)
        where T : unmanaged, INumber<T>
    {
        T[] x = [.. Enumerable.Range(0, planes * height * width).Select(element)];
        T[] expected = Pooled.ByDefinition(reduction, window, x, 1, planes, height, width);
        Bits.AssertSame<T>(expected, Pooled.By(reduction, window, x, [1, planes, height, width]), $"{typeof(T).Name} {reduction}, planes of {height}×{width}");
    }
}
