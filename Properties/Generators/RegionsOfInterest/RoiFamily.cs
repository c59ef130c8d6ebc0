using PoolFunctional.Generators.Indices;

namespace PoolFunctional.Generators.RegionsOfInterest;

/// <summary>The poolings of regions of interest.</summary>
internal sealed class RoiFamily(ITripleGround ground) : IFamily
{
    internal RoiFamily()
        : this(new SurroundedTriple()) { }

    public IReadOnlyList<string> Operators => RoiCase.Operators;

    public Finding Check(string operation, int seed, int index) =>
        FamilyCheck.Of(RoiCases.At(operation, seed, index), @case => @case.Element.Do(new RoiComparison(@case, ground)), @case => @case.Shrink());
}
