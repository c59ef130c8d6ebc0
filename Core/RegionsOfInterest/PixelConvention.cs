namespace PoolFunctional;

/// <summary>Where the coordinates of a box lie between the elements of a feature map. A closed union; equality is structural.</summary>
public abstract record PixelConvention
{
    private PixelConvention() { }

    /// <summary>Element i covers i to i + 1 and its centre is i + ½, so half an element is taken off every scaled coordinate (ONNX's <c>half_pixel</c>; <c>aligned=True</c> in torchvision).</summary>
    public static PixelConvention HalfPixel { get; } = new HalfPixelConvention();

    /// <summary>
    /// Element i lies at i, and a region is at least one element high and wide (ONNX's <c>output_half_pixel</c> and its opset 10; <c>aligned=False</c> in torchvision). Kept for models that were
    /// trained with it: samples are half an element too far down and to the right.
    /// </summary>
    public static PixelConvention Unshifted { get; } = new UnshiftedConvention();

    /// <summary>What is taken off a scaled coordinate.</summary>
    internal abstract double Shift { get; }

    /// <summary>The least height and width of a region.</summary>
    internal abstract double LeastSize { get; }

    /// <summary>See <see cref="HalfPixel"/>.</summary>
    public sealed record HalfPixelConvention : PixelConvention
    {
        internal HalfPixelConvention() { }

        internal override double Shift => 0.5;

        internal override double LeastSize => double.NegativeInfinity;
    }

    /// <summary>See <see cref="Unshifted"/>.</summary>
    public sealed record UnshiftedConvention : PixelConvention
    {
        internal UnshiftedConvention() { }

        internal override double Shift => 0;

        internal override double LeastSize => 1;
    }
}
