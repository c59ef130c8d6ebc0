using PoolFunctional.Generators.Indices;

namespace PoolFunctional.Generators.Types;

/// <summary>Quantised elements, results of wider types, users' reductions, and inputs in chunks.</summary>
internal sealed class TypesFamily(ITripleGround ground) : IFamily
{
    internal TypesFamily()
        : this(new SurroundedTriple()) { }

    public IReadOnlyList<string> Operators { get; } = ["quantized-average", "quantized-max", "sum-wide", "average-wide", "custom", "stream"];

    public Finding Check(string operation, int seed, int index) => FamilyCheck.Of(TypesCase.At(operation, seed, index), @case => @case.Compare(ground), @case => @case.Simpler());
}
