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
        /// <seealso href="https://docs.pytorch.org/docs/stable/generated/torch.nn.AdaptiveMaxPool3d.html"/>
        public static PoolLayer AdaptiveMaxPool3d(OutputSize output_size) => Layer(PyTorchLayers.Adaptive(3, output_size, Reduction.Max), Layout.ChannelsFirst);

        /// <summary><c>torch.nn.AdaptiveAvgPool1d</c>: the average of windows ⌊o·n/O⌋ … ⌈(o+1)·n/O⌉ − 1, over <c>[C, L] or [N, C, L]</c>.</summary>
        /// <param name="output_size">Outputs per axis: one number; null, PyTorch's None, keeps an extent.</param>
        /// <returns>The layer.</returns>
        /// <exception cref="ArgumentException">An output size is below 1; the exception names it. (PyTorch gives an empty tensor for 0.)</exception>
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
        /// <seealso href="https://docs.pytorch.org/docs/stable/generated/torch.nn.AdaptiveAvgPool3d.html"/>
        public static PoolLayer AdaptiveAvgPool3d(OutputSize output_size) => Layer(PyTorchLayers.Adaptive(3, output_size, Reduction.Average()), Layout.ChannelsFirst);
    }
}
