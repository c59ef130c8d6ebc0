using System.Numerics.Tensors;
using SkiaSharp;
using static PoolFunctional.Bench.Pictures.Documentation.Photograph;

namespace PoolFunctional.Bench.Pictures.Documentation;

/// <summary>The sheets of operators that are more than one window and one reduction.</summary>
internal static class CompositePictures
{
    private const int Step = 32;
    private const int Bins = 14;

    /// <summary>An eye.</summary>
    private static readonly SKRectI eye = new(33, 20, 61, 41);

    internal static (string, string, CaptionedPicture[]) Unpooling()
    {
        Window halves = Window.Square(2, axes: 2), fours = Window.Square(4, axes: 2);
        return ("indices-and-unpooling", "Maxima, and back to where they were",
        [
            OperatorPictures.Input(),
            new("Unpool of 2 × 2 maxima", "each back where it was", Back(halves)),
            new("Unpool of 4 × 4 maxima", "one element of 16", Back(fours)),
        ]);

        static Picture Back(Window window) => Of(Small, x =>
        {
            (Tensor<float> values, Tensor<int> indices) = Pool.MaxWithIndices<float, int>(x, window, IndexLayout.Plane, Options);
            return Pool.Unpool(values, indices, window, [Height, Width], options: Options);
        });
    }

    internal static (string, string, CaptionedPicture[]) Quantised()
    {
        Tensor<byte> bytes = Tensor.Create<byte>([.. Small.Pixels.Select(byte.CreateSaturating)], Small.ChannelsLastShape);
        Quantization fine = Quantization.Of(1), coarse = Quantization.Of(Step);
        return ("quantised", "Bytes into bytes of a coarser scale, windows of 4 × 4, stride 2",
        [
            OperatorPictures.Input("bytes, scale 1"),
            new("QuantizedAverage", "scale 1 to scale 1", Stretched(Pool.QuantizedAverage(bytes, Photograph.Window, fine, options: Options), 1)),
            new("QuantizedAverage", "scale 1 to scale 32", Stretched(Pool.QuantizedAverage(bytes, Photograph.Window, fine, coarse, options: Options), Step)),
            new("QuantizedMax", "scale 1 to scale 32", Stretched(Pool.QuantizedMax(bytes, Photograph.Window, fine, coarse, Options), Step)),
            new("QuantizedMin", "scale 1 to scale 32", Stretched(Pool.QuantizedMin(bytes, Photograph.Window, fine, coarse, Options), Step)),
        ]);

        static Picture Stretched(Tensor<byte> pooled, float step)
        {
            byte[] values = new byte[pooled.FlattenedLength];
            pooled.FlattenTo(values);
            return new((int)pooled.Lengths[1], (int)pooled.Lengths[2], [.. values.Select(value => value * step)]);
        }
    }

    internal static (string, string, CaptionedPicture[]) Blurs()
    {
        Window every = Window.Sliding([1, 1], [2, 2]);
        BlurFilter filter = BlurFilter.Binomial(5, stride: 2);
        return ("blur", "Halving with and without a blur",
        [
            OperatorPictures.Input(),
            new("Blur", "5 × 5, stride 2", Of(Small, x => Pool.Blur(x, filter, Options))),
            new("MaxBlur", "max 2 × 2, then 5 × 5, stride 2", Of(Small, x => Pool.MaxBlur(x, filter, Options))),
            new("rings", "finer outwards", Rings),
            new("every second element", "rings that are not there", Pooled(Rings, Reduction.Max, every)),
            new("Blur", "5 × 5, stride 2", Of(Rings, x => Pool.Blur(x, filter, Options))),
        ]);
    }

