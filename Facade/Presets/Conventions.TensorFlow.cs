using PoolFunctional.Presets;

namespace PoolFunctional;

public static partial class Conventions
{
    /// <summary>The pooling layers of Keras and TensorFlow, with their arguments in their own spelling.</summary>
    /// <remarks>
    /// <c>padding: "same"</c> gives ⌈n / stride⌉ outputs, the odd element of padding at the end; an average divides by the taps that exist. Words are taken in upper case, too, as <c>tf.nn</c> writes them.
    /// Global layers keep their axes, with an extent of 1 (<c>keepdims=True</c> there). Not reproduced: results that depend on which channels share a register when there is a NaN.
    /// </remarks>
    /// <seealso href="https://keras.io/api/layers/pooling_layers/"/>
    public static class TensorFlow
    {
        /// <summary><c>keras.layers.MaxPooling1D</c>: the maximum.</summary>
        /// <param name="pool_size">Taps per axis: one number; 2 if omitted.</param>
        /// <param name="strides">Elements between windows; the pool size if omitted.</param>
        /// <param name="padding">"valid" or "same".</param>
        /// <param name="data_format">"channels_last" or "channels_first"; channels_last if omitted.</param>
        /// <returns>The layer.</returns>
        /// <exception cref="ArgumentException">An argument is impossible; the exception names it.</exception>
        /// <example><c>MaxPooling1D(2, padding: "same")</c> takes <c>[1, 2, 3]</c> to <c>[2, 3]</c>.</example>
        /// <seealso href="https://keras.io/api/layers/pooling_layers/max_pooling1d/"/>
        public static PoolLayer MaxPooling1D(PerAxis pool_size = default, PerAxis strides = default, string padding = "valid", string? data_format = null) =>
            Pooling(1, pool_size, strides, padding, data_format, Reduction.Max);

        /// <summary><c>keras.layers.MaxPooling2D</c>: the maximum.</summary>
        /// <param name="pool_size">Taps per axis: one number, or 2; 2 if omitted.</param>
        /// <param name="strides">Elements between windows; the pool size if omitted.</param>
        /// <param name="padding">"valid" or "same".</param>
        /// <param name="data_format">"channels_last" or "channels_first"; channels_last if omitted.</param>
        /// <returns>The layer.</returns>
        /// <exception cref="ArgumentException">An argument is impossible; the exception names it.</exception>
        /// <example><c>MaxPooling2D(2)</c> takes <c>[N, 112, 112, C]</c> to <c>[N, 56, 56, C]</c>.</example>
        /// <seealso href="https://keras.io/api/layers/pooling_layers/max_pooling2d/"/>
        public static PoolLayer MaxPooling2D(PerAxis pool_size = default, PerAxis strides = default, string padding = "valid", string? data_format = null) =>
            Pooling(2, pool_size, strides, padding, data_format, Reduction.Max);

        /// <summary><c>keras.layers.MaxPooling3D</c>: the maximum.</summary>
        /// <param name="pool_size">Taps per axis: one number, or 3; 2 if omitted.</param>
        /// <param name="strides">Elements between windows; the pool size if omitted.</param>
        /// <param name="padding">"valid" or "same".</param>
        /// <param name="data_format">"channels_last" or "channels_first"; channels_last if omitted.</param>
        /// <returns>The layer.</returns>
        /// <exception cref="ArgumentException">An argument is impossible; the exception names it.</exception>
        /// <example><c>MaxPooling3D([1, 2, 2])</c> takes <c>[N, 16, 56, 56, C]</c> to <c>[N, 16, 28, 28, C]</c>.</example>
        /// <seealso href="https://keras.io/api/layers/pooling_layers/max_pooling3d/"/>
        public static PoolLayer MaxPooling3D(PerAxis pool_size = default, PerAxis strides = default, string padding = "valid", string? data_format = null) =>
            Pooling(3, pool_size, strides, padding, data_format, Reduction.Max);

