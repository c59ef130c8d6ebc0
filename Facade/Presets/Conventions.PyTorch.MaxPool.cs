using PoolFunctional.Presets;

namespace PoolFunctional;

public static partial class Conventions
{
    /// <content>Maximum.</content>
    public static partial class PyTorch
    {
        /// <summary><c>torch.nn.MaxPool1d</c>, over <c>[C, L] or [N, C, L]</c>.</summary>
        /// <param name="kernel_size">Taps per axis: one number.</param>
        /// <param name="stride">Elements between windows; the kernel size if omitted.</param>
        /// <param name="padding">Absent elements on both sides; 0 if omitted. PyTorch allows at most half the kernel.</param>
        /// <param name="dilation">Elements between taps; 1 if omitted.</param>
        /// <param name="ceil_mode">Whether a partial last window counts, unless it would start in the padding after the input.</param>
        /// <returns>The layer.</returns>
        /// <exception cref="ArgumentException">An argument is impossible; the exception names it.</exception>
        /// <remarks>Not reproduced: process crashes and wrapped shapes for huge arguments; of (−0, +0) PyTorch keeps the first, here +0 wins.</remarks>
        /// <example>[1, 2, 3, 4, 5] with <c>MaxPool1d(2, ceil_mode: true)</c> gives [2, 4, 5].</example>
        /// <seealso href="https://docs.pytorch.org/docs/stable/generated/torch.nn.MaxPool1d.html"/>
        public static PoolLayer MaxPool1d(PerAxis kernel_size, PerAxis stride = default, PerAxis padding = default, PerAxis dilation = default, bool ceil_mode = false) =>
            Layer(PyTorchLayers.MaxPool(1, kernel_size, stride, padding, dilation, ceil_mode), Layout.ChannelsFirst);

        /// <summary><c>torch.nn.MaxPool2d</c>, over <c>[C, H, W] or [N, C, H, W]</c>.</summary>
        /// <param name="kernel_size">Taps per axis: one number, or 2.</param>
        /// <param name="stride">Elements between windows; the kernel size if omitted.</param>
        /// <param name="padding">Absent elements on both sides; 0 if omitted. PyTorch allows at most half the kernel.</param>
        /// <param name="dilation">Elements between taps; 1 if omitted.</param>
        /// <param name="ceil_mode">Whether a partial last window counts, unless it would start in the padding after the input.</param>
        /// <returns>The layer.</returns>
        /// <exception cref="ArgumentException">An argument is impossible; the exception names it.</exception>
        /// <remarks>Not reproduced: maps of −∞ for huge dilations, where the window does not fit; of (−0, +0) PyTorch keeps the first, here +0 wins.</remarks>
        /// <example><c>MaxPool2d(3, stride: 2, padding: 1)</c> takes 112 × 112 to 56 × 56.</example>
        /// <seealso href="https://docs.pytorch.org/docs/stable/generated/torch.nn.MaxPool2d.html"/>
        public static PoolLayer MaxPool2d(PerAxis kernel_size, PerAxis stride = default, PerAxis padding = default, PerAxis dilation = default, bool ceil_mode = false) =>
            Layer(PyTorchLayers.MaxPool(2, kernel_size, stride, padding, dilation, ceil_mode), Layout.ChannelsFirst);

        /// <summary><c>torch.nn.MaxPool3d</c>, over <c>[C, D, H, W] or [N, C, D, H, W]</c>.</summary>
        /// <param name="kernel_size">Taps per axis: one number, or 3.</param>
        /// <param name="stride">Elements between windows; the kernel size if omitted.</param>
        /// <param name="padding">Absent elements on both sides; 0 if omitted. PyTorch allows at most half the kernel.</param>
        /// <param name="dilation">Elements between taps; 1 if omitted.</param>
        /// <param name="ceil_mode">Whether a partial last window counts, unless it would start in the padding after the input.</param>
        /// <returns>The layer.</returns>
        /// <exception cref="ArgumentException">An argument is impossible; the exception names it.</exception>
        /// <remarks>Not reproduced: maps of −∞ for huge dilations, where the window does not fit; of (−0, +0) PyTorch keeps the first, here +0 wins.</remarks>
        /// <example><c>MaxPool3d([1, 2, 2])</c> takes <c>[N, C, 16, 56, 56]</c> to <c>[N, C, 16, 28, 28]</c>.</example>
        /// <seealso href="https://docs.pytorch.org/docs/stable/generated/torch.nn.MaxPool3d.html"/>
        public static PoolLayer MaxPool3d(PerAxis kernel_size, PerAxis stride = default, PerAxis padding = default, PerAxis dilation = default, bool ceil_mode = false) =>
            Layer(PyTorchLayers.MaxPool(3, kernel_size, stride, padding, dilation, ceil_mode), Layout.ChannelsFirst);
    }
}
