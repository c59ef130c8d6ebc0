namespace PoolFunctional.Presets;

/// <summary>PyTorch's pooling layers as windows and reductions.</summary>
internal static class PyTorchLayers
{
    internal static Result<Preset, PoolError> MaxPool(int axes, PerAxis kernelSize, PerAxis stride, PerAxis padding, PerAxis dilation, bool ceilMode) =>
        Sliding(axes, kernelSize, stride, padding, dilation, ceilMode).Select(window => new Preset(window, Reduction.Max));

    internal static Result<Preset, PoolError> AvgPool(int axes, PerAxis kernelSize, PerAxis stride, PerAxis padding, bool ceilMode, bool countIncludePad, long? divisorOverride) =>
        from window in Sliding(axes, kernelSize, stride, padding, default, ceilMode)
        from divisor in Divisor(countIncludePad, divisorOverride)
        select new Preset(window, Reduction.Average(divisor));

    internal static Result<Preset, PoolError> LPPool(int axes, double normType, PerAxis kernelSize, PerAxis stride, bool ceilMode) =>
        from exponent in PeerNumbers.Exponent("norm_type", normType, mustBeWhole: false)
        from window in Sliding(axes, kernelSize, stride, default, default, ceilMode)
        select new Preset(window, Reduction.Lp(exponent));

    internal static Result<Preset, PoolError> Adaptive(int axes, OutputSize outputSize, Reduction reduction) =>
        PeerNumbers.PerAxis("output_size", PerAxis.Of([.. outputSize.Numbers.Select(number => number ?? int.MaxValue)]), axes, 1, [])
            .Select(extents => new Preset(
                Window.Adaptive([.. extents.Index().Select(entry => outputSize.Numbers[outputSize.Numbers.Count == 1 ? 0 : entry.Index] ?? Window.Keep)]),
                reduction));

    private static Result<Window, PoolError> Sliding(int axes, PerAxis kernelSize, PerAxis stride, PerAxis padding, PerAxis dilation, bool ceilMode) =>
        from kernel in PeerNumbers.PerAxis("kernel_size", kernelSize, axes, 1, [])
        from step in PeerNumbers.PerAxis("stride", stride, axes, 1, kernel)
        from sides in PeerNumbers.PerAxis("padding", padding, axes, 0, Sequence.Tabulate(axes, _ => 0))
        from spread in PeerNumbers.PerAxis("dilation", dilation, axes, 1, Sequence.Tabulate(axes, _ => 1))
        select Window.Sliding(kernel.AsSpan(), step.AsSpan(), Padding.Symmetric(sides.AsSpan()), spread.AsSpan(), ceilMode ? Rounding.Ceiling : Rounding.Floor);

    private static Result<Divisor, PoolError> Divisor(bool countIncludePad, long? divisorOverride) => divisorOverride switch
    {
        0 => Outcome.Fail<Divisor>(new PoolError.PeerDivisorZero("divisor_override")),
        long divisor => Outcome.Ok(PoolFunctional.Divisor.Of(divisor)),
        null => Outcome.Ok(countIncludePad ? PoolFunctional.Divisor.DeclaredPadding : PoolFunctional.Divisor.InBounds),
    };
}