        /// <summary><c>keras.layers.AveragePooling1D</c>: the average over the taps that exist.</summary>
        /// <param name="pool_size">Taps per axis: one number; 2 if omitted.</param>
        /// <param name="strides">Elements between windows; the pool size if omitted.</param>
        /// <param name="padding">"valid" or "same".</param>
        /// <param name="data_format">"channels_last" or "channels_first"; channels_last if omitted.</param>
        /// <returns>The layer.</returns>
        /// <exception cref="ArgumentException">An argument is impossible; the exception names it.</exception>
        /// <example><c>AveragePooling1D(2, padding: "same")</c> takes <c>[1, 2, 3]</c> to <c>[1.5, 3]</c>.</example>
        /// <seealso href="https://keras.io/api/layers/pooling_layers/average_pooling1d/"/>
        public static PoolLayer AveragePooling1D(PerAxis pool_size = default, PerAxis strides = default, string padding = "valid", string? data_format = null) =>
            Pooling(1, pool_size, strides, padding, data_format, Reduction.Average());

        /// <summary><c>keras.layers.AveragePooling2D</c>: the average over the taps that exist.</summary>
        /// <param name="pool_size">Taps per axis: one number, or 2; 2 if omitted.</param>
        /// <param name="strides">Elements between windows; the pool size if omitted.</param>
        /// <param name="padding">"valid" or "same".</param>
        /// <param name="data_format">"channels_last" or "channels_first"; channels_last if omitted.</param>
        /// <returns>The layer.</returns>
        /// <exception cref="ArgumentException">An argument is impossible; the exception names it.</exception>
        /// <example><c>AveragePooling2D(2, strides: 1, padding: "same")</c> takes [[1, 2], [3, 4]] to [[2.5, 3], [3.5, 4]].</example>
        /// <seealso href="https://keras.io/api/layers/pooling_layers/average_pooling2d/"/>
        public static PoolLayer AveragePooling2D(PerAxis pool_size = default, PerAxis strides = default, string padding = "valid", string? data_format = null) =>
            Pooling(2, pool_size, strides, padding, data_format, Reduction.Average());

        /// <summary><c>keras.layers.AveragePooling3D</c>: the average over the taps that exist.</summary>
        /// <param name="pool_size">Taps per axis: one number, or 3; 2 if omitted.</param>
        /// <param name="strides">Elements between windows; the pool size if omitted.</param>
        /// <param name="padding">"valid" or "same".</param>
        /// <param name="data_format">"channels_last" or "channels_first"; channels_last if omitted.</param>
        /// <returns>The layer.</returns>
        /// <exception cref="ArgumentException">An argument is impossible; the exception names it.</exception>
        /// <example><c>AveragePooling3D([1, 2, 2])</c> takes <c>[N, 16, 56, 56, C]</c> to <c>[N, 16, 28, 28, C]</c>.</example>
        /// <seealso href="https://keras.io/api/layers/pooling_layers/average_pooling3d/"/>
        public static PoolLayer AveragePooling3D(PerAxis pool_size = default, PerAxis strides = default, string padding = "valid", string? data_format = null) =>
            Pooling(3, pool_size, strides, padding, data_format, Reduction.Average());

        /// <summary><c>keras.layers.GlobalMaxPooling1D(keepdims=True)</c>: the maximum of each channel.</summary>
        /// <param name="data_format">"channels_last" or "channels_first"; channels_last if omitted.</param>
        /// <returns>The layer.</returns>
        /// <exception cref="ArgumentException">The word is neither; the exception names it.</exception>
        /// <example><c>GlobalMaxPooling1D()</c> takes <c>[N, 100, C]</c> to <c>[N, 1, C]</c>, as with <c>keepdims</c>.</example>
        /// <seealso href="https://keras.io/api/layers/pooling_layers/global_max_pooling1d/"/>
        public static PoolLayer GlobalMaxPooling1D(string? data_format = null) => Layer(Outcome.Ok(KerasLayers.Global(1, Reduction.Max)), Read(data_format));

        /// <summary><c>keras.layers.GlobalMaxPooling2D(keepdims=True)</c>: the maximum of each channel.</summary>
        /// <param name="data_format">"channels_last" or "channels_first"; channels_last if omitted.</param>
        /// <returns>The layer.</returns>
        /// <exception cref="ArgumentException">The word is neither; the exception names it.</exception>
        /// <example><c>GlobalMaxPooling2D()</c> takes <c>[N, 7, 7, C]</c> to <c>[N, 1, 1, C]</c>, as with <c>keepdims</c>.</example>
        /// <seealso href="https://keras.io/api/layers/pooling_layers/global_max_pooling2d/"/>
        public static PoolLayer GlobalMaxPooling2D(string? data_format = null) => Layer(Outcome.Ok(KerasLayers.Global(2, Reduction.Max)), Read(data_format));

