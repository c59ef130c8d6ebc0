namespace PoolFunctional.Generators.Rows;

/// <summary>Sequence pooling.</summary>
internal sealed class SequenceFamily : IFamily
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

    public IReadOnlyList<string> Operators { get; } = [.. operators.Select(known => known.Name)];

    public Finding Check(string operation, int seed, int index) => Of(At(operation, seed, index));

    public string? Explain(string operation, int seed, int index) =>
        Of(Shrinking.Smallest(At(operation, seed, index), SequenceCase.Shrink, @case => Of(@case).Difference is not null)).Difference;

    internal static SequenceCase At(string operation, int seed, int index) =>
        SequenceCase.At(seed, index) with { Reduction = operators.First(known => known.Name == operation).Reduction };

    private static Finding Of(SequenceCase @case)
    {
        Finding finding = Finding.Of(() => new("sequences", @case.Batch * @case.Features, @case.Element.Do(new SequenceComparison(@case, new RowSurroundings()))));
        return finding.Difference is null ? finding : finding with { Difference = $"{@case}\n    {finding.Difference}" };
    }
}
