using PoolFunctional.Presets;

namespace PoolFunctional;

/// <summary>The pooling operators of ONNX, their attributes in its own spelling and with its own defaults. Made by <see cref="Conventions.Onnx"/>.</summary>
/// <remarks>
/// Tensors are channels first. <c>pads</c> holds the beginnings of all axes, then their ends; strides are 1 where they are omitted. <c>auto_pad</c> with SAME gives ⌈n / stride⌉ outputs and pads by what
/// the <em>dilated</em> kernel needs, nothing where it needs less than nothing.
/// </remarks>
public sealed class OnnxConvention
{
    private readonly OnnxVersion version;

    internal OnnxConvention(OnnxVersion version) => this.version = version;

    /// <summary>The version of the operators.</summary>
    public int Opset => version.Opset;

    /// <summary>What <c>ceil_mode = 1</c> means.</summary>
    public Rounding Ceiling => version.Ceiling;

    /// <summary>ONNX's <c>MaxPool</c>.</summary>
    /// <param name="kernel_shape">Taps per axis.</param>
    /// <param name="strides">Elements between windows; 1 if omitted.</param>
    /// <param name="pads">The beginnings of all axes, then their ends; 0 if omitted.</param>
    /// <param name="dilations">Elements between taps; 1 if omitted. Since opset 10.</param>
    /// <param name="ceil_mode">1 to count a partial last window. Since opset 10.</param>
    /// <param name="auto_pad">NOTSET, SAME_UPPER, SAME_LOWER or VALID.</param>
    /// <param name="storage_order">How indices would be counted, 0 or 1; values do not depend on it. Since opset 8.</param>
    /// <returns>The layer.</returns>
    /// <exception cref="ArgumentException">An attribute is impossible, or the opset does not have it; the exception names it.</exception>
    /// <remarks>
    /// Not reproduced: ONNX Runtime keeps a NaN only where it is a window's last tap (with indices, its first) and gives −FLT_MAX for some windows of −∞ and of nothing; it takes SAME padding from the
    /// undilated kernel, refuses padding of the kernel's size or more, and accepts a window a little larger than its input; ONNX's own evaluator drops NaN, reads pads in another order where strides are 1, and moves windows with
    /// <c>ceil_mode</c>.
    /// </remarks>
    /// <example><c>Conventions.Onnx(22).MaxPool(kernel_shape: [3, 3], strides: [2, 2], pads: [1, 1, 1, 1])</c> takes 112 × 112 to 56 × 56.</example>
    /// <seealso href="https://onnx.ai/onnx/operators/onnx__MaxPool.html"/>
    public PoolLayer MaxPool(
        ReadOnlySpan<long> kernel_shape,
        ReadOnlySpan<long> strides = default,
        ReadOnlySpan<long> pads = default,
        ReadOnlySpan<long> dilations = default,
        long ceil_mode = 0,
        string auto_pad = "NOTSET",
        long storage_order = 0) =>
        Layer(OnnxOperators.MaxPool(version, Geometry(kernel_shape, strides, pads, dilations, ceil_mode, auto_pad), storage_order));

    /// <summary>ONNX's <c>AveragePool</c>.</summary>
    /// <param name="kernel_shape">Taps per axis.</param>
    /// <param name="strides">Elements between windows; 1 if omitted.</param>
    /// <param name="pads">The beginnings of all axes, then their ends; 0 if omitted.</param>
    /// <param name="dilations">Elements between taps; 1 if omitted. Since opset 19.</param>
    /// <param name="ceil_mode">1 to count a partial last window. Since opset 10.</param>
    /// <param name="auto_pad">NOTSET, SAME_UPPER, SAME_LOWER or VALID.</param>
    /// <param name="count_include_pad">1 to divide by the taps in the declared padding, too; what lies beyond it is never counted. Since opset 7.</param>
    /// <returns>The layer.</returns>
    /// <exception cref="ArgumentException">An attribute is impossible, or the opset does not have it; the exception names it.</exception>
    /// <remarks>
    /// Not reproduced: a division by the whole kernel with <c>ceil_mode</c> and <c>count_include_pad</c>, end pads ignored, and 0 ÷ 0 for windows wholly in padding (older runtimes); the faults of SAME that
    /// <see cref="MaxPool"/> names; windows that ONNX's own evaluator moves by half of what <c>ceil_mode</c> adds.
    /// </remarks>
    /// <example>[1, 2, 3, 4] with <c>kernel_shape: [3], strides: [3], ceil_mode: 1</c> gives [2, 4].</example>
    /// <seealso href="https://onnx.ai/onnx/operators/onnx__AveragePool.html"/>
    public PoolLayer AveragePool(
        ReadOnlySpan<long> kernel_shape,
        ReadOnlySpan<long> strides = default,
        ReadOnlySpan<long> pads = default,
        ReadOnlySpan<long> dilations = default,
        long ceil_mode = 0,
        string auto_pad = "NOTSET",
        long count_include_pad = 0) =>
        Layer(OnnxOperators.AveragePool(version, Geometry(kernel_shape, strides, pads, dilations, ceil_mode, auto_pad), count_include_pad));