        /// <summary><c>keras.layers.GlobalMaxPooling3D(keepdims=True)</c>: the maximum of each channel.</summary>
        /// <param name="data_format">"channels_last" or "channels_first"; channels_last if omitted.</param>
        /// <returns>The layer.</returns>
        /// <exception cref="ArgumentException">The word is neither; the exception names it.</exception>
        /// <example><c>GlobalMaxPooling3D()</c> takes <c>[N, 4, 7, 7, C]</c> to <c>[N, 1, 1, 1, C]</c>, as with <c>keepdims</c>.</example>
        /// <seealso href="https://keras.io/api/layers/pooling_layers/global_max_pooling3d/"/>
        public static PoolLayer GlobalMaxPooling3D(string? data_format = null) => Layer(Outcome.Ok(KerasLayers.Global(3, Reduction.Max)), Read(data_format));

        /// <summary><c>keras.layers.GlobalAveragePooling1D(keepdims=True)</c>: the average of each channel.</summary>
        /// <param name="data_format">"channels_last" or "channels_first"; channels_last if omitted.</param>
        /// <returns>The layer.</returns>
        /// <exception cref="ArgumentException">The word is neither; the exception names it.</exception>
        /// <example><c>GlobalAveragePooling1D()</c> takes <c>[N, 100, C]</c> to <c>[N, 1, C]</c>, as with <c>keepdims</c>.</example>
        /// <seealso href="https://keras.io/api/layers/pooling_layers/global_average_pooling1d/"/>
        public static PoolLayer GlobalAveragePooling1D(string? data_format = null) => Layer(Outcome.Ok(KerasLayers.Global(1, Reduction.Average())), Read(data_format));

        /// <summary><c>keras.layers.GlobalAveragePooling2D(keepdims=True)</c>: the average of each channel.</summary>
        /// <param name="data_format">"channels_last" or "channels_first"; channels_last if omitted.</param>
        /// <returns>The layer.</returns>
        /// <exception cref="ArgumentException">The word is neither; the exception names it.</exception>
        /// <example><c>GlobalAveragePooling2D()</c> takes <c>[N, 7, 7, C]</c> to <c>[N, 1, 1, C]</c>, as with <c>keepdims</c>.</example>
        /// <seealso href="https://keras.io/api/layers/pooling_layers/global_average_pooling2d/"/>
        public static PoolLayer GlobalAveragePooling2D(string? data_format = null) => Layer(Outcome.Ok(KerasLayers.Global(2, Reduction.Average())), Read(data_format));

        /// <summary><c>keras.layers.GlobalAveragePooling3D(keepdims=True)</c>: the average of each channel.</summary>
        /// <param name="data_format">"channels_last" or "channels_first"; channels_last if omitted.</param>
        /// <returns>The layer.</returns>
        /// <exception cref="ArgumentException">The word is neither; the exception names it.</exception>
        /// <example><c>GlobalAveragePooling3D()</c> takes <c>[N, 4, 7, 7, C]</c> to <c>[N, 1, 1, 1, C]</c>, as with <c>keepdims</c>.</example>
        /// <seealso href="https://keras.io/api/layers/pooling_layers/global_average_pooling3d/"/>
        public static PoolLayer GlobalAveragePooling3D(string? data_format = null) => Layer(Outcome.Ok(KerasLayers.Global(3, Reduction.Average())), Read(data_format));

        private static PoolLayer Pooling(int axes, PerAxis poolSize, PerAxis strides, string padding, string? dataFormat, Reduction reduction)
        {
            ArgumentNullException.ThrowIfNull(padding);
            return Layer(KerasLayers.Pooling(axes, poolSize, strides, padding, reduction), Read(dataFormat));
        }

        private static Layout Read(string? dataFormat) => KerasLayers.IsChannelsLast(dataFormat).OrThrow("data_format") ? Layout.ChannelsLast : Layout.ChannelsFirst;
    }
}
