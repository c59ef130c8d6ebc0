using PoolFunctional.Generators.Indices;

namespace PoolFunctional.Generators.Gradients;

/// <summary>Gradients of unpooling.</summary>
internal sealed class UnpoolGradientFamily(ITripleGround ground) : IFamily
{
    internal UnpoolGradientFamily()
        : this(new SurroundedTriple()) { }

    public IReadOnlyList<string> Operators { get; } = ["unpool"];

    public Finding Check(string operation, int seed, int index) =>
        FamilyCheck.Of(UnpoolCase.At(seed, index), @case => @case.Pooling.Element.Do(new UnpoolGradientComparison(@case, ground)), @case => @case.Shrink());
}
