using System.Numerics;
using PoolFunctional.Properties.Memory;
using Xunit;

namespace PoolFunctional.Properties.Agreement;

/// <summary>Averages and sums of few Halves or bytes, which are wider numbers in registers and never in memory: against the definition, and each rounding against arithmetic.</summary>
public sealed class RegisterAverageLaws
{
    private const int Planes = 2;
    private const int Height = 7;
    private const int Across = 6;

    /// <summary>Taps above each other, taps along the row, the stride of both, and the padding along the row.</summary>
    public static TheoryData<int, int, int, int> Windows => new() { { 2, 2, 2, 0 }, { 3, 3, 2, 1 }, { 3, 3, 2, 0 }, { 1, 4, 4, 0 }, { 1, 2, 2, 0 }, { 3, 3, 1, 1 }, { 2, 3, 1, 0 }, { 1, 1, 1, 0 }, { 2, 2, 2, 1 } };

    /// <summary>The kernels by whose taps averages of bytes are divided in registers, on three axes.</summary>
    public static TheoryData<int, int, int> Kernels => new() { { 1, 1, 2 }, { 1, 1, 3 }, { 1, 2, 2 }, { 1, 2, 3 }, { 2, 2, 2 }, { 1, 3, 3 }, { 1, 3, 4 } };

    [Theory]
    [MemberData(nameof(Windows))]
    public void They_have_the_bits_of_the_definition(int high, int along, int stride, int padding)
    {
        Random random = new(20261129);
        foreach (Layout layout in new[] { Layout.ChannelsFirst, Layout.ChannelsLast })
        {
            foreach (int width in (int[])[4, 5, 7, 14, 15, 16, 17, 27, 31, 32, 33, 63, 64, 65, 66, 130, 257])
            {
                Window window = Window.Sliding([high, along], stride: [stride, stride], padding: Padding.Symmetric(padding, padding));
                foreach (Reduction reduction in new[] { Reduction.Average(), Reduction.Average(Divisor.DeclaredPadding), Reduction.Average(Divisor.Of(5)), Reduction.Sum })
                {
                    Agree(reduction, window, layout, width, _ => unchecked((byte)random.Next()));
                    Agree(reduction, window, layout, width, _ => unchecked((sbyte)random.Next()));
                    Agree(reduction, window, layout, width, _ => FiniteHalf(random));
                    int planted = random.Next(Planes * Height * width);
                    Agree(reduction, window, layout, width, i => i == planted ? BitConverter.UInt16BitsToHalf((ushort)(0x7C00 | (random.Next(2) << 15) | random.Next(3))) : FiniteHalf(random));
                }
            }
        }
    }

    [Fact]
    public void The_average_of_two_neighbouring_Halves_is_rounded_to_the_even_one()
    {
        // Each pair is a tie, or in one case lies between the greatest Half and infinity.
        ushort[] lower = [.. Enumerable.Range(0, 0x7BFF).Select(bits => (ushort)bits)];
        foreach (int sign in (int[])[0, 0x8000])
        {
            Half[] x = [.. lower.SelectMany(bits => new[] { BitConverter.UInt16BitsToHalf((ushort)(bits | sign)), BitConverter.UInt16BitsToHalf((ushort)((bits + 1) | sign)) })];
            Half[] expected = [.. lower.Select(bits => BitConverter.UInt16BitsToHalf((ushort)((bits + (bits & 1)) | sign)))];
            foreach (int rows in (int[])[1, 3]) Bits.AssertSame<Half>(expected, Pooled.By(Reduction.Average(), Window.Sliding([2]), x, [1, rows, x.Length / rows]), $"pairs in {rows} rows");
        }
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Every_sum_of_bytes_is_divided_to_nearest_ties_to_even(int deep, int high, int along)
    {
        int taps = deep * high * along;
        int[] sums = [.. Enumerable.Range(0, (byte.MaxValue * taps) + 1)];

        // The windows side by side along the row; the first taps take as much of a sum as they hold.
        int width = sums.Length * along;
        byte[] x = new byte[deep * high * width];
        for (int output = 0; output < sums.Length; output++)
        {
            int left = sums[output];
            for (int tap = 0; tap < taps; tap++)
            {
                byte part = (byte)int.Min(left, byte.MaxValue);
                x[(tap / along * width) + (output * along) + (tap % along)] = part;
                left -= part;
            }
        }

        Window window = Window.Sliding([deep, high, along]);
        Bits.AssertSame<byte>([.. sums.Select(sum => (byte)decimal.Round((decimal)sum / taps, MidpointRounding.ToEven))], Pooled.By(Reduction.Average(), window, x, [1, 1, deep, high, width]), $"bytes, {deep}×{high}×{along}");
        sbyte[] signed = [.. x.Select(value => (sbyte)(value - 128))];
        Bits.AssertSame<sbyte>([.. sums.Select(sum => (sbyte)decimal.Round((decimal)(sum - (128 * taps)) / taps, MidpointRounding.ToEven))], Pooled.By(Reduction.Average(), window, signed, [1, 1, deep, high, width]), $"sbytes, {deep}×{high}×{along}");
    }

    /// <summary>Any finite Half but a few: as many are small as large.</summary>
    private static Half FiniteHalf(Random random) => BitConverter.UInt16BitsToHalf((ushort)(random.Next(0x7C00) | (random.Next(2) << 15)));

    private static void Agree<T>(Reduction reduction, Window window, Layout layout, int width, Func<int, T> element)
        where T : unmanaged, INumber<T>
    {
        bool isLast = layout == Layout.ChannelsLast;
        (int channels, int across) = isLast ? (width, Across) : (Planes, width);
        T[] x = [.. Enumerable.Range(0, channels * Height * across).Select(element)];
        T[] expected = Pooled.ByDefinition(reduction, window, isLast ? ChannelsFirst(x, Height * across, channels) : x, 1, channels, Height, across);
        T[] y = Pooled.By(reduction, window, x, isLast ? [1, Height, across, channels] : [1, channels, Height, across], layout);
        Bits.AssertSame<T>(expected, isLast ? ChannelsFirst(y, y.Length / channels, channels) : y, $"{typeof(T).Name} {reduction} {window}, {layout}, width {width}");
    }

    /// <summary>Places of so many channels each, as channels of so many places each.</summary>
    private static T[] ChannelsFirst<T>(T[] x, int places, int channels) => [.. from channel in Enumerable.Range(0, channels) from place in Enumerable.Range(0, places) select x[(place * channels) + channel]];
}
