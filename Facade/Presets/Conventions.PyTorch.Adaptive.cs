using PoolFunctional.Presets;

namespace PoolFunctional;

public static partial class Conventions
{
    /// <content>Adaptive pooling.</content>
    public static partial class PyTorch
    {
        /// <summary><c>torch.nn.AdaptiveMaxPool1d</c>: the maximum of windows ⌊o·n/O⌋ … ⌈(o+1)·n/O⌉ − 1, over <c>[C, L] or [N, C, L]</c>.</summary>
        /// <param name="output_size">Outputs per axis: one number; null, PyTorch's None, keeps an extent.</param>
        /// <returns>The layer.</returns>
        /// <exception cref="ArgumentException">An output size is below 1; the exception names it. (PyTorch gives an empty tensor for 0.)</exception>
        /// <remarks>Not reproduced: of (−0, +0) PyTorch keeps the first, here +0 wins.</remarks>
        /// <example><c>AdaptiveMaxPool1d(2)</c> takes <c>[1, 5, 2, 4]</c> to <c>[5, 4]</c>.</example>
        /// <seealso href="https://docs.pytorch.org/docs/stable/generated/torch.nn.AdaptiveMaxPool1d.html"/>
        public static PoolLayer AdaptiveMaxPool1d(OutputSize output_size) => Layer(PyTorchLayers.Adaptive(1, output_size, Reduction.Max), Layout.ChannelsFirst);

        /// <summary><c>torch.nn.AdaptiveMaxPool2d</c>: the maximum of windows ⌊o·n/O⌋ … ⌈(o+1)·n/O⌉ − 1, over <c>[C, H, W] or [N, C, H, W]</c>.</summary>
        /// <param name="output_size">Outputs per axis: one number, or 2; null, PyTorch's None, keeps an extent.</param>
        /// <returns>The layer.</returns>
        /// <exception cref="ArgumentException">An output size is below 1; the exception names it. (PyTorch gives an empty tensor for 0.)</exception>
        /// <remarks>Not reproduced: of (−0, +0) PyTorch keeps the first, here +0 wins.</remarks>
        /// <example><c>AdaptiveMaxPool2d([7, null])</c> gives height 7 and keeps the width.</example>
        /// <seealso href="https://docs.pytorch.org/docs/stable/generated/torch.nn.AdaptiveMaxPool2d.html"/>
        public static PoolLayer AdaptiveMaxPool2d(OutputSize output_size) => Layer(PyTorchLayers.Adaptive(2, output_size, Reduction.Max), Layout.ChannelsFirst);

        /// <summary><c>torch.nn.AdaptiveMaxPool3d</c>: the maximum of windows ⌊o·n/O⌋ … ⌈(o+1)·n/O⌉ − 1, over <c>[C, D, H, W] or [N, C, D, H, W]</c>.</summary>
        /// <param name="output_size">Outputs per axis: one number, or 3; null, PyTorch's None, keeps an extent.</param>
        /// <returns>The layer.</returns>
        /// <exception cref="ArgumentException">An output size is below 1; the exception names it. (PyTorch gives an empty tensor for 0.)</exception>
        /// <remarks>Not reproduced: of (−0, +0) PyTorch keeps the first, here +0 wins.</remarks>
        /// <example><c>AdaptiveMaxPool3d([2, 7, null])</c> gives depth 2, height 7 and keeps the width.</example>
        /// <seealso href="https://docs.pytorch.org/docs/stable/generated/torch.nn.AdaptiveMaxPool3d.html"/>
        public static PoolLayer AdaptiveMaxPool3d(OutputSize output_size) => Layer(PyTorchLayers.Adaptive(3, output_size, Reduction.Max), Layout.ChannelsFirst);

        /// <summary><c>torch.nn.AdaptiveAvgPool1d</c>: the average of windows ⌊o·n/O⌋ … ⌈(o+1)·n/O⌉ − 1, over <c>[C, L] or [N, C, L]</c>.</summary>
        /// <param name="output_size">Outputs per axis: one number; null, PyTorch's None, keeps an extent.</param>
        /// <returns>The layer.</returns>
        /// <exception cref="ArgumentException">An output size is below 1; the exception names it. (PyTorch gives an empty tensor for 0.)</exception>
        /// <example><c>AdaptiveAvgPool1d(2)</c> takes <c>[1, 5, 2, 4]</c> to <c>[3, 3]</c>.</example>
        /// <seealso href="https://docs.pytorch.org/docs/stable/generated/torch.nn.AdaptiveAvgPool1d.html"/>
        public static PoolLayer AdaptiveAvgPool1d(OutputSize output_size) => Layer(PyTorchLayers.Adaptive(1, output_size, Reduction.Average()), Layout.ChannelsFirst);

        /// <summary><c>torch.nn.AdaptiveAvgPool2d</c>: the average of windows ⌊o·n/O⌋ … ⌈(o+1)·n/O⌉ − 1, over <c>[C, H, W] or [N, C, H, W]</c>.</summary>
        /// <param name="output_size">Outputs per axis: one number, or 2; null, PyTorch's None, keeps an extent.</param>
        /// <returns>The layer.</returns>
        /// <exception cref="ArgumentException">An output size is below 1; the exception names it. (PyTorch gives an empty tensor for 0.)</exception>
        /// <example><c>AdaptiveAvgPool2d([7, null])</c> gives height 7 and keeps the width.</example>
        /// <seealso href="https://docs.pytorch.org/docs/stable/generated/torch.nn.AdaptiveAvgPool2d.html"/>
        public static PoolLayer AdaptiveAvgPool2d(OutputSize output_size) => Layer(PyTorchLayers.Adaptive(2, output_size, Reduction.Average()), Layout.ChannelsFirst);

        /// <summary><c>torch.nn.AdaptiveAvgPool3d</c>: the average of windows ⌊o·n/O⌋ … ⌈(o+1)·n/O⌉ − 1, over <c>[C, D, H, W] or [N, C, D, H, W]</c>.</summary>
        /// <param name="output_size">Outputs per axis: one number, or 3; null, PyTorch's None, keeps an extent.</param>
        /// <returns>The layer.</returns>
        /// <exception cref="ArgumentException">An output size is below 1; the exception names it. (PyTorch gives an empty tensor for 0.)</exception>
        /// <example><c>AdaptiveAvgPool3d(1)</c> takes <c>[N, C, 4, 7, 7]</c> to <c>[N, C, 1, 1, 1]</c>.</example>
        /// <seealso href="https://docs.pytorch.org/docs/stable/generated/torch.nn.AdaptiveAvgPool3d.html"/>
        public static PoolLayer AdaptiveAvgPool3d(OutputSize output_size) => Layer(PyTorchLayers.Adaptive(3, output_size, Reduction.Average()), Layout.ChannelsFirst);
    }
}
