namespace PoolFunctional;

/// <summary>How many samples a bin of a region gets along each axis. A closed union; equality is structural.</summary>
public abstract record RoiSampling
{
    /// <summary>The most samples per bin and axis that may be asked for.</summary>
    internal const int Most = 1024;

    private RoiSampling() { }

    /// <summary>One for each element of the feature map that a bin spans, rounded up: <c>⌈size / bins⌉</c> (<c>sampling_ratio</c> of 0 in ONNX, of −1 in torchvision); none where a box is empty.</summary>
    public static RoiSampling Adaptive { get; } = new AdaptiveSampling();

    /// <summary>The same number for every bin.</summary>
    /// <param name="samples">Samples per bin and axis (<c>sampling_ratio</c>), 1 to 1,024.</param>
    /// <returns>The sampling.</returns>
    /// <example><c>RoiSampling.PerBin(2)</c> averages four samples per bin, as detectors commonly do.</example>
    public static RoiSampling PerBin(int samples) => new PerBinSampling(samples);

    internal IEnumerable<PoolError> Wrong => Fixed is { } samples && (samples < 1 || samples > Most) ? [new PoolError.SamplesOutOfRange(samples, Most)] : [];

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
