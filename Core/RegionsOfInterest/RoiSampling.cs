namespace PoolFunctional;

/// <summary>How many samples a bin of a region gets along each axis. A closed union; equality is structural.</summary>
public abstract record RoiSampling
{
    /// <summary>The most samples per bin and axis that may be asked for.</summary>
    internal const int Most = 1024;

    /// <summary>The most samples of all bins along an axis.</summary>
    private const int MostInAll = 1 << 20;

    private RoiSampling() { }

    /// <summary>One for each element of the feature map that a bin spans, rounded up: <c>⌈size / bins⌉</c> (<c>sampling_ratio</c> of 0 in ONNX, of −1 in torchvision); none where a box is empty.</summary>
    public static RoiSampling Adaptive { get; } = new AdaptiveSampling();

    /// <summary>The same number for every bin.</summary>
    /// <param name="samples">Samples per bin and axis (<c>sampling_ratio</c>), 1 to 1,024, and of all bins along an axis together at most 1,048,576.</param>
    /// <returns>The sampling.</returns>
    /// <example><c>RoiSampling.PerBin(2)</c> averages four samples per bin, as detectors commonly do.</example>
    public static RoiSampling PerBin(int samples) => new PerBinSampling(samples);

    /// <summary>What is wrong with the number for a grid that is possible.</summary>
    internal IEnumerable<PoolError> Wrong(RoiGrid grid)
    {
        int most = int.Min(Most, MostInAll / int.Max(grid.Height, grid.Width));
        if (Fixed is { } samples && (samples < 1 || samples > most)) yield return new PoolError.SamplesOutOfRange(samples, most);
    }

    /// <summary>The number per bin and axis where it is given.</summary>
    internal abstract int? Fixed { get; }

    /// <summary>See <see cref="Adaptive"/>.</summary>
    public sealed record AdaptiveSampling : RoiSampling
    {
        internal AdaptiveSampling() { }

        internal override int? Fixed => null;
    }

    /// <summary>See <see cref="PerBin"/>.</summary>
    public sealed record PerBinSampling : RoiSampling
    {
        internal PerBinSampling(int samples) => Samples = samples;

        /// <summary>Samples per bin and axis.</summary>
        public int Samples { get; }

        internal override int? Fixed => Samples;
    }
}
