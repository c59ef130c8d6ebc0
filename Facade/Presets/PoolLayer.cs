namespace PoolFunctional;

/// <summary>A pooling layer of another library as it is here: a window, a reduction and a layout, ready for <c>Pool.Reduce(x, layer)</c> and <c>Pool.Compile&lt;T&gt;(layer, shape)</c>.</summary>
/// <remarks>Immutable; equality is structural. Made by <see cref="Conventions"/>.</remarks>
/// <example><c>Pool.Reduce(x, Conventions.PyTorch.MaxPool2d(3, stride: 2, padding: 1))</c>.</example>
public sealed record PoolLayer
{
    internal PoolLayer(Window window, Reduction reduction, Layout layout) => (Window, Reduction, Layout) = (window, reduction, layout);

    /// <summary>Which inputs each output looks at.</summary>
    public Window Window { get; }

    /// <summary>How they become one value.</summary>
    public Reduction Reduction { get; }

    /// <summary>What the axes of the layer's tensors mean; it takes the place of <see cref="PoolOptions.Layout"/>.</summary>
    public Layout Layout { get; }

    /// <summary>The extents of the layer's result, without preparing anything.</summary>
    /// <param name="shape">The input's extents, in the layer's layout.</param>
    /// <returns>The extents, in the same layout.</returns>
    /// <exception cref="ArgumentException">The layer does not fit the shape; the message names the axis, the value and the rule.</exception>
    /// <example><c>Conventions.PyTorch.MaxPool2d(3, stride: 2, padding: 1).OutputShape([64, 112, 112])</c> is <c>[64, 56, 56]</c>.</example>
    public nint[] OutputShape(params ReadOnlySpan<nint> shape)
    {
        (TensorForm form, Plan plan) = On(shape, nameof(shape), nameof(shape));
        return form.Write(plan.Output);
    }

    /// <summary>The layer on a shape; what is wrong with the window there is thrown under the name of what stands for it.</summary>
    internal (TensorForm Form, Plan Plan) On(ReadOnlySpan<nint> shape, string windowParameter, string shapeParameter)
    {
        (TensorForm form, Shape input) = TensorForm.Read(shape, Window, Layout, shapeParameter);
        return (form, Plan.Create(Window, input).OrThrow(shapeParameter, windowParameter));
    }

    internal PoolOptions With(PoolOptions? options) => (options ?? PoolOptions.Default) with { Layout = Layout };
}
