using System.Globalization;
using ScottPlot;
using ScottPlot.TickGenerators;
using Palette = PoolFunctional.Bench.Pictures.Palette;

namespace PoolFunctional.Bench.Charts;

/// <summary>Horizontal bars from 1 to the right or to the left, logarithmic: how many times our time another takes.</summary>
internal static class RatioChart
{
    private const int Width = 1000;
    private const int RowHeight = 22;
    private const int Margins = 150;
    private static readonly double[] Marks = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500];

    /// <summary>Cases from top to bottom, each with one ratio per series or none.</summary>
    internal static void Write(string title, string x, IReadOnlyList<string> series, IReadOnlyList<(string Name, IReadOnlyList<double?> Ratios)> rows, string path)
    {
        Plot plot = Lettered.Plot(title, x, "");
        List<Bar> bars = [];
        foreach ((int row, (string _, IReadOnlyList<double?> ratios)) in rows.Index())
        {
            double thickness = 0.8 / series.Count;
            foreach ((int index, double? ratio) in ratios.Index().Where(entry => entry.Item is not null))
            {
                bars.Add(new()
                {
                    Position = -row + 0.4 - (thickness * (index + 0.5)),
                    Value = Math.Log10(ratio!.Value),
                    Size = thickness,
                    FillColor = Color.FromSKColor(Palette.Window(index)),
                    LineWidth = 0,
                    Orientation = Orientation.Horizontal,
                });
            }
        }

        plot.Add.Bars(bars);
        plot.Add.VerticalLine(0, 1.5f, Color.FromSKColor(Palette.Ink));
        plot.Axes.Left.TickGenerator = new NumericManual([.. rows.Index().Select(row => new Tick(-row.Index, row.Item.Name))]);
        plot.Axes.Left.MajorTickStyle.Length = 0;
        plot.Axes.Bottom.TickGenerator = new NumericManual([.. Marks.Select(mark => new Tick(Math.Log10(mark), mark.ToString("0.##", CultureInfo.InvariantCulture)))]);
        plot.Axes.SetLimitsY(-rows.Count + 0.4, 0.6);
        foreach ((int index, string name) in series.Index()) plot.Legend.ManualItems.Add(new() { LabelText = name, FillColor = Color.FromSKColor(Palette.Window(index)) });
        plot.ShowLegend(Edge.Top);
        Lettered.Write(plot, Width, Margins + (rows.Count * RowHeight), path);
    }
}
