using System.Globalization;
using ScottPlot;
using ScottPlot.Plottables;
using ScottPlot.TickGenerators;
using Palette = PoolFunctional.Bench.Pictures.Palette;

namespace PoolFunctional.Bench.Charts;

/// <summary>Lines between logarithmic axes, measurements with points, laws of growth dashed.</summary>
internal static class LogChart
{
    private const int Width = 900;
    private const int Height = 600;
    private const double ShortAxis = 20;
    private static readonly int[] Mantissas = [1, 2, 5];
    private static readonly int[] EveryMantissa = [1, 2, 3, 4, 5, 6, 7, 8, 9];

    internal static void Write(string title, string x, string y, IReadOnlyList<Series> measured, IReadOnlyList<Series> ideals, string path)
    {
        Plot plot = Lettered.Plot(title, x, y);
        foreach ((int index, Series series) in measured.Index()) Draw(plot, series, Color.FromSKColor(Palette.Window(index)));
        foreach ((int index, Series series) in ideals.Index()) DrawIdeal(plot, series, index);
        plot.Axes.Bottom.TickGenerator = new NumericManual([.. measured.SelectMany(series => series.Points).Select(point => point.X).Distinct().Select(Mark)]);
        double[] heights = [.. measured.Concat(ideals).SelectMany(series => series.Points).Select(point => point.Y)];
        plot.Axes.Left.TickGenerator = new NumericManual([.. Marks(heights.Min(), heights.Max()).Select(Mark)]);
        bool rising = measured[0].Points[^1].Y > measured[0].Points[0].Y;
        plot.ShowLegend(rising ? Alignment.UpperLeft : Alignment.UpperRight);
        Lettered.Write(plot, Width, Height, path);
    }

    private static void Draw(Plot plot, Series series, Color colour)
    {
        Scatter line = Line(plot, series, colour);
        line.LineWidth = 2;
        line.MarkerSize = 8;
    }

    private static void DrawIdeal(Plot plot, Series series, int index)
    {
        Scatter line = Line(plot, series, Color.FromSKColor(Palette.Faint));
        line.LineWidth = 1.5f;
        line.MarkerSize = 0;
        line.LinePattern = index % 2 == 0 ? LinePattern.Dashed : LinePattern.Dotted;
    }

    private static Scatter Line(Plot plot, Series series, Color colour)
    {
        Scatter line = plot.Add.Scatter([.. series.Points.Select(point => Math.Log10(point.X))], series.Points.Select(point => Math.Log10(point.Y)).ToArray(), colour);
        line.LegendText = series.Name;
        return line;
    }

    /// <summary>1, 2 and 5 in every decade between the two, or every digit where there is little between them.</summary>
    private static IEnumerable<double> Marks(double least, double most) =>
        from decade in Enumerable.Range((int)Math.Floor(Math.Log10(least)), (int)Math.Ceiling(Math.Log10(most)) - (int)Math.Floor(Math.Log10(least)) + 1)
        from mantissa in most / least < ShortAxis ? EveryMantissa : Mantissas
        select mantissa * Math.Pow(10, decade);

    private static Tick Mark(double value) => new(Math.Log10(value), value.ToString("#,0.###", CultureInfo.InvariantCulture), isMajor: true);
}
