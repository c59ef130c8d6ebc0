using System.Numerics;
using System.Numerics.Tensors;

namespace PoolFunctional;

/// <content>Layers of other libraries.</content>
public static partial class Pool
{
    /// <summary>A pooling layer of another library.</summary>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layer's layout.</param>
    /// <param name="layer">The layer, as <see cref="Conventions"/> makes it.</param>
    /// <param name="options">Threads and ceiling; the layout is the layer's. <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArgumentException">The layer does not fit the shape, or the element type has no such reduction; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.Reduce(x, Conventions.PyTorch.AvgPool2d(3, padding: 1))</c>.</example>
    public static Tensor<T> Reduce<T>(Tensor<T> x, PoolLayer layer, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Reduce(Checked(x), layer, options);

    /// <summary>A pooling layer of another library.</summary>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layer's layout.</param>
    /// <param name="layer">The layer, as <see cref="Conventions"/> makes it.</param>
    /// <param name="options">Threads and ceiling; the layout is the layer's. <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArgumentException">The layer does not fit the shape, or the element type has no such reduction; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.Reduce(x, Conventions.PyTorch.AvgPool2d(3, padding: 1))</c>.</example>
    public static Tensor<T> Reduce<T>(in TensorSpan<T> x, PoolLayer layer, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Reduce((ReadOnlyTensorSpan<T>)x, layer, options);

    /// <summary>A pooling layer of another library.</summary>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layer's layout.</param>
    /// <param name="layer">The layer, as <see cref="Conventions"/> makes it.</param>
    /// <param name="options">Threads and ceiling; the layout is the layer's. <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArgumentException">The layer does not fit the shape, or the element type has no such reduction; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.Reduce(x, Conventions.PyTorch.AvgPool2d(3, padding: 1))</c>.</example>
    public static Tensor<T> Reduce<T>(in ReadOnlyTensorSpan<T> x, PoolLayer layer, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
    {
        PoolOptions chosen = Fitting(layer, x.Lengths, options, nameof(x));
        return Allocating(x, layer.Window, layer.Reduction, chosen);
    }

    /// <summary>A pooling layer of another library.</summary>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layer's layout.</param>
    /// <param name="layer">The layer, as <see cref="Conventions"/> makes it.</param>
    /// <param name="destination">The result. Must not overlap the input.</param>
    /// <param name="options">Threads and ceiling; the layout is the layer's. <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">The layer does not fit the shape, or the element type has no such reduction; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.Reduce(x, Conventions.PyTorch.AvgPool2d(3, padding: 1))</c>.</example>
    public static void Reduce<T>(Tensor<T> x, PoolLayer layer, in TensorSpan<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Reduce(Checked(x), layer, destination, options);

    /// <summary>A pooling layer of another library.</summary>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layer's layout.</param>
    /// <param name="layer">The layer, as <see cref="Conventions"/> makes it.</param>
    /// <param name="destination">The result. Must not overlap the input.</param>
    /// <param name="options">Threads and ceiling; the layout is the layer's. <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">The layer does not fit the shape, or the element type has no such reduction; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.Reduce(x, Conventions.PyTorch.AvgPool2d(3, padding: 1))</c>.</example>
    public static void Reduce<T>(in TensorSpan<T> x, PoolLayer layer, in TensorSpan<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Reduce((ReadOnlyTensorSpan<T>)x, layer, destination, options);

    /// <summary>A pooling layer of another library.</summary>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layer's layout.</param>
    /// <param name="layer">The layer, as <see cref="Conventions"/> makes it.</param>
    /// <param name="destination">The result. Must not overlap the input.</param>
    /// <param name="options">Threads and ceiling; the layout is the layer's. <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">The layer does not fit the shape, or the element type has no such reduction; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.Reduce(x, Conventions.PyTorch.AvgPool2d(3, padding: 1))</c>.</example>
    public static void Reduce<T>(in ReadOnlyTensorSpan<T> x, PoolLayer layer, in TensorSpan<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
    {
        PoolOptions chosen = Fitting(layer, x.Lengths, options, nameof(x));
        Into(x, layer.Window, layer.Reduction, destination, chosen);
    }

    /// <summary>A pooling layer of another library.</summary>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The elements, in the layer's layout.</param>
    /// <param name="shape">Their extents.</param>
    /// <param name="layer">The layer, as <see cref="Conventions"/> makes it.</param>
    /// <param name="destination">The result. Must not overlap the input.</param>
    /// <param name="options">Threads and ceiling; the layout is the layer's. <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">The layer does not fit the shape, or the element type has no such reduction; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.Reduce(x, Conventions.PyTorch.AvgPool2d(3, padding: 1))</c>.</example>
    public static void Reduce<T>(ReadOnlySpan<T> x, ReadOnlySpan<nint> shape, PoolLayer layer, Span<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
    {
        PoolOptions chosen = Fitting(layer, shape, options, nameof(shape));
        Into(x, shape, layer.Window, layer.Reduction, destination, chosen);
    }

    /// <summary>Checks and prepares a layer once, to run many times without allocating.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="layer">The layer, as <see cref="Conventions"/> makes it.</param>
    /// <param name="shape">The input's extents, in the layer's layout.</param>
    /// <param name="options">Threads; the layout is the layer's. <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="ArgumentException">The layer does not fit the shape, or the element type has no such reduction.</exception>
    /// <example><c>Pool.Compile&lt;float&gt;(Conventions.TensorFlow.MaxPooling2D(2), [8, 112, 112, 64]).OutputShape</c> is <c>[8, 56, 56, 64]</c>.</example>
    public static PoolPlan<T> Compile<T>(PoolLayer layer, ReadOnlySpan<nint> shape, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
    {
        PoolOptions chosen = Fitting(layer, shape, options, nameof(shape));
        return Prepare<T>(layer.Reduction, layer.Window, shape, chosen, nameof(shape)).Ready();
    }

    /// <summary>The options with the layer's layout, after whatever is wrong with the layer on this shape was thrown under the layer's name: its caller has no window and no reduction.</summary>
    private static PoolOptions Fitting(PoolLayer layer, ReadOnlySpan<nint> shape, PoolOptions? options, string shapeParameter)
    {
        ArgumentNullException.ThrowIfNull(layer);
        PoolOptions chosen = layer.With(options);
        Raise.OptionsInvalid(chosen);
        Raise.TooManyElements(layer.On(shape, nameof(layer), shapeParameter).Plan.Output.Elements, nameof(layer));
        return chosen;
    }
}
