using System.Numerics.Tensors;
using SkiaSharp;

namespace PoolFunctional.Bench.Pictures.Documentation;

/// <summary>The photograph of the pages, small, and what is made of it: a picture is pooled as <c>[1, height, width, 3]</c>, channels last.</summary>
internal static class Photograph
{
    internal const int Height = 80;
    internal const int Width = 120;

    private static readonly float[] outline = [0xD1, 0x49, 0x5B];

    internal static PoolOptions Options { get; } = new() { Layout = Layout.ChannelsLast };

    /// <summary>The window of most sheets: overlapping, and large enough for operators to differ to the eye.</summary>
    internal static Window Window { get; } = Window.Square(4, axes: 2, stride: 2);

    internal static Picture Small { get; } = Pooled(PictureFile.Read(PictureFile.Photograph), Reduction.Average(), Window.Adaptive(Height, Width));

    /// <summary>Rings that grow finer outwards, down to two elements: what cannot be halved without a blur.</summary>
    internal static Picture Rings { get; } = From(Height, Width, (row, column) =>
    {
        (double y, double x) = (row - (Height / 2.0), column - (Width / 2.0));
        return (float)(127.5 + (127.5 * double.Cos(double.Pi * ((x * x) + (y * y)) / Width)));
    });

    /// <summary>The photograph with one element in so many replaced, at places that a hash scatters.</summary>
    internal static Picture Spoiled(int oneIn, Func<int, float> by) => Small with
    {
        Pixels = [.. Small.Pixels.Select((value, i) => Hash(i / Picture.Channels) is var hash && hash % oneIn == 0 ? by(hash / oneIn) : value)],
    };

    internal static Picture Pooled(Picture picture, Reduction reduction, Window? window = null) => Of(picture, x => Pool.Reduce(x, window ?? Window, reduction, Options));

    /// <summary>The picture pooled by a reduction that knows a scale: divided first, multiplied afterwards.</summary>
    internal static Picture Scaled(Picture picture, float scale, Reduction reduction, Window? window = null) => Times(Pooled(Times(picture, 1 / scale), reduction, window), scale);

    internal static Picture Of(Picture picture, Func<Tensor<float>, Tensor<float>> operation) => From(operation(AsTensor(picture)));

    internal static Tensor<float> AsTensor(Picture picture) => Tensor.Create(picture.Pixels, picture.ChannelsLastShape);

    /// <summary>A picture of a tensor <c>[1, height, width, channel]</c>, the first three channels of it or those from another on.</summary>
    internal static Picture From(Tensor<float> tensor, int firstChannel = 0)
    {
        (int height, int width, int channels) = ((int)tensor.Lengths[1], (int)tensor.Lengths[2], (int)tensor.Lengths[3]);
        float[] values = new float[tensor.FlattenedLength];
        tensor.FlattenTo(values);
        return new(height, width, [.. Enumerable.Range(0, height * width * Picture.Channels).Select(i => values[(i / Picture.Channels * channels) + firstChannel + (i % Picture.Channels)])]);
    }

    internal static Picture Times(Picture picture, float factor) => picture with { Pixels = [.. picture.Pixels.Select(value => value * factor)] };

    /// <summary>The picture with the outline of a box in it.</summary>
    internal static Picture Outlined(Picture picture, SKRectI box)
    {
        float[] pixels = [.. picture.Pixels];
        for (int row = box.Top; row <= box.Bottom; row++)
        {
            for (int column = box.Left; column <= box.Right; column++)
            {
                if (row != box.Top && row != box.Bottom && column != box.Left && column != box.Right) continue;
                outline.CopyTo(pixels.AsSpan(((row * picture.Width) + column) * Picture.Channels));
            }
        }

        return picture with { Pixels = pixels };
    }

    private static Picture From(int height, int width, Func<int, int, float> brightness) =>
        new(height, width, [.. Enumerable.Range(0, height * width * Picture.Channels).Select(i => brightness(i / Picture.Channels / width, i / Picture.Channels % width))]);

    /// <summary>The finalizer of MurmurHash3, without its sign.</summary>
    private static int Hash(int place)
    {
        uint hash = (uint)place + 1;
        hash = unchecked((hash ^ (hash >> 16)) * 0x85EBCA6Bu);
        hash = unchecked((hash ^ (hash >> 13)) * 0xC2B2AE35u);
        return (int)((hash ^ (hash >> 16)) >> 1);
    }
}
