namespace PoolFunctional.Digests;

/// <summary>An operator with what the corpus holds for it.</summary>
public sealed class DigestedOperator
{
    private readonly Action<OperatorRun> corpus;

    internal DigestedOperator(string name, Action<OperatorRun> corpus) => (Name, this.corpus) = (name, corpus);

    /// <summary>Every operator, in the order of the table.</summary>
    public static IReadOnlyList<DigestedOperator> All { get; } =
    [
        .. Operators.ReductionOperators.All,
        .. Operators.TypeOperators.All,
        .. Operators.IndexOperators.All,
        .. Operators.CompositeOperators.All,
        .. Operators.RegionOperators.All,
        .. Operators.RowOperators.All,
    ];

    /// <summary>As the table names it.</summary>
    public string Name { get; }

    /// <summary>The digest of the results' bits.</summary>
    /// <param name="course">How they are worked out.</param>
    /// <returns>16 hexadecimal digits.</returns>
    public string Digest(Course course)
    {
        using BitDigest digest = new();
        corpus(new(course, digest));
        return digest.Digits();
    }
}
