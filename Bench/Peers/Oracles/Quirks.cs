namespace PoolFunctional.Peers.Oracles;

/// <summary>What is known of ONNX Runtime 1.31.1's CPU pooling, each seen here and found to be its fault or its limit.</summary>
internal static class Quirks
{
    internal static Quirk NotANumber { get; } = new("a maximum keeps a NaN only as the last tap of its window, with indices only as the first", "seen here; pytorch/pytorch#7645 has the history");

    internal static Quirk LowestFinite { get; } = new("a maximum of −∞, or of nothing, is the lowest finite number", "seen here; microsoft/onnxruntime#16351");

    internal static Quirk PadOfKernelSize { get; } = new("padding of the kernel's size or more is refused, though the operator allows any", "pool_attributes.h, \"Pad should be smaller than kernel\"");

    internal static Quirk FourAxes { get; } = new("more than three spatial axes are refused", "pool_attributes.h and the kernels, \"Unsupported pooling size\"");

    internal static Quirk LargeWindow { get; } = new("a window larger than its padded input is accepted: extents divide toward zero", "pool_attributes.h, ComputeOutputSize");

    internal static Quirk Same { get; } = new("SAME padding is that of the kernel without dilation, and negative where strides are larger than kernels", "pool_attributes.h, ComputeSizePadDilations");

    internal static Quirk WholeKernel { get; } = new("QLinearAveragePool with ceil_mode and count_include_pad divides by the whole kernel, as AveragePool once did", "seen here; microsoft/onnxruntime#16203 of AveragePool");

    internal static Quirk NoGlobalLpPool { get; } = new("GlobalLpPool has no kernel from opset 22 on", "\"Could not find an implementation for GlobalLpPool(22)\"");

    internal static Quirk HalfCast { get; } = new("a node of halves in the first opsets gets a Cast that those opsets do not have", "\"Mismatched attribute type in 'InsertedPrecisionFreeCast_x : to'\"");

    /// <summary>Limits that any operator may meet.</summary>
    internal static IReadOnlyList<Suspect> OfAnyOperator(OnnxCall call) =>
    [
        Refusal(FourAxes, call.Inputs[0].Shape.Length > 5, "Unsupported"),
        Refusal(HalfCast, call.Opset < 6 && OracleTypes.Of(call.Inputs[0].Type) == OracleTypes.Half, "InsertedPrecisionFreeCast"),
    ];

    /// <summary>The peer alone refuses, in these words.</summary>
    internal static Suspect Refusal(Quirk quirk, bool mayBe, string words) =>
        new(quirk, (ours, theirs) => mayBe && ours.Refusal is null && theirs.Refusal is { } refusal && refusal.Contains(words, StringComparison.Ordinal));
}
