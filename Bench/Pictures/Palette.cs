using SkiaSharp;

namespace PoolFunctional.Bench.Pictures;

/// <summary>The colours of every drawing.</summary>
internal static class Palette
{
    internal static readonly SKColor Paper = new(0xFF, 0xFF, 0xFF);
    internal static readonly SKColor Ink = new(0x22, 0x26, 0x2B);
    internal static readonly SKColor Faint = new(0x6B, 0x72, 0x7B);
    internal static readonly SKColor Line = new(0xC4, 0xCA, 0xD1);
    internal static readonly SKColor Seen = new(0xEA, 0xF0, 0xF7);
    internal static readonly SKColor Shared = new(0xF9, 0xC7, 0x4F);
    internal static readonly SKColor Unseen = new(0xD3, 0xD6, 0xDA);

    private static readonly SKColor[] Windows = [new(0x27, 0x7D, 0xA1), new(0xD1, 0x49, 0x5B), new(0x3A, 0x8F, 0x5C), new(0x7A, 0x52, 0xA8)];

    internal static SKColor Window(long output) => Windows[output % Windows.Length];

    internal static SKPaint Fill(SKColor colour) => new() { Color = colour, IsAntialias = true };

    internal static SKPaint Stroke(SKColor colour, float width) => new() { Color = colour, IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = width };
}
