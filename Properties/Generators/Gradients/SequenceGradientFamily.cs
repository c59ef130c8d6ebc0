using PoolFunctional.Generators.Indices;
using PoolFunctional.Generators.Rows;

namespace PoolFunctional.Generators.Gradients;

/// <summary>The gradients of sequence pooling.</summary>
internal sealed class SequenceGradientFamily(IRowGround? ground = null) : IFamily
{
    private readonly IRowGround ground = ground ?? new RowSurroundings();

    public IReadOnlyList<string> Operators => new SequenceFamily().Operators;

    public Finding Check(string operation, int seed, int index) => FamilyCheck.Of(
        SequenceFamily.At(operation, seed, index),
        @case => @case.Element.Do(new SequenceGradientComparison(@case, ground)) with { Geometry = @case.ToString() },
        SequenceCase.Shrink);
}
