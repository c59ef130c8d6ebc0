using SkiaSharp;

namespace PoolFunctional.Bench.Pictures.Documentation;

/// <summary>One box on a small map, twice: as RoIPool rounds it to whole elements, and as RoIAlign samples it where it lies.</summary>
internal static class RegionDiagram
{
    private const int Side = 8;
    private const int Cell = 36;
    private const int Margin = 32;
    private const int Top = 132;
    private const int Between = 72;
    private const int Pitch = (Side * Cell) + Between;
    private const int BinsAcross = 3;
    private const int BinsDown = 2;
    private const int Samples = 2;

    /// <summary>Left, top, right, bottom.</summary>
    private static readonly SKRect box = new(1.2f, 1.6f, 6.4f, 5.7f);

    internal static SKBitmap Draw()
    {
        SKBitmap diagram = new((2 * Margin) + (2 * Pitch) - Between + 40, Top + (Side * Cell) + 80);
        using SKCanvas canvas = new(diagram);
        canvas.Clear(Palette.Paper);
        using Lettering title = new(24, Palette.Ink);
        title.Draw(canvas, "Regions of interest: a box in 2 × 3 bins", Margin, 44);
        Panel(canvas, Margin, "RoiPool: whole elements", "the box is rounded; bins may share a row", Pooled);
        Panel(canvas, Margin + Pitch, "RoiAlign: samples between elements", "nothing is rounded; 2 × 2 samples in each bin", Aligned);
        return diagram;
    }

    private static void Panel(SKCanvas canvas, float left, string name, string note, Action<SKCanvas> bins)
    {
        using Lettering heading = new(18, Palette.Ink);
        using Lettering detail = new(13, Palette.Faint);
        heading.Draw(canvas, name, left, 86);
        detail.Draw(canvas, note, left, 108);
        canvas.Save();
        canvas.Translate(left, Top);
        using SKPaint seen = Palette.Fill(Palette.Seen);
        using SKPaint line = Palette.Stroke(Palette.Line, 1);
        for (int i = 0; i < Side * Side; i++)
        {
            SKRect element = SKRect.Create(i % Side * Cell, i / Side * Cell, Cell, Cell);
            canvas.DrawRect(element, seen);
            canvas.DrawRect(element, line);
        }

        bins(canvas);
        using SKPaint outline = Palette.Stroke(Palette.Ink, 2);
        outline.PathEffect = SKPathEffect.CreateDash([6, 4], 0);
        canvas.DrawRect(Scaled(box), outline);
        detail.Draw(canvas, "dashed: the box as given, in elements of the map", 0, (Side * Cell) + 26);
        canvas.Restore();
    }

    /// <summary>The bins of whole elements, each a frame a little inside its place, so that shared rows show.</summary>
    private static void Pooled(SKCanvas canvas)
    {
        (int left, int top) = ((int)float.Round(box.Left), (int)float.Round(box.Top));
        (float width, float height) = (float.Round(box.Right) - left + 1, float.Round(box.Bottom) - top + 1);
        for (int bin = 0; bin < BinsDown * BinsAcross; bin++)
        {
            (int row, int column) = (bin / BinsAcross, bin % BinsAcross);
            SKRect place = new(
                left + float.Floor(column * width / BinsAcross), top + float.Floor(row * height / BinsDown),
                left + float.Ceiling((column + 1) * width / BinsAcross), top + float.Ceiling((row + 1) * height / BinsDown));
            Frame(canvas, place, bin, inset: 3 + (3 * row));
        }
    }

    private static void Aligned(SKCanvas canvas)
    {
        (float width, float height) = (box.Width / BinsAcross, box.Height / BinsDown);
        for (int bin = 0; bin < BinsDown * BinsAcross; bin++)
        {
            SKRect place = SKRect.Create(box.Left + (bin % BinsAcross * width), box.Top + (bin / BinsAcross * height), width, height);
            Frame(canvas, place, bin, inset: 2);
            using SKPaint dot = Palette.Fill(Palette.Window(bin));
            for (int sample = 0; sample < Samples * Samples; sample++)
                canvas.DrawCircle((place.Left + ((sample % Samples) + 0.5f) / Samples * width) * Cell, (place.Top + ((sample / Samples) + 0.5f) / Samples * height) * Cell, 5, dot);
        }
    }

    private static void Frame(SKCanvas canvas, SKRect place, int bin, int inset)
    {
        SKRect frame = Scaled(place);
        frame.Inflate(-inset, -inset);
        using SKPaint light = Palette.Fill(Palette.Window(bin).WithAlpha(0x30));
        using SKPaint edge = Palette.Stroke(Palette.Window(bin), 2);
        canvas.DrawRoundRect(frame, 5, 5, light);
        canvas.DrawRoundRect(frame, 5, 5, edge);
    }

    private static SKRect Scaled(SKRect elements) => new(elements.Left * Cell, elements.Top * Cell, elements.Right * Cell, elements.Bottom * Cell);
}
