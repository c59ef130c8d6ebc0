using PoolFunctional.Generators.Indices;

namespace PoolFunctional.Generators.Gradients;

/// <summary>Gradients of maxima and minima by their indices.</summary>
internal sealed class IndexGradientFamily(ITripleGround ground) : IFamily
{
    internal IndexGradientFamily()
        : this(new SurroundedTriple()) { }

    public IReadOnlyList<string> Operators { get; } = ["max-indices", "min-indices"];

    public Finding Check(string operation, int seed, int index)
    {
        IndexGradientCase drawn = IndexGradientCase.At(operation == Operators[0] ? Reduction.Max : Reduction.Min, seed, index);
        return FamilyCheck.Of(drawn, @case => @case.Pooling.Pooling.Element.Do(new IndexGradientComparison(@case, ground)), @case => @case.Shrink());
    }
}
