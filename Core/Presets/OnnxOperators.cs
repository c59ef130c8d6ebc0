namespace PoolFunctional.Presets;

/// <summary>ONNX's pooling operators, version by version, as windows and reductions.</summary>
internal static class OnnxOperators
{
    private static readonly Sequence<string> autoPads = ["NOTSET", "SAME_UPPER", "SAME_LOWER", "VALID"];

    internal static Result<Preset, PoolError> MaxPool(OnnxVersion version, OnnxGeometry geometry, long storageOrder) =>
        from order in PeerNumbers.Flag("storage_order", storageOrder)
        from known in version.Has("MaxPool", [("storage_order", order, 8), ("ceil_mode", geometry.CeilMode != 0, 10), ("dilations", geometry.Dilations.Count > 0, 10)])
        from window in Sliding(version, geometry)
        select new Preset(window, Reduction.Max);

    internal static Result<Preset, PoolError> AveragePool(OnnxVersion version, OnnxGeometry geometry, long countIncludePad) =>
        from counts in PeerNumbers.Flag("count_include_pad", countIncludePad)
        from known in version.Has("AveragePool", [("count_include_pad", counts, 7), ("ceil_mode", geometry.CeilMode != 0, 10), ("dilations", geometry.Dilations.Count > 0, 19)])
        from window in Sliding(version, geometry)
        select new Preset(window, Reduction.Average(counts ? Divisor.DeclaredPadding : Divisor.InBounds));

    internal static Result<Preset, PoolError> LpPool(OnnxVersion version, OnnxGeometry geometry, double p) =>
        from exponent in Exponent(version, p)
        from known in version.Has("LpPool", [("ceil_mode", geometry.CeilMode != 0, 18), ("dilations", geometry.Dilations.Count > 0, 18)])
        from window in Sliding(version, geometry)
        select new Preset(window, Reduction.Lp(exponent));

    internal static Result<Preset, PoolError> GlobalLpPool(OnnxVersion version, double p) => Exponent(version, p).Select(exponent => new Preset(Window.Global, Reduction.Lp(exponent)));

    /// <summary>A float in the first version, an integer since.</summary>
    private static Result<double, PoolError> Exponent(OnnxVersion version, double p) => PeerNumbers.Exponent("p", p, mustBeWhole: version.Opset >= 2);

    private static Result<Window, PoolError> Sliding(OnnxVersion version, OnnxGeometry geometry) =>
        from kernel in geometry.KernelShape.Count > 0
            ? PeerNumbers.List("kernel_shape", geometry.KernelShape, geometry.KernelShape.Count, 1, 1)
            : Outcome.Fail<Sequence<int>>(new PoolError.PeerListLength("kernel_shape", 0, 1))
        from strides in PeerNumbers.List("strides", geometry.Strides, kernel.Count, 1, 1)
        from dilations in PeerNumbers.List("dilations", geometry.Dilations, kernel.Count, 1, 1)
        from pads in PeerNumbers.List("pads", geometry.Pads, 2 * kernel.Count, 0, 0)
        from ceil in PeerNumbers.Flag("ceil_mode", geometry.CeilMode)
        from padding in PaddingOf(geometry.AutoPad, pads)
        select Window.Sliding(kernel.AsSpan(), strides.AsSpan(), padding, dilations.AsSpan(), ceil ? version.Ceiling : Rounding.Floor);

    /// <summary>Explicit pads and automatic ones exclude each other, but pads of nothing but 0 say nothing.</summary>
    private static Result<Padding, PoolError> PaddingOf(string autoPad, Sequence<int> pads) =>
        !autoPads.Contains(autoPad) ? Outcome.Fail<Padding>(new PoolError.PeerWordUnknown("auto_pad", autoPad, autoPads))
        : autoPad == "NOTSET" ? Outcome.Ok(Padding.Explicit(pads.AsSpan()[..(pads.Count / 2)], pads.AsSpan()[(pads.Count / 2)..]))
        : pads.Any(pad => pad > 0) ? Outcome.Fail<Padding>(new PoolError.PeerArgumentsExclude("pads", $"auto_pad \"{autoPad}\""))
        : Outcome.Ok(autoPad switch { "SAME_UPPER" => Padding.SameUpper, "SAME_LOWER" => Padding.SameLower, _ => Padding.None });
}
