using PoolFunctional.Presets;

namespace PoolFunctional;

/// <summary>Other libraries' pooling layers in their own words: copy a layer's arguments, and get what it computes there as a window and a reduction here.</summary>
/// <remarks>
/// <para>Parameters are spelled as the other library spells them, so that a layer is ported by copying its arguments; an impossible one throws an <see cref="ArgumentException"/> of that name.
/// Where this library allows more (any padding, for example), more is allowed.</para>
/// <para>What is the same: shapes, which inputs each output sees, and what an average divides by; sums agree within rounding, since libraries add in different orders. What is different is what is wrong
/// there: each method names the faults that it does not reproduce. Everywhere: a NaN in a window wins its maximum whatever its place, a maximum over nothing is −∞ and not the lowest finite number,
/// averages of integers round to nearest, ties to even, and nothing overflows in the arithmetic of shapes.</para>
/// </remarks>
public static partial class Conventions
{
    /// <summary>The pooling operators of ONNX in one of its versions.</summary>
    /// <param name="opset">The version of the operators that the model imports, at least 1. They last changed with 22, so a later one means the same.</param>
    /// <param name="ceiling">
    /// What <c>ceil_mode = 1</c> means. If omitted, <see cref="Rounding.Ceiling"/>: a window that would start in the padding at the end is dropped, as the text says since opset 22, and as shape inference since
    /// ONNX 1.16 and ONNX Runtime do for every opset. <see cref="Rounding.CeilingAll"/> keeps it, as the text before 22 and older runtimes do.
    /// </param>
    /// <returns>The operators.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="opset"/> is below 1.</exception>
    /// <example><c>Conventions.Onnx(18).AveragePool(kernel_shape: [3, 3], pads: [1, 1, 1, 1], count_include_pad: 1)</c>.</example>
    public static OnnxConvention Onnx(int opset, Rounding? ceiling = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(opset, 1);
        return new(new(opset, ceiling ?? Rounding.Ceiling));
    }

    private static PoolLayer Layer(Result<Preset, PoolError> preset, Layout layout) => preset.Select(made => new PoolLayer(made.Window, made.Reduction, layout)).OrThrow(nameof(preset));
}