    internal static (string, string, CaptionedPicture[]) Pyramids()
    {
        Tensor<float> pair = Pool.AverageAndMax(AsTensor(Small), Window.Square(8, axes: 2), Options);
        return ("pyramids", "Pyramids, pairs and stacks",
        [
            .. ((int[])[2, 4, 8]).Select(level => new CaptionedPicture("SpatialPyramid", $"level {level}: {level} × {level} cells", Level(level))),
            new("AverageAndMax", "8 × 8, the averages", From(pair)),
            new("AverageAndMax", "the maxima, in channels 3 to 5", From(pair, Picture.Channels)),
            new("Stack", "max 2 × 2 after max 2 × 2", Of(Small, x => Pool.Stack(x, WindowStack.Of(Window.Square(2, axes: 2), Window.Square(2, axes: 2)), Reduction.Max, Options))),
        ]);

        static Picture Level(int level)
        {
            Tensor<float> features = Pool.SpatialPyramid(AsTensor(Small), Pyramid.Adaptive(level), Reduction.Average(), Options);
            float[] cells = new float[features.FlattenedLength];
            features.FlattenTo(cells);
            return Picture.FromChannelsFirst(level, level, cells);
        }
    }

    internal static (string, string, CaptionedPicture[]) Regions()
    {
        float[] box = [0, eye.Left, eye.Top, eye.Right + 1, eye.Bottom + 1];
        RoiGrid grid = RoiGrid.Of(Bins, Bins);
        float[] maps = [.. Enumerable.Range(0, Picture.Channels).SelectMany(channel => Enumerable.Repeat(Small.ChannelsFirstPixels.Skip(channel * Height * Width).Take(Height * Width), Bins * Bins).SelectMany(plane => plane))];
        Tensor<float> sensitive = Tensor.Create(maps, [1, Picture.Channels * Bins * Bins, Height, Width]);
        return ("regions", "A box of the photograph in 14 × 14 bins",
        [
            new("input", "a box around an eye", Outlined(Small, eye)),
            new("RoiAlign", "2 × 2 samples per bin", Cropped(Pool.RoiAlign(AsTensor(Small), PoolFunctional.Regions.OfRows<float>(box), grid, RoiSampling.PerBin(2), options: Options))),
            new("RoiPool", "the maximum of whole elements", Cropped(Pool.RoiPool(AsTensor(Small), PoolFunctional.Regions.OfRows<float>(box), grid, Options))),
            new("PositionSensitiveRoiAlign", "a map per bin, here all alike", First(Pool.PositionSensitiveRoiAlign(sensitive, PoolFunctional.Regions.OfRows<float>(box), grid, RoiSampling.PerBin(2)))),
            new("PositionSensitiveRoiPool", "the average of whole elements", First(Pool.PositionSensitiveRoiPool(sensitive, PoolFunctional.Regions.OfRows<float>(box), grid))),
        ]);

        static Picture Cropped(Tensor<float> bins) => From(bins);

        static Picture First(Tensor<float> bins)
        {
            float[] values = new float[bins.FlattenedLength];
            bins.FlattenTo(values);
            return Picture.FromChannelsFirst(Bins, Bins, values);
        }
    }

    internal static (string, string, CaptionedPicture[]) Gradients()
    {
        Window window = Window.Square(4, axes: 2);
        return ("gradients", "Where a gradient of ones goes, windows of 4 × 4",
        [
            OperatorPictures.Input(),
            Towards("Max", "to the greatest tap", Reduction.Max),
            new("Average, 6 × 6, stride 4", "to every tap, once per window", Shown(Small, Reduction.Average(), Window.Square(6, axes: 2, stride: 4))),
            Towards("GeneralizedMean(20)", "mostly to great taps", Reduction.GeneralizedMean(20)),
            Towards("Median", "to the middle tap", Reduction.Median),
            new("Max, overlapping", "3 × 3, stride 1: up to 9 times", Shown(Small, Reduction.Max, Window.Square(3, axes: 2, stride: 1))),
        ]);

        CaptionedPicture Towards(string name, string detail, Reduction reduction) => new(name, detail, Shown(Small, reduction, window));

        static Picture Shown(Picture picture, Reduction reduction, Window window)
        {
            Tensor<float> x = AsTensor(picture);
            Tensor<float> ones = Tensor.Create(Enumerable.Repeat(1f, (int)Pool.Reduce(x, window, reduction, Options).FlattenedLength).ToArray(), Pool.OutputShape(window, x.Lengths, Options));
            return Times(From(Pool.Backward(ones, x, window, reduction, options: Options)), 1e6f).FittedToWhite();
        }
    }
}
