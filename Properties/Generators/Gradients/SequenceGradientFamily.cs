using PoolFunctional.Generators.Indices;
using PoolFunctional.Generators.Rows;

namespace PoolFunctional.Generators.Gradients;

/// <summary>The gradients of sequence pooling.</summary>
internal sealed class SequenceGradientFamily(ITripleGround? ground = null) : IFamily
{
    private readonly ITripleGround ground = ground ?? new SurroundedTriple();

    public IReadOnlyList<string> Operators => new SequenceFamily().Operators;

    public Finding Check(string operation, int seed, int index) => FamilyCheck.Of(
        SequenceFamily.At(operation, seed, index),
        @case => @case.Element.Do(new SequenceGradientComparison(@case, ground)) with { Geometry = @case.ToString() },
        SequenceCase.Shrink);
}
