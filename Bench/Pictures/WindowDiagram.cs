using SkiaSharp;

namespace PoolFunctional.Bench.Pictures;

/// <summary>Panels of windows in a grid, under one title and over one key to the colours.</summary>
internal static class WindowDiagram
{
    private const int Margin = 32;
    private const int Heading = 72;
    private const int Footer = 48;

    internal static SKBitmap Draw(string title, ReadOnlySpan<WindowPanel> panels, int columns)
    {
        (int width, int height) = (0, 0);
        foreach (WindowPanel panel in panels) (width, height) = (int.Max(width, panel.Width + Margin), int.Max(height, panel.Height + Margin));
        int rows = (panels.Length + columns - 1) / columns;
        using Lettering heading = new(24, Palette.Ink);
        int widest = int.Max(Margin + (columns * width), (2 * Margin) + (int)heading.Width(title));
        SKBitmap diagram = new(int.Max(widest, 760), Heading + (rows * height) + Footer);
        using SKCanvas canvas = new(diagram);
        canvas.Clear(Palette.Paper);
        heading.Draw(canvas, title, Margin, 44);
        for (int i = 0; i < panels.Length; i++)
        {
            canvas.Save();
            canvas.Translate(Margin + (i % columns * width), Heading + (i / columns * height));
            panels[i].Draw(canvas);
            canvas.Restore();
        }

        DrawKey(canvas, Heading + (rows * height));
        return diagram;
    }

    private static void DrawKey(SKCanvas canvas, float top)
    {
        using Lettering note = new(14, Palette.Faint);
        float left = Margin;
        foreach ((SKColor colour, string meaning) in new[]
        {
            (Palette.Seen, "seen by one window"), (Palette.Shared, "shared by several"), (Palette.Unseen, "never seen"), (Palette.Paper, "outside the input"),
        })
        {
            using SKPaint fill = Palette.Fill(colour);
            using SKPaint edge = Palette.Stroke(Palette.Line, 1.5f);
            canvas.DrawRect(left, top, 18, 18, fill);
            canvas.DrawRect(left, top, 18, 18, edge);
            note.Draw(canvas, meaning, left + 26, top + 14);
            left += note.Width(meaning) + 56;
        }
    }
}
