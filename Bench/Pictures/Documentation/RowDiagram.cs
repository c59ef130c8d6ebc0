using SkiaSharp;

namespace PoolFunctional.Bench.Pictures.Documentation;

/// <summary>A cell of a row: what stands in it, and the group that its colour shows; of no group it is outlined by dashes.</summary>
internal readonly record struct RowCell(string Text, int? Group);

/// <summary>Rows of cells under a name each, with what is said of each at its end: tokens, rows of a table, frames.</summary>
internal static class RowDiagram
{
    private const int Cell = 44;
    private const int Margin = 32;
    private const int Heading = 92;
    private const int Pitch = 62;

    internal static SKBitmap Draw(string title, string note, params ReadOnlySpan<(string Name, RowCell[] Cells, string Legend)> rows)
    {
        using Lettering heading = new(24, Palette.Ink);
        using Lettering detail = new(14, Palette.Faint);
        using Lettering name = new(15, Palette.Ink);
        (float names, int cells, float legends) = (0, 0, 0);
        foreach ((string known, RowCell[] row, string legend) in rows) (names, cells, legends) = (float.Max(names, name.Width(known) + 20), int.Max(cells, row.Length), float.Max(legends, detail.Width(legend)));
        SKBitmap diagram = new((int)float.Max(Margin + names + (cells * Cell) + 14 + legends + Margin, heading.Width(title) + (2 * Margin)), Heading + (rows.Length * Pitch) + 20);
        using SKCanvas canvas = new(diagram);
        canvas.Clear(Palette.Paper);
        heading.Draw(canvas, title, Margin, 44);
        detail.Draw(canvas, note, Margin, 70);
        for (int row = 0; row < rows.Length; row++)
        {
            float top = Heading + (row * Pitch);
            name.Draw(canvas, rows[row].Name, Margin, top + (Cell / 2f) + 5);
            for (int i = 0; i < rows[row].Cells.Length; i++) DrawCell(canvas, rows[row].Cells[i], Margin + names + (i * Cell), top);
            detail.Draw(canvas, rows[row].Legend, Margin + names + (cells * Cell) + 14, top + (Cell / 2f) + 5);
        }

        return diagram;
    }

    private static void DrawCell(SKCanvas canvas, RowCell cell, float left, float top)
    {
        SKRect square = SKRect.Create(left + 2, top + 2, Cell - 4, Cell - 4);
        SKColor colour = cell.Group is { } group ? Palette.Window(group) : Palette.Line;
        using SKPaint light = Palette.Fill(cell.Group is null ? Palette.Paper : colour.WithAlpha(0x40));
        using SKPaint edge = Palette.Stroke(colour, cell.Group is null ? 1.5f : 2);
        if (cell.Group is null) edge.PathEffect = SKPathEffect.CreateDash([4, 4], 0);
        using Lettering text = new(16, cell.Group is null ? Palette.Faint : Palette.Ink);
        canvas.DrawRoundRect(square, 5, 5, light);
        canvas.DrawRoundRect(square, 5, 5, edge);
        text.Draw(canvas, cell.Text, square.MidX, square.MidY + 6, SKTextAlign.Center);
    }
}
