using PoolFunctional.Generators.Indices;

namespace PoolFunctional.Generators.Gradients;

/// <summary>Gradients of blurs, spatial pyramids, stacks of windows, and averages beside maxima.</summary>
internal sealed class CompositeGradientFamily(ITripleGround ground) : IFamily
{
    internal CompositeGradientFamily()
        : this(new SurroundedTriple()) { }

    public IReadOnlyList<string> Operators => CompositeGradient.Operators;

    public Finding Check(string operation, int seed, int index) =>
        FamilyCheck.Of(CompositeGradient.At(operation, seed, index), drawn => drawn.Case.Element.Do(new CompositeGradientComparison(drawn, ground)), drawn => drawn.Shrink());
}
