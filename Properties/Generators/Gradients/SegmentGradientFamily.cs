using PoolFunctional.Generators.Indices;
using PoolFunctional.Generators.Rows;

namespace PoolFunctional.Generators.Gradients;

/// <summary>The gradients of segment pooling.</summary>
internal sealed class SegmentGradientFamily(ITripleGround? ground = null) : IFamily
{
    private readonly ITripleGround ground = ground ?? new SurroundedTriple();

    public IReadOnlyList<string> Operators => new SegmentFamily().Operators;

    public Finding Check(string operation, int seed, int index) => FamilyCheck.Of(
        SegmentFamily.At(operation, seed, index) is { Element.IsFloating: false } drawn ? drawn with { Element = ElementType.All[index % 3] } : SegmentFamily.At(operation, seed, index),
        @case => @case.Element.Do(new SegmentGradientComparison(@case, ground)) with { Geometry = @case.ToString() },
        SegmentCase.Shrink);
}
