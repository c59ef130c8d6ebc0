namespace PoolFunctional;

/// <summary>What the outputs of a stack of windows see of the stack's input, axis by axis. Equality is structural.</summary>
public sealed record ReceptiveField
{
    internal ReceptiveField(Shape input, Shape output, Sequence<AxisReceptiveField> axes) => (Input, Output, Axes) = (input, output, axes);

    /// <summary>The input of the first window, <c>[batch, channel, spatial…]</c>.</summary>
    public Shape Input { get; }

    /// <summary>The result of the last window, <c>[batch, channel, spatial…]</c>.</summary>
    public Shape Output { get; }

    /// <summary>One receptive field per spatial axis, outermost first.</summary>
    public Sequence<AxisReceptiveField> Axes { get; }

    /// <summary>The receptive field as text: a line for the shapes, one per axis.</summary>
    /// <returns>Lines separated by a line feed.</returns>
    public string Describe() => string.Join('\n', Axes.Select(axis => axis.Describe()).Prepend($"{Input} -> {Output}"));

    /// <inheritdoc cref="Describe"/>
    public override string ToString() => Describe();
}
