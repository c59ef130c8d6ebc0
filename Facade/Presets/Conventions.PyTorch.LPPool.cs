using PoolFunctional.Presets;

namespace PoolFunctional;

public static partial class Conventions
{
    /// <content>Norms.</content>
    public static partial class PyTorch
    {
        /// <summary><c>torch.nn.LPPool1d</c>, <c>(Σ |x|ᵖ)^(1/p)</c> over <c>[C, L] or [N, C, L]</c>.</summary>
        /// <param name="norm_type">The exponent p, at least 1, or infinity.</param>
        /// <param name="kernel_size">Taps per axis: one number.</param>
        /// <param name="stride">Elements between windows; the kernel size if omitted.</param>
        /// <param name="ceil_mode">Whether a partial last window counts.</param>
        /// <returns>The layer.</returns>
        /// <exception cref="ArgumentException">An argument is impossible; the exception names it.</exception>
        /// <remarks>
        /// Not reproduced: PyTorch raises x and not |x|, so that for odd p negative elements lessen the sum and for p with a fraction they give NaN; partial windows of <c>ceil_mode</c> are scaled up to the
        /// whole kernel there; infinity is no maximum there, and powers overflow and vanish. For even p or x ≥ 0, whole windows and moderate numbers the two are equal.
        /// </remarks>
        /// <example>[3, 4] with <c>LPPool1d(2, 2)</c> gives [5].</example>
        /// <seealso href="https://docs.pytorch.org/docs/stable/generated/torch.nn.LPPool1d.html"/>
        public static PoolLayer LPPool1d(double norm_type, PerAxis kernel_size, PerAxis stride = default, bool ceil_mode = false) =>
            Layer(PyTorchLayers.LPPool(1, norm_type, kernel_size, stride, ceil_mode), Layout.ChannelsFirst);

        /// <summary><c>torch.nn.LPPool2d</c>, <c>(Σ |x|ᵖ)^(1/p)</c> over <c>[C, H, W] or [N, C, H, W]</c>.</summary>
        /// <param name="norm_type">The exponent p, at least 1, or infinity.</param>
        /// <param name="kernel_size">Taps per axis: one number, or 2.</param>
        /// <param name="stride">Elements between windows; the kernel size if omitted.</param>
        /// <param name="ceil_mode">Whether a partial last window counts.</param>
        /// <returns>The layer.</returns>
        /// <exception cref="ArgumentException">An argument is impossible; the exception names it.</exception>
        /// <remarks>
        /// Not reproduced: PyTorch raises x and not |x|, so that for odd p negative elements lessen the sum and for p with a fraction they give NaN; partial windows of <c>ceil_mode</c> are scaled up to the
        /// whole kernel there; infinity is no maximum there, and powers overflow and vanish. For even p or x ≥ 0, whole windows and moderate numbers the two are equal.
        /// </remarks>
        /// <example>[[1, 1], [1, 1]] with <c>LPPool2d(2, 2)</c> gives [[2]].</example>
        /// <seealso href="https://docs.pytorch.org/docs/stable/generated/torch.nn.LPPool2d.html"/>
        public static PoolLayer LPPool2d(double norm_type, PerAxis kernel_size, PerAxis stride = default, bool ceil_mode = false) =>
            Layer(PyTorchLayers.LPPool(2, norm_type, kernel_size, stride, ceil_mode), Layout.ChannelsFirst);

        /// <summary><c>torch.nn.LPPool3d</c>, <c>(Σ |x|ᵖ)^(1/p)</c> over <c>[C, D, H, W] or [N, C, D, H, W]</c>.</summary>
        /// <param name="norm_type">The exponent p, at least 1, or infinity.</param>
        /// <param name="kernel_size">Taps per axis: one number, or 3.</param>
        /// <param name="stride">Elements between windows; the kernel size if omitted.</param>
        /// <param name="ceil_mode">Whether a partial last window counts.</param>
        /// <returns>The layer.</returns>
        /// <exception cref="ArgumentException">An argument is impossible; the exception names it.</exception>
        /// <remarks>
        /// Not reproduced: PyTorch raises x and not |x|, so that for odd p negative elements lessen the sum and for p with a fraction they give NaN; partial windows of <c>ceil_mode</c> are scaled up to the
        /// whole kernel there; infinity is no maximum there, and powers overflow and vanish. For even p or x ≥ 0, whole windows and moderate numbers the two are equal.
        /// </remarks>
        /// <example><c>LPPool3d(2, 2)</c> takes <c>[N, C, 16, 56, 56]</c> to <c>[N, C, 8, 28, 28]</c>.</example>
        /// <seealso href="https://docs.pytorch.org/docs/stable/generated/torch.nn.LPPool3d.html"/>
        public static PoolLayer LPPool3d(double norm_type, PerAxis kernel_size, PerAxis stride = default, bool ceil_mode = false) =>
            Layer(PyTorchLayers.LPPool(3, norm_type, kernel_size, stride, ceil_mode), Layout.ChannelsFirst);
    }
}
