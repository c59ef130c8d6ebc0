using SkiaSharp;
using static PoolFunctional.Bench.Pictures.Documentation.Photograph;

namespace PoolFunctional.Bench.Pictures.Documentation;

/// <summary>One sheet per page of operators: the photograph, and what each operator makes of it.</summary>
internal static class OperatorPictures
{
    /// <summary>An element of the small photograph is two or more of a sheet.</summary>
    private const int Magnification = 2;

    internal static IEnumerable<(string File, SKBitmap Drawing)> All() =>
        from sheet in (Func<(string File, string Title, CaptionedPicture[] Pictures)>[])[
            MaxAndMin, AveragesAndSums, NormsAndPowerMeans, SoftPoolings, OrderAndSpread,
            CompositePictures.Unpooling, CompositePictures.Quantised, CompositePictures.Blurs, CompositePictures.Pyramids, CompositePictures.Regions, CompositePictures.Gradients]
        let drawn = sheet()
        select (drawn.File, ContactSheet.Draw(drawn.Title, Magnification * Width, Magnification * Height, drawn.Pictures));

    internal static CaptionedPicture Input(string detail = "80 × 120, Chelsea, CC0") => new("input", detail, Small);

    private static (string, string, CaptionedPicture[]) MaxAndMin()
    {
        Picture spoiled = Spoiled(80, _ => float.NaN);
        return ("max-and-min", "Maximum and minimum, windows of 4 × 4, stride 2",
        [
            Input(),
            new("Max", "the brightest of each colour", Pooled(Small, Reduction.Max)),
            new("Min", "the darkest", Pooled(Small, Reduction.Min)),
            new("input with NaN", "1 of 80 elements, drawn black", spoiled),
            new("Max of it", "NaN wins", Pooled(spoiled, Reduction.Max)),
            new("MaxNumber of it", "NaN is passed over", Pooled(spoiled, Reduction.MaxNumber)),
            new("Min of it", "NaN wins", Pooled(spoiled, Reduction.Min)),
            new("MinNumber of it", "NaN is passed over", Pooled(spoiled, Reduction.MinNumber)),
        ]);
    }

    private static (string, string, CaptionedPicture[]) AveragesAndSums()
    {
        Window padded = Window.Square(16, axes: 2, stride: 8, padding: 8);
        return ("averages-and-sums", "Averages and sums, windows of 4 × 4 and 16 × 16",
        [
            Input(),
            new("Average", "4 × 4, stride 2", Pooled(Small, Reduction.Average())),
            new("Sum", "made to fit white", Pooled(Small, Reduction.Sum).FittedToWhite()),
            new("Average, InBounds", "16 × 16, stride 8, padding 8", Pooled(Small, Reduction.Average(), padded)),
            new("Average, DeclaredPadding", "padding counts: a dark border", Pooled(Small, Reduction.Average(Divisor.DeclaredPadding), padded)),
            new("Average, Adaptive(5, 7)", "windows differ by one", Pooled(Small, Reduction.Average(), Window.Adaptive(5, 7))),
        ]);
    }

    private static (string, string, CaptionedPicture[]) NormsAndPowerMeans() => ("norms-and-power-means", "Norms and power means, windows of 4 × 4, stride 2",
    [
        Input(),
        new("PowerMean(1)", "the mean of |x|", Pooled(Small, Reduction.PowerMean(1))),
        new("PowerMean(3)", "between mean and maximum", Pooled(Small, Reduction.PowerMean(3))),
        new("PowerMean(20)", "nearly the maximum", Pooled(Small, Reduction.PowerMean(20))),
        new("Lp(2)", "made to fit white", Pooled(Small, Reduction.Lp(2)).FittedToWhite()),
        new("Lp(∞)", "the largest |x|", Pooled(Small, Reduction.Lp(double.PositiveInfinity))),
    ]);

    private static (string, string, CaptionedPicture[]) SoftPoolings() => ("soft-poolings", "Between average and maximum, windows of 4 × 4, stride 2",
    [
        new("Average", "for comparison", Pooled(Small, Reduction.Average())),
        new("SoftPool", "of x / 32", Scaled(Small, 32, Reduction.SoftPool)),
        new("LogSumExp(10)", "of x / 255", Scaled(Small, Picture.White, Reduction.LogSumExp())),
        new("GeneralizedMean(3)", "GeM", Pooled(Small, Reduction.GeneralizedMean())),
        new("Mixed(0.5)", "half maximum, half average", Pooled(Small, Reduction.Mixed())),
        new("Max", "for comparison", Pooled(Small, Reduction.Max)),
        new("Stochastic(7)", "one tap, drawn", Pooled(Small, Reduction.Stochastic(7))),
        new("Stochastic(8)", "another seed", Pooled(Small, Reduction.Stochastic(8))),
        new("StochasticExpectation", "the mean of all draws", Pooled(Small, Reduction.StochasticExpectation)),
    ]);

    private static (string, string, CaptionedPicture[]) OrderAndSpread()
    {
        Picture salted = Spoiled(16, hash => hash % 2 == 0 ? 0 : Picture.White);
        Window three = Window.Square(3, axes: 2, stride: 1);
        return ("order-and-spread", "Order statistics, spread and product",
        [
            new("input", "1 of 16 elements spoiled", salted),
            new("Average of it", "3 × 3, stride 1", Pooled(salted, Reduction.Average(), three)),
            new("Median of it", "3 × 3, stride 1", Pooled(salted, Reduction.Median, three)),
            new("Rank(3)", "the fourth of 16 taps", Pooled(Small, Reduction.Rank(3))),
            new("Range", "of 16 taps", Pooled(Small, Reduction.Range)),
            new("Variance", "of 16 taps, made to fit white", Pooled(Small, Reduction.Variance).FittedToWhite()),
            new("Product", "of 4 taps of x / 255", Scaled(Small, Picture.White, Reduction.Product, Window.Square(2, axes: 2))),
        ]);
    }
}
