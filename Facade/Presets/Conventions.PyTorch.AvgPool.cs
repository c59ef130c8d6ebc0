using PoolFunctional.Presets;

namespace PoolFunctional;

public static partial class Conventions
{
    /// <content>Average.</content>
    public static partial class PyTorch
    {
        /// <summary><c>torch.nn.AvgPool1d</c>, over <c>[C, L] or [N, C, L]</c>.</summary>
        /// <param name="kernel_size">Taps per axis: one number.</param>
        /// <param name="stride">Elements between windows; the kernel size if omitted.</param>
        /// <param name="padding">Zeros on both sides; 0 if omitted. PyTorch allows at most half the kernel.</param>
        /// <param name="ceil_mode">Whether a partial last window counts, unless it would start in the padding after the input.</param>
        /// <param name="count_include_pad">Whether to divide by the taps in the padding, too; what lies beyond it is never counted.</param>
        /// <returns>The layer.</returns>
        /// <exception cref="ArgumentException">An argument is impossible; the exception names it.</exception>
        /// <remarks>Not reproduced: integers truncated toward zero.</remarks>
        /// <example>[1, 2, 3] with <c>AvgPool1d(2, stride: 1, padding: 1)</c> gives [0.5, 1.5, 2.5, 1.5], without <c>count_include_pad</c> [1, 1.5, 2.5, 3].</example>
        /// <seealso href="https://docs.pytorch.org/docs/stable/generated/torch.nn.AvgPool1d.html"/>
        public static PoolLayer AvgPool1d(PerAxis kernel_size, PerAxis stride = default, PerAxis padding = default, bool ceil_mode = false, bool count_include_pad = true) =>
            Layer(PyTorchLayers.AvgPool(1, kernel_size, stride, padding, ceil_mode, count_include_pad, null), Layout.ChannelsFirst);

        /// <summary><c>torch.nn.AvgPool2d</c>, over <c>[C, H, W] or [N, C, H, W]</c>.</summary>
        /// <param name="kernel_size">Taps per axis: one number, or 2.</param>
        /// <param name="stride">Elements between windows; the kernel size if omitted.</param>
        /// <param name="padding">Zeros on both sides; 0 if omitted. PyTorch allows at most half the kernel.</param>
        /// <param name="ceil_mode">Whether a partial last window counts, unless it would start in the padding after the input.</param>
        /// <param name="count_include_pad">Whether to divide by the taps in the padding, too; what lies beyond it is never counted.</param>
        /// <param name="divisor_override">Divides by this number instead; any but 0.</param>
        /// <returns>The layer.</returns>
        /// <exception cref="ArgumentException">An argument is impossible; the exception names it.</exception>
        /// <remarks>Not reproduced: integers truncated toward zero, a sum that is 15 % off over 4096 × 4096 equal floats (and TorchSharp's divisor_override of 0 that means none).</remarks>
        /// <example><c>AvgPool2d([3, 2], divisor_override: 1)</c> is a sum.</example>
        /// <seealso href="https://docs.pytorch.org/docs/stable/generated/torch.nn.AvgPool2d.html"/>
        public static PoolLayer AvgPool2d(PerAxis kernel_size, PerAxis stride = default, PerAxis padding = default, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
            Layer(PyTorchLayers.AvgPool(2, kernel_size, stride, padding, ceil_mode, count_include_pad, divisor_override), Layout.ChannelsFirst);

        /// <summary><c>torch.nn.AvgPool3d</c>, over <c>[C, D, H, W] or [N, C, D, H, W]</c>.</summary>
        /// <param name="kernel_size">Taps per axis: one number, or 3.</param>
        /// <param name="stride">Elements between windows; the kernel size if omitted.</param>
        /// <param name="padding">Zeros on both sides; 0 if omitted. PyTorch allows at most half the kernel.</param>
        /// <param name="ceil_mode">Whether a partial last window counts, unless it would start in the padding after the input.</param>
        /// <param name="count_include_pad">Whether to divide by the taps in the padding, too; what lies beyond it is never counted.</param>
        /// <param name="divisor_override">Divides by this number instead; any but 0.</param>
        /// <returns>The layer.</returns>
        /// <exception cref="ArgumentException">An argument is impossible; the exception names it.</exception>
        /// <remarks>Not reproduced: integers truncated toward zero, a sum that is 15 % off over 4096 × 4096 equal floats.</remarks>
        /// <example><c>AvgPool3d([1, 2, 2])</c> takes <c>[N, C, 16, 56, 56]</c> to <c>[N, C, 16, 28, 28]</c>.</example>
        /// <seealso href="https://docs.pytorch.org/docs/stable/generated/torch.nn.AvgPool3d.html"/>
        public static PoolLayer AvgPool3d(PerAxis kernel_size, PerAxis stride = default, PerAxis padding = default, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
            Layer(PyTorchLayers.AvgPool(3, kernel_size, stride, padding, ceil_mode, count_include_pad, divisor_override), Layout.ChannelsFirst);
    }
}
