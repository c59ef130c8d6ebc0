namespace PoolFunctional.Generators.Rows;

/// <summary>Segment pooling.</summary>
internal sealed class SegmentFamily : IFamily
{
    private static readonly (string Name, SegmentReduction Reduction)[] operators =
    [
        ("segment-sum", SegmentReduction.Sum),
        ("segment-mean", SegmentReduction.Mean),
        ("segment-max", SegmentReduction.Max),
        ("segment-min", SegmentReduction.Min),
        ("segment-mean-sqrt-length", SegmentReduction.MeanSqrtLength),
    ];

    public IReadOnlyList<string> Operators { get; } = [.. operators.Select(known => known.Name)];

    public Finding Check(string operation, int seed, int index) => Of(At(operation, seed, index));

    public string? Explain(string operation, int seed, int index) =>
        Of(Shrinking.Smallest(At(operation, seed, index), SegmentCase.Shrink, @case => Of(@case).Difference is not null)).Difference;

    internal static SegmentCase At(string operation, int seed, int index)
    {
        SegmentCase drawn = SegmentCase.At(seed, index) with { Reduction = operators.First(known => known.Name == operation).Reduction };
        bool isPossible = drawn.Element.IsFloating || drawn.Reduction != SegmentReduction.MeanSqrtLength;
        return isPossible ? drawn : drawn with { Element = ElementType.All[index % 3] };
    }

    private static Finding Of(SegmentCase @case)
    {
        Finding finding = Finding.Of(() => new("segments", @case.Segments * @case.Features, @case.Element.Do(new SegmentComparison(@case, new RowSurroundings()))));
        return finding.Difference is null ? finding : finding with { Difference = $"{@case}\n    {finding.Difference}" };
    }
}
