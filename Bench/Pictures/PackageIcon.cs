using SkiaSharp;

namespace PoolFunctional.Bench.Pictures;

/// <summary>The package's icon: four windows of four cells, one of which has become its value.</summary>
internal static class PackageIcon
{
    private const int Size = 128;
    private const int Margin = 8;
    private const int Cell = 25;
    private const int Gap = 4;

    internal static SKBitmap Draw()
    {
        SKBitmap icon = new(Size, Size);
        using SKCanvas canvas = new(icon);
        canvas.Clear(SKColors.Transparent);
        for (int window = 0; window < 4; window++)
        {
            (int row, int column) = Math.DivRem(window, 2);
            if (window == 3) Square(canvas, Palette.Shared, 2 * row, 2 * column, cells: 2);
            else Cells(canvas, Palette.Window(window), 2 * row, 2 * column);
        }

        return icon;
    }

    private static void Cells(SKCanvas canvas, SKColor colour, int row, int column)
    {
        for (int cell = 0; cell < 4; cell++) Square(canvas, colour.WithAlpha((byte)(byte.MaxValue - (40 * cell))), row + (cell / 2), column + (cell % 2), cells: 1);
    }

    private static void Square(SKCanvas canvas, SKColor colour, int row, int column, int cells)
    {
        using SKPaint fill = Palette.Fill(colour);
        int side = (cells * (Cell + Gap)) - Gap;
        canvas.DrawRoundRect(SKRect.Create(Margin + (column * (Cell + Gap)), Margin + (row * (Cell + Gap)), side, side), Gap, Gap, fill);
    }
}
