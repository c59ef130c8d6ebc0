using SkiaSharp;

namespace PoolFunctional.Bench.Pictures;

/// <summary>Text in pictures, in a font that travels with the workbench: a bare machine has none, and Skia then draws nothing, silently.</summary>
internal sealed class Lettering : IDisposable
{
    internal static readonly string FontFile = Path.Combine(AppContext.BaseDirectory, "Pictures", "Assets", "DejaVuSans-Latin.ttf");
    private static readonly SKTypeface Typeface = Load();

    private readonly SKFont font;
    private readonly SKPaint paint;

    internal Lettering(float size, SKColor colour)
    {
        font = new SKFont(Typeface, size) { Subpixel = true };
        paint = new SKPaint { Color = colour, IsAntialias = true };
    }

    internal void Draw(SKCanvas canvas, string text, float x, float baseline, SKTextAlign align = SKTextAlign.Left) =>
        canvas.DrawText(text, x, baseline, align, font, paint);

    internal float Width(string text) => font.MeasureText(text);

    public void Dispose()
    {
        font.Dispose();
        paint.Dispose();
    }

    private static SKTypeface Load()
    {
        SKTypeface? typeface = SKTypeface.FromFile(FontFile);
        return typeface is { GlyphCount: > 0 } ? typeface : throw new Failure($"The font {FontFile} cannot be read.");
    }
}
