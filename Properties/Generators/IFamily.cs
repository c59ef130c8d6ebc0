namespace PoolFunctional.Generators;

/// <summary>Operators that the differential compares with their definition, each case from a seed and an index.</summary>
internal interface IFamily
{
    /// <summary>What <c>--op</c> calls each.</summary>
    IReadOnlyList<string> Operators { get; }

    /// <summary>One random case of an operator, the façade against the definition, bit for bit; the same case on every machine. A difference says the case, too.</summary>
    Finding Check(string operation, int seed, int index);

    /// <summary>What differs in a case that was found to differ, made as small as it still does where the family can.</summary>
    string? Explain(string operation, int seed, int index) => Check(operation, seed, index).Difference;
}
