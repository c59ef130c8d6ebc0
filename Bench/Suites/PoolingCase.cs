namespace PoolFunctional.Bench.Suites;

/// <summary>One pooling of a real network: what, over which windows, of which <c>[batch, channel, spatial…]</c>, float unless it says otherwise.</summary>
internal sealed record PoolingCase(string Name, Reduction Reduction, Window Window, nint[] Shape, string Type = PoolingCase.Float)
{
    internal const string Float = "float32";
    internal const string Byte = "uint8";

    /// <summary>The network or task that the case comes from: the name up to its first dot.</summary>
    internal string Suite => Name.Split('.')[0];

    internal long[] ShapeAsLong => [.. Shape.Select(extent => (long)extent)];
}
