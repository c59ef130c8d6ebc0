namespace PoolFunctional.Peers;

/// <summary>One pooling to time: what, over which windows, of which <c>[batch, channel, spatial…]</c>.</summary>
internal sealed record PoolingCase(string Name, Reduction Reduction, Window Window, nint[] Shape)
{
    /// <summary>The network or task that the case comes from: the name up to its first dot.</summary>
    internal string Suite => Name.Split('.')[0];

    internal long[] ShapeAsLong => [.. Shape.Select(extent => (long)extent)];
}
