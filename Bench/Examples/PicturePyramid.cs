#!/usr/bin/env dotnet
#:project ../../Core
#:project ../../Facade
#:package SkiaSharp
#:package SkiaSharp.NativeAssets.Linux.NoDependencies
#:package System.Numerics.Tensors
#:include Support/Expect.cs
#:include ../Failure.cs
#:include ../Pictures/Lettering.cs
#:include ../Pictures/Palette.cs

// A picture made smaller by averages of areas, beside one of which every n-th pixel is kept. Both are read from a bitmap, four bytes to a pixel, where it lies, and written into another.
using System.Numerics.Tensors;
using PoolFunctional;
using PoolFunctional.Bench.Pictures;
using PoolFunctional.Examples;
using SkiaSharp;

const int Size = 440, PixelBytes = 4, Untouched = 0xEE;
int[] scales = [2, 4, 8];

// A zone plate: rings that get finer outwards, up to half a cycle per pixel in the middle of an edge. Smaller pictures have no room for the finest: they should turn grey.
using SKBitmap plate = Bitmap(Size);
for (int y = 0; y < Size; y++)
{
    for (int x = 0; x < Size; x++)
    {
        byte grey = (byte)(17 * Math.Round(7.5 + (7.5 * Math.Cos(Math.PI * ((double)Square(x) + Square(y)) / Size))));     // sixteen greys, so that the PNG is small
        plate.SetPixel(x, y, new SKColor(grey, grey, grey));
    }
}

Console.WriteLine($"a bitmap of {plate.Width}×{plate.Height} pixels, {plate.RowBytes} bytes from row to row, of which {plate.Width * PixelBytes} are pixels");
long allocated = 0;
SKBitmap[] kept = [.. scales.Select(scale => Pooled(Reduction.Max, Window.Square(1, axes: 2, stride: scale)))];
SKBitmap[] averaged = [.. scales.Select(scale => Pooled(Reduction.Average(), Window.Square(scale, axes: 2)))];
double[] before = [.. kept.Select(Contrast)], after = [.. averaged.Select(Contrast)];
foreach ((int level, int scale) in scales.Index())
{
    Console.WriteLine($"1/{scale}: rings finer than 4 pixels leave a contrast of {before[level]:F0} in the pixels that are kept, of {after[level]:F0} in the averages");
}

Expect.That(averaged.Zip(scales, IsMean).All(isMean => isMean), "every byte of an average is the mean of the bytes that it stands for, rounded once");
Expect.That(allocated == 0, "from bitmap to bitmap nothing is allocated");
Expect.That(kept.Concat(averaged).All(smaller => Margins(smaller).All(value => value == Untouched)), "what lies between the rows of a result stays as it was");
Expect.That(before.Min() > 80, "of pixels that are kept, rings that this size has no room for make rings that are not there");
Expect.That(after[1] < before[1] / 4 && after[2] < before[2] / 4, "of averages they turn grey");
Draw(Path.Combine("out", "example-pyramid.png"));

SKBitmap Pooled(Reduction reduction, Window window)
{
    ReadOnlyTensorSpan<byte> x = Pixels(plate);
    PoolPlan<byte> plan = Pool.Compile<byte>(reduction, window, x.Lengths, new PoolOptions { Layout = Layout.ChannelsLast, MaxDegreeOfParallelism = 1 });
    SKBitmap smaller = Bitmap((int)plan.OutputShape[0]);
    plan.Run(x, Pixels(smaller));

    long start = GC.GetAllocatedBytesForCurrentThread();
    plan.Run(x, Pixels(smaller));               // what these strides need is prepared by now
    allocated += GC.GetAllocatedBytesForCurrentThread() - start;
    return smaller;
}

// [height, width, blue-green-red-alpha] over the bitmap's own memory.
static TensorSpan<byte> Pixels(SKBitmap bitmap) => new(bitmap.GetPixelSpan(), [bitmap.Height, bitmap.Width, PixelBytes], [bitmap.RowBytes, PixelBytes, 1]);

