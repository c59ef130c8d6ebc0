using PoolFunctional.Generators.Indices;

namespace PoolFunctional.Generators.Rows;

/// <summary>Segment pooling.</summary>
internal sealed class SegmentFamily(ITripleGround ground) : IFamily
{
    private static readonly (string Name, SegmentReduction Reduction)[] operators =
    [
        ("segment-sum", SegmentReduction.Sum),
        ("segment-mean", SegmentReduction.Mean),
        ("segment-max", SegmentReduction.Max),
        ("segment-min", SegmentReduction.Min),
        ("segment-mean-sqrt-length", SegmentReduction.MeanSqrtLength),
    ];

    internal SegmentFamily()
        : this(new SurroundedTriple()) { }

    public IReadOnlyList<string> Operators { get; } = [.. operators.Select(known => known.Name)];

    public Finding Check(string operation, int seed, int index) => FamilyCheck.Of(
        At(operation, seed, index),
        @case => new("segments", @case.Segments * @case.Features, @case.Element.Do(new SegmentComparison(@case, ground))),
        SegmentCase.Shrink);

    internal static SegmentCase At(string operation, int seed, int index)
    {
        SegmentCase drawn = SegmentCase.At(seed, index) with { Reduction = operators.First(known => known.Name == operation).Reduction };
        bool isPossible = drawn.Element.IsFloating || drawn.Reduction != SegmentReduction.MeanSqrtLength;
        return isPossible ? drawn : drawn with { Element = ElementType.All[index % 3] };
    }
}
