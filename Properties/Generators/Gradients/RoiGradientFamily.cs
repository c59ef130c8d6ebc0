using PoolFunctional.Generators.Indices;
using PoolFunctional.Generators.RegionsOfInterest;

namespace PoolFunctional.Generators.Gradients;

/// <summary>The gradients of the poolings of regions of interest.</summary>
internal sealed class RoiGradientFamily(ITripleGround? ground = null) : IFamily
{
    private readonly ITripleGround ground = ground ?? new SurroundedTriple();

    public IReadOnlyList<string> Operators => RoiCase.Operators;

    public Finding Check(string operation, int seed, int index) => FamilyCheck.Of(
        RoiCases.At(operation, seed, index),
        @case => @case.Element.Do(new RoiGradientComparison(@case, ground)) with { Geometry = (@case with { DataSeed = 0, Offset = 0 }).ToString() },
        @case => @case.Shrink());
}