// Rows begin at multiples of 64 bytes, as those of graphics cards and cameras do.
static SKBitmap Bitmap(int size)
{
    SKBitmap bitmap = new();
    SKImageInfo information = new(size, size, SKColorType.Bgra8888, SKAlphaType.Opaque);
    if (!bitmap.TryAllocPixels(information, (information.RowBytes + 64) / 64 * 64)) throw new OutOfMemoryException();
    bitmap.GetPixelSpan().Fill(Untouched);
    return bitmap;
}

static byte[] Margins(SKBitmap bitmap)
{
    byte[] bytes = bitmap.GetPixelSpan().ToArray();
    return [.. bytes.Where((_, i) => i % bitmap.RowBytes >= bitmap.Width * PixelBytes)];
}

static int Square(int place) => (place - (Size / 2)) * (place - (Size / 2));

// Blue alone is looked at: the picture is grey.
bool IsMean(SKBitmap smaller, int scale)
{
    SKColor[] from = plate.Pixels;
    return smaller.Pixels.Index().All(pixel =>
    {
        (int top, int left) = (pixel.Index / smaller.Width * scale, pixel.Index % smaller.Width * scale);
        int sum = Enumerable.Range(0, scale * scale).Sum(i => from[((top + (i / scale)) * Size) + left + (i % scale)].Blue);
        return pixel.Item.Blue == (int)Math.Round((double)sum / (scale * scale), MidpointRounding.ToEven);
    });
}

// The standard deviation where the rings of the picture are between 4 and 2 pixels wide.
static double Contrast(SKBitmap picture)
{
    int scale = Size / picture.Width;
    double[] values = [.. picture.Pixels.Index().Where(pixel => IsFine(pixel.Index % picture.Width * scale, pixel.Index / picture.Width * scale)).Select(pixel => (double)pixel.Item.Blue)];
    double mean = values.Average();
    return Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
}

static bool IsFine(int x, int y) => Square(x) + Square(y) is > Size / 4 * (Size / 4) and < Size / 2 * (Size / 2);

void Draw(string path)
{
    const int Cell = Size / 2, Gap = 20, Caption = 30;
    using SKBitmap sheet = new(Size + (scales.Length * Cell) + ((scales.Length + 2) * Gap), Size + Gap + (2 * (Caption + Gap)));
    using SKCanvas canvas = new(sheet);
    using Lettering caption = new(16, Palette.Ink);
    canvas.Clear(Palette.Paper);
    caption.Draw(canvas, "Made smaller, it has no room for its finest rings:", Gap, Size + (2 * Gap) + Caption + 6);
    caption.Draw(canvas, "they should turn grey.", Gap, Size + (2 * Gap) + Caption + 28);
    Place($"a zone plate of {Size}×{Size} pixels", plate, Gap, Gap + Caption, Size);
    foreach ((int level, int scale) in scales.Index())
    {
        int left = Size + (2 * Gap) + (level * (Cell + Gap));
        Place($"1/{scale}: every {scale}{(scale == 2 ? "nd" : "th")} pixel", kept[level], left, Gap + Caption, Cell);
        Place($"1/{scale}: averages of {scale}×{scale}", averaged[level], left, Cell + (2 * (Gap + Caption)), Cell);
    }

    Directory.CreateDirectory(Path.GetDirectoryName(path)!);
    using SKBitmap grey = sheet.Copy(SKColorType.Gray8);
    using SKPixmap pixels = grey.PeekPixels();
    using SKData data = pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.NoFilters, 9))!;
    File.WriteAllBytes(path, data.ToArray());
    Console.WriteLine(path);

    void Place(string name, SKBitmap picture, int left, int top, int extent)
    {
        using SKImage image = SKImage.FromBitmap(picture);
        caption.Draw(canvas, name, left, top - 9);
        canvas.DrawImage(image, SKRect.Create(left, top, extent, extent), new SKSamplingOptions(SKFilterMode.Nearest));
    }
}
