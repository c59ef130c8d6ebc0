using SkiaSharp;

namespace PoolFunctional.Bench.Pictures;

/// <summary>Reads PNG, JPEG and whatever else Skia decodes; writes PNG.</summary>
internal static class PictureFile
{
    /// <summary>The most that zlib does to make a file small.</summary>
    private const int SmallestPng = 9;

    internal static string Photograph => Path.Combine(AppContext.BaseDirectory, "Pictures", "Assets", "chelsea.png");

    /// <summary>Reads a picture; transparent pixels are laid on white.</summary>
    internal static Picture Read(string path)
    {
        if (Directory.Exists(path)) throw new Failure($"{path} is a directory, not a picture.");
        if (!File.Exists(path)) throw new Failure($"There is no file {path}.");
        using SKBitmap? bitmap = Decode(path);
        if (bitmap is null) throw new Failure($"{path} is not a picture that can be read (PNG and JPEG can), or it is broken.");
        float[] pixels = new float[bitmap.Width * bitmap.Height * Picture.Channels];
        SKColor[] colours = bitmap.Pixels;
        for (int i = 0; i < colours.Length; i++)
        {
            SKColor colour = colours[i];
            pixels[i * Picture.Channels] = OnWhite(colour.Red, colour.Alpha);
            pixels[(i * Picture.Channels) + 1] = OnWhite(colour.Green, colour.Alpha);
            pixels[(i * Picture.Channels) + 2] = OnWhite(colour.Blue, colour.Alpha);
        }

        return new(bitmap.Height, bitmap.Width, pixels);
    }

    /// <summary>The picture as Skia draws it.</summary>
    internal static SKBitmap ToBitmap(Picture picture)
    {
        SKBitmap bitmap = new(picture.Width, picture.Height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        SKColor[] colours = new SKColor[picture.Width * picture.Height];
        for (int i = 0; i < colours.Length; i++)
        {
            ReadOnlySpan<float> pixel = picture.Pixels.AsSpan(i * Picture.Channels, Picture.Channels);
            colours[i] = new SKColor(Byte(pixel[0]), Byte(pixel[1]), Byte(pixel[2]));
        }

        bitmap.Pixels = colours;
        return bitmap;
    }

    internal static void Write(Picture picture, string path)
    {
        using SKBitmap bitmap = ToBitmap(picture);
        Write(bitmap, path);
    }

    /// <summary>Writes a PNG; the file appears only once it is whole.</summary>
    internal static void Write(SKBitmap bitmap, string path)
    {
        byte[]? data = Encoded(bitmap);
        if (data is null) throw new Failure($"{path}: a picture of {bitmap.Width} × {bitmap.Height} cannot be made a PNG.");
        string whole = Path.GetFullPath(path);
        if (Directory.Exists(whole)) throw new Failure($"{path} is a directory; a picture needs a file name.");
        string partial = whole + ".partial";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(whole) ?? ".");
            File.WriteAllBytes(partial, data);
            File.Move(partial, whole, overwrite: true);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new Failure($"{path} cannot be written: {wrong.Message}");
        }
    }

    /// <summary>Without transparency, which a drawing on paper has none of.</summary>
    private static byte[]? Encoded(SKBitmap bitmap)
    {
        using SKPixmap? pixels = bitmap.PeekPixels();
        using SKPixmap? opaque = pixels?.WithAlphaType(SKAlphaType.Opaque);
        using SKData? data = opaque?.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.AllFilters, SmallestPng));
        return data?.ToArray();
    }

    private static SKBitmap? Decode(string path)
    {
        using SKCodec? codec = SKCodec.Create(new MemoryStream(File.ReadAllBytes(path)));
        if (codec is null) return null;
        SKImageInfo information = new(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        SKBitmap bitmap = new(information);
        if (codec.GetPixels(information, bitmap.GetPixels()) == SKCodecResult.Success) return bitmap;
        bitmap.Dispose();
        return null;
    }

    private static float OnWhite(byte value, byte alpha) => ((value * alpha) + (byte.MaxValue * (byte.MaxValue - alpha))) / byte.MaxValue;

    private static byte Byte(float value) => byte.CreateSaturating(MathF.Round(value));
}
