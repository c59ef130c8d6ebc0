namespace PoolFunctional.Peers.Oracles;

/// <summary>An operator that the peer has, too.</summary>
internal interface IOracleOperator
{
    /// <summary>What <c>--op</c> calls it.</summary>
    string Name { get; }

    /// <summary>A random call of it.</summary>
    OracleCase Draw(Random random);
}
