namespace PoolFunctional.Generators.Indices;

/// <summary>Maxima and minima with their indices.</summary>
internal sealed class IndicesFamily(ITripleGround ground) : IFamily
{
    internal IndicesFamily()
        : this(new SurroundedTriple()) { }

    public IReadOnlyList<string> Operators { get; } = ["max-indices", "min-indices"];

    public Finding Check(string operation, int seed, int index)
    {
        IndexCase drawn = IndexCase.At(operation == Operators[0] ? Reduction.Max : Reduction.Min, seed, index);
        return FamilyCheck.Of(drawn, @case => @case.Pooling.Element.Do(new IndexComparison(@case, ground)), @case => @case.Shrink());
    }
}
