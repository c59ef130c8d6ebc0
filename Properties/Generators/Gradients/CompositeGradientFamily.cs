using PoolFunctional.Generators.Blurring;
using PoolFunctional.Generators.Indices;

namespace PoolFunctional.Generators.Gradients;

/// <summary>Gradients of blurs, spatial pyramids and stacks of windows.</summary>
internal sealed class CompositeGradientFamily(ITripleGround ground) : IFamily
{
    internal CompositeGradientFamily()
        : this(new SurroundedTriple()) { }

    public IReadOnlyList<string> Operators { get; } = ["blur"];

    public Finding Check(string operation, int seed, int index) =>
        FamilyCheck.Of(BlurCase.At(seed, index), @case => @case.Element.Do(new CompositeGradientComparison(operation, @case, ground)), @case => @case.Shrink());
}
