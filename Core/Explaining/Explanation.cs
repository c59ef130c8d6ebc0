namespace PoolFunctional;

/// <summary>A window placed on a shape, axis by axis. Equality is structural.</summary>
public sealed record Explanation
{
    internal Explanation(Shape input, Shape output, Sequence<AxisExplanation> axes) => (Input, Output, Axes) = (input, output, axes);

    /// <summary>The input, <c>[batch, channel, spatial…]</c>.</summary>
    public Shape Input { get; }

    /// <summary>The result, <c>[batch, channel, spatial…]</c>.</summary>
    public Shape Output { get; }

    /// <summary>One explanation per spatial axis, outermost first.</summary>
    public Sequence<AxisExplanation> Axes { get; }

    /// <summary>The explanation as text: a line for the shapes, then every axis.</summary>
    /// <returns>Lines separated by a line feed.</returns>
    public string Describe() => string.Join('\n', Axes.Select(axis => axis.Describe()).Prepend($"{Input} -> {Output}"));

    /// <inheritdoc cref="Describe"/>
    public override string ToString() => Describe();
}
