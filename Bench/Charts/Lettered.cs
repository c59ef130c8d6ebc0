using PoolFunctional.Bench.Pictures;
using ScottPlot;
using Palette = PoolFunctional.Bench.Pictures.Palette;

namespace PoolFunctional.Bench.Charts;

/// <summary>Plots in the font that travels with the workbench and in the colours of the drawings.</summary>
internal static class Lettered
{
    private const string Name = "DejaVu Sans";
    private const float Size = 15;
    private const float TitleSize = 18;

    /// <summary>An empty plot with its title, and with the machine in small letters where the x axis is named.</summary>
    internal static Plot Plot(string title, string x, string y)
    {
        Fonts.AddFontFile(Name, Lettering.FontFile);
        Fonts.Default = Name;
        Plot plot = new();
        plot.Font.Set(Name);
        plot.Title(title, TitleSize);
        plot.XLabel(x, Size);
        plot.YLabel(y, Size);
        plot.Grid.MajorLineColor = Color.FromSKColor(Palette.Line).WithAlpha(0.5);
        plot.Axes.Color(Color.FromSKColor(Palette.Ink));
        plot.Axes.Title.Label.Bold = false;
        plot.Axes.Bottom.Label.Bold = false;
        plot.Axes.Left.Label.Bold = false;
        plot.Axes.Bottom.TickLabelStyle.FontSize = Size;
        plot.Axes.Left.TickLabelStyle.FontSize = Size;
        plot.Legend.FontSize = Size;
        return plot;
    }

    /// <summary>The PNG, in a directory that is made if there is none.</summary>
    internal static void Write(Plot plot, int width, int height, string path)
    {
        byte[] picture = plot.GetImageBytes(width, height, ImageFormat.Png);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path)) ?? ".");
            File.WriteAllBytes(path, picture);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new Failure($"{path} cannot be written: {wrong.Message}");
        }
    }
}
