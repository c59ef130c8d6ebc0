namespace PoolFunctional.Peers.Oracles;

/// <summary>The operators that are compared. A further one is a file of its own and a line here.</summary>
internal static class OracleTable
{
    internal static IReadOnlyList<IOracleOperator> All { get; } =
    [
        new MaxPoolOracle(indices: false),
        new MaxPoolOracle(indices: true),
        new AveragePoolOracle(),
        new LpPoolOracle(),
        new GlobalOracle("GlobalMaxPool", convention => convention.GlobalMaxPool()),
        new GlobalOracle("GlobalAveragePool", convention => convention.GlobalAveragePool()),
        new GlobalLpPoolOracle(),
        new UnpoolOracle(),
        new AlignOracle(),
        new QuantizedAverageOracle(),
    ];
}
