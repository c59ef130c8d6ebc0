using PoolFunctional.Generators.Indices;

namespace PoolFunctional.Generators.Rows;

/// <summary>Sequence pooling.</summary>
internal sealed class SequenceFamily(ITripleGround ground) : IFamily
{
    private static readonly (string Name, SequenceReduction Reduction)[] operators =
    [
        ("sequence-mean", SequenceReduction.Mean),
        ("sequence-mean-sqrt-length", SequenceReduction.MeanSqrtLength),
        ("sequence-weighted-mean", SequenceReduction.WeightedMean),
        ("sequence-max", SequenceReduction.Max),
        ("sequence-first", SequenceReduction.First),
        ("sequence-last", SequenceReduction.Last),
    ];

    internal SequenceFamily()
        : this(new SurroundedTriple()) { }

    public IReadOnlyList<string> Operators { get; } = [.. operators.Select(known => known.Name)];

    public Finding Check(string operation, int seed, int index) => FamilyCheck.Of(
        At(operation, seed, index),
        @case => new("sequences", @case.Batch * @case.Features, @case.Element.Do(new SequenceComparison(@case, ground))),
        SequenceCase.Shrink);

    internal static SequenceCase At(string operation, int seed, int index) =>
        SequenceCase.At(seed, index) with { Reduction = operators.First(known => known.Name == operation).Reduction };
}
