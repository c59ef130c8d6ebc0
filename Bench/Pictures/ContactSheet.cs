using SkiaSharp;

namespace PoolFunctional.Bench.Pictures;

/// <summary>A picture and what pooling makes of it, side by side, each under its name and shape and all drawn at one size.</summary>
internal static class ContactSheet
{
    private const int Columns = 3;
    private const int Gap = 24;
    private const int Heading = 64;
    private const int Caption = 52;

    internal static SKBitmap Draw(string title, int width, int height, params ReadOnlySpan<CaptionedPicture> pictures)
    {
        int rows = (pictures.Length + Columns - 1) / Columns;
        SKBitmap sheet = new((Columns * (width + Gap)) + Gap, Heading + (rows * (height + Caption + Gap)));
        using SKCanvas canvas = new(sheet);
        canvas.Clear(Palette.Paper);
        using Lettering heading = new(24, Palette.Ink);
        heading.Draw(canvas, title, Gap, 42);
        for (int i = 0; i < pictures.Length; i++)
        {
            float left = Gap + (i % Columns * (width + Gap));
            float top = Heading + (i / Columns * (height + Caption + Gap));
            DrawCell(canvas, pictures[i], SKRect.Create(left, top + Caption, width, height));
        }

        return sheet;
    }

    private static void DrawCell(SKCanvas canvas, CaptionedPicture cell, SKRect place)
    {
        using Lettering name = new(18, Palette.Ink);
        using Lettering detail = new(14, Palette.Faint);
        name.Draw(canvas, cell.Name, place.Left, place.Top - 30);
        detail.Draw(canvas, cell.Detail, place.Left, place.Top - 10);

        using SKBitmap bitmap = PictureFile.ToBitmap(cell.Picture);
        using SKImage image = SKImage.FromBitmap(bitmap);
        using SKPaint frame = Palette.Stroke(Palette.Line, 1);
        canvas.DrawImage(image, place, new SKSamplingOptions(SKFilterMode.Nearest));
        canvas.DrawRect(place, frame);
    }
}

/// <summary>A picture with its name, and a line that says more.</summary>
internal sealed record CaptionedPicture(string Name, string Detail, Picture Picture);
