using System.Diagnostics;
using PoolFunctional.Engine.Geometry;
using PoolFunctional.Generators;
using PoolFunctional.Generators.Enumerated;
using Xunit;

namespace PoolFunctional.Properties.Windows;

/// <summary>Windows most of whose taps lie in padding: they are combined in the order of all their taps, and cost what those inside do.</summary>
public sealed class PaddedAwayLaws
{
    /// <summary>Kernel, dilation, padding before and after an axis of few elements.</summary>
    private static readonly (int Kernel, int Dilation, int Before, int After)[] windows =
        [(257, 1, 128, 128), (300, 1, 299, 1), (300, 1, 3, 299), (1025, 1, 512, 514), (1025, 2, 1024, 1029), (4097, 1, 2048, 2048), (8200, 1, 4099, 4105), (65_537, 1, 32_768, 32_768)];

    [Fact]
    public void Windows_that_lie_mostly_in_padding_give_the_bits_of_the_definition()
    {
        PoolCase[] cases =
        [
            .. from window in windows.Index()
               from extent in Enumerable.Range(1, 9)
               from meaning in Meanings.Quick.Index()
               where (window.Index + extent + meaning.Index) % 7 == 0 && window.Item.Kernel * (meaning.Item.Element.IsFloating ? 1 : 2) < 20_000
               select new PoolCase(
                   meaning.Item.Element, meaning.Item.Layout, true, 1, 2, [new(3, 3, 1, 1, 1, 1, 1, true), new(extent, window.Item.Kernel, 1, window.Item.Dilation, window.Item.Before, window.Item.After, 1, true)],
                   WindowKind.Sliding, Rounding.Floor, meaning.Item.Reduction, 1, Palette.Ordinary, window.Index + extent),
        ];
        string[] differences = [.. cases.Where(@case => @case.Plan is not null).Select(@case => (Case: @case, Differential.Check(@case).Difference)).Where(found => found.Difference is not null).Select(found => $"{found.Case}: {found.Difference}")];
        Assert.True(differences.Length == 0, string.Join("\n", differences.Take(5)));
        Assert.True(cases.Count(@case => @case.Plan is not null) > 500);
    }

    [Fact]
    public void Table_without_the_absent_taps_combines_the_present_ones_in_the_same_order()
    {
        foreach (int first in (int[])[.. Enumerable.Range(0, 70), .. Enumerable.Range(4080, 40), .. Enumerable.Range(65_530, 9)])
        {
            for (int count = 1; count < 40; count++)
            {
                AxisTable table = new(Shape.Create(1, 1, count).Bind(shape => Plan.Create(Window.Sliding([first + count + 200], padding: Padding.Explicit([first], [200])), shape)).Match(plan => plan.Axes[0], error => throw new ArgumentException(error.Message)), (_, _) => 1);
                if (table.Uniform is not null) continue;
                long tight = Assert.Single(table.Tight().Runs).First;
                Assert.True(Order(tight, count) == Order(first, count), $"{count} taps from the {first}th on: {tight}");
                Assert.InRange(tight + count, count, 4 * count);
            }
        }
    }

    [Fact]
    public void Taps_in_padding_cost_nothing()
    {
        Window window = Window.Square(8193, axes: 2, stride: 1, padding: 4096);
        float[] x = new float[20_000 * 8];
        long began = Stopwatch.GetTimestamp();
        Assert.All(Pooled.By(Reduction.Max, window, x, [1, 1, 20_000, 8]), result => Assert.Equal(0, result));
        Assert.All(Pooled.By(Reduction.Average(), window, x, [1, 1, 20_000, 8]), result => Assert.Equal(0, result));
        Assert.InRange(Stopwatch.GetElapsedTime(began).TotalSeconds, 0, 5);
    }

    /// <summary>The tree of a window, written out, without what is absent.</summary>
    private static string Order(long first, long count)
    {
        return Part(0, 1L << 20);

        string Part(long low, long size)
        {
            if (low + size <= first || low >= first + count) return "";
            if (size == 1) return $"{low - first}";
            (string left, string right) = (Part(low, size / 2), Part(low + (size / 2), size / 2));
            return left == "" ? right : right == "" ? left : $"({left} {right})";
        }
    }
}
