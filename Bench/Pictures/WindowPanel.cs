using SkiaSharp;

namespace PoolFunctional.Bench.Pictures;

/// <summary>One axis drawn: a square per input position, below it a bar per window, and what neighbours share in amber.</summary>
internal sealed class WindowPanel
{
    private const int Cell = 48;
    private const int BarPitch = 34;
    private const int TitleHeight = 44;
    private const int SquaresTop = TitleHeight + 26;
    private const int BarsTop = SquaresTop + Cell + 16;
    private const int Legend = 240;
    private const int MostPositions = 128;

    private readonly string title;
    private readonly AxisExplanation axis;
    private readonly long first;
    private readonly long last;

    internal WindowPanel(string title, AxisExplanation axis)
    {
        (this.title, this.axis) = (title, axis);
        first = axis.Windows.Min(window => long.Min(window.FirstTap, 0));
        last = axis.Windows.Max(window => long.Max(window.LastTap, axis.InputExtent - 1));
        if (last - first >= MostPositions || axis.OutputExtent > MostPositions) throw new Failure($"The diagram draws up to {MostPositions} positions and windows per axis; this has {long.Max(last - first + 1, axis.OutputExtent)}.");
    }

    internal int Width => ((int)(last - first + 1) * Cell) + Legend;

    internal int Height => BarsTop + (axis.Windows.Count * BarPitch) + 62;

    internal void Draw(SKCanvas canvas)
    {
        using Lettering heading = new(19, Palette.Ink);
        using Lettering note = new(14, Palette.Faint);
        heading.Draw(canvas, title, 0, 24);
        note.Draw(canvas, "input position", 0, SquaresTop - 8);
        for (long position = first; position <= last; position++) DrawSquare(canvas, position);
        foreach (WindowExplanation window in axis.Windows) DrawWindow(canvas, window);
        float bottom = BarsTop + (axis.Windows.Count * BarPitch);
        note.Draw(canvas, $"shared by neighbours: {Listed(axis.Overlaps)}", 0, bottom + 20);
        note.Draw(canvas, $"inputs never seen: {Listed(axis.UnseenInputs)}", 0, bottom + 42);
    }

    private void DrawSquare(SKCanvas canvas, long position)
    {
        SKRect square = SKRect.Create(Left(position) + 2, SquaresTop + 2, Cell - 4, Cell - 4);
        bool inside = position >= 0 && position < axis.InputExtent;
        using SKPaint fill = Palette.Fill(inside ? Colour(position) : Palette.Paper);
        using SKPaint column = Palette.Fill(Palette.Shared.WithAlpha(0x50));
        if (inside && fill.Color == Palette.Shared) canvas.DrawRect(square.Left, square.MidY, square.Width, BarsTop + (axis.Windows.Count * BarPitch) - square.MidY, column);
        using SKPaint edge = Palette.Stroke(Palette.Line, 1.5f);
        if (!inside) edge.PathEffect = SKPathEffect.CreateDash([4, 4], 0);
        using Lettering number = new(17, inside ? Palette.Ink : Palette.Faint);
        canvas.DrawRoundRect(square, 5, 5, fill);
        canvas.DrawRoundRect(square, 5, 5, edge);
        number.Draw(canvas, Text(position), square.MidX, square.MidY + 6, SKTextAlign.Center);
    }

    /// <summary>A light band over the window's extent, a dot on every tap: full inside the input, hollow outside.</summary>
    private void DrawWindow(SKCanvas canvas, WindowExplanation window)
    {
        float middle = BarsTop + (window.Output * BarPitch) + (BarPitch / 2f);
        SKColor colour = Palette.Window(window.Output);
        SKRect band = new(Left(window.FirstTap) + 3, middle - 12, Left(window.LastTap) + Cell - 3, middle + 12);
        using SKPaint light = Palette.Fill(colour.WithAlpha(0x40));
        using SKPaint edge = Palette.Stroke(colour, 2);
        using SKPaint full = Palette.Fill(colour);
        canvas.DrawRoundRect(band, 12, 12, light);
        canvas.DrawRoundRect(band, 12, 12, edge);
        for (long tap = 0; tap < window.Length; tap++)
        {
            bool inside = window.Taps[tap] >= 0 && window.Taps[tap] < axis.InputExtent;
            canvas.DrawCircle(Left(window.Taps[tap]) + (Cell / 2f), middle, 5, inside ? full : edge);
        }

        using Lettering legend = new(14, colour);
        legend.Draw(canvas, $"output {window.Output}: {Text(window.FirstTap)} … {Text(window.LastTap)}, {Taps(window)}", Left(last + 1) + 14, middle + 5);
    }

    private static string Taps(WindowExplanation window) =>
        window.Present.Count == window.Length ? $"{window.Length} {Plural(window.Length)}" : $"{window.Present.Count} of {window.Length} {Plural(window.Length)}";

    private static string Plural(long taps) => taps == 1 ? "tap" : "taps";

    private SKColor Colour(long position)
    {
        int seen = axis.Windows.Count(window => Sees(window, position));
        return seen switch { 0 => Palette.Unseen, 1 => Palette.Seen, _ => Palette.Shared };
    }

    private static bool Sees(WindowExplanation window, long position) =>
        position >= window.FirstTap && position <= window.LastTap && (position - window.FirstTap) % window.Taps.Step == 0;

    private float Left(long position) => (position - first) * Cell;

    private static string Text(long position) => position < 0 ? $"−{-position}" : $"{position}";

    private static string Listed(Sequence<long> values) => values.Count == 0 ? "none" : string.Join(", ", values);
}