    /// <summary>ONNX's <c>LpPool</c>: <c>(Σ |x|ᵖ)^(1/p)</c>.</summary>
    /// <param name="kernel_shape">Taps per axis.</param>
    /// <param name="p">The exponent, at least 1; whole since opset 2.</param>
    /// <param name="strides">Elements between windows; 1 if omitted.</param>
    /// <param name="pads">The beginnings of all axes, then their ends; 0 if omitted.</param>
    /// <param name="dilations">Elements between taps; 1 if omitted. Since opset 18.</param>
    /// <param name="ceil_mode">1 to count a partial last window. Since opset 18.</param>
    /// <param name="auto_pad">NOTSET, SAME_UPPER, SAME_LOWER or VALID.</param>
    /// <returns>The layer.</returns>
    /// <exception cref="ArgumentException">An attribute is impossible, or the opset does not have it; the exception names it.</exception>
    /// <remarks>Not reproduced: powers that overflow or vanish where the result would not; the reference evaluator's average times the kernel's size, which is too large for partial windows.</remarks>
    /// <example>[1, 1, 1] with <c>kernel_shape: [2], strides: [2], ceil_mode: 1</c> gives [√2, 1].</example>
    /// <seealso href="https://onnx.ai/onnx/operators/onnx__LpPool.html"/>
    public PoolLayer LpPool(
        ReadOnlySpan<long> kernel_shape,
        double p = 2,
        ReadOnlySpan<long> strides = default,
        ReadOnlySpan<long> pads = default,
        ReadOnlySpan<long> dilations = default,
        long ceil_mode = 0,
        string auto_pad = "NOTSET") =>
        Layer(OnnxOperators.LpPool(version, Geometry(kernel_shape, strides, pads, dilations, ceil_mode, auto_pad), p));

    /// <summary>ONNX's <c>GlobalMaxPool</c>.</summary>
    /// <returns>The layer.</returns>
    /// <remarks>Not reproduced: ONNX Runtime keeps a NaN only where it is the last element.</remarks>
    /// <seealso href="https://onnx.ai/onnx/operators/onnx__GlobalMaxPool.html"/>
    public PoolLayer GlobalMaxPool() => new(Window.Global, Reduction.Max, Layout.ChannelsFirst);

    /// <summary>ONNX's <c>GlobalAveragePool</c>.</summary>
    /// <returns>The layer.</returns>
    /// <remarks>Not reproduced: ONNX Runtime adds a plane one element after the other, 4 % off for 4096 × 4096 equal values; here the error grows with the logarithm of the count.</remarks>
    /// <seealso href="https://onnx.ai/onnx/operators/onnx__GlobalAveragePool.html"/>
    public PoolLayer GlobalAveragePool() => new(Window.Global, Reduction.Average(), Layout.ChannelsFirst);

    /// <summary>ONNX's <c>GlobalLpPool</c>.</summary>
    /// <param name="p">The exponent, at least 1; whole since opset 2.</param>
    /// <returns>The layer.</returns>
    /// <exception cref="ArgumentException">The exponent is impossible; the exception names it.</exception>
    /// <seealso href="https://onnx.ai/onnx/operators/onnx__GlobalLpPool.html"/>
    public PoolLayer GlobalLpPool(double p = 2) => Layer(OnnxOperators.GlobalLpPool(version, p));

    private static PoolLayer Layer(Result<Preset, PoolError> preset) => preset.Select(made => new PoolLayer(made.Window, made.Reduction, Layout.ChannelsFirst)).OrThrow(nameof(preset));

    private static OnnxGeometry Geometry(ReadOnlySpan<long> kernelShape, ReadOnlySpan<long> strides, ReadOnlySpan<long> pads, ReadOnlySpan<long> dilations, long ceilMode, string auto_pad)
    {
        ArgumentNullException.ThrowIfNull(auto_pad);
        return new(Sequence.Of(kernelShape), Sequence.Of(strides), Sequence.Of(pads), Sequence.Of(dilations), ceilMode, auto_pad);
    }
}
