using System.Numerics;
using System.Numerics.Tensors;

namespace PoolFunctional.Digests.Operators;

/// <summary>Sequences of tokens with a mask, and segments of rows, forward and backward.</summary>
internal static class RowOperators
{
    private const int Sequences = 3, Tokens = 37, Features = 19;
    private const int Rows = 71, Groups = 9;

    private static readonly (string Name, SequenceReduction Reduction)[] sequences =
    [
        ("sequence-mean", SequenceReduction.Mean),
        ("sequence-mean-sqrt-length", SequenceReduction.MeanSqrtLength),
        ("sequence-weighted-mean", SequenceReduction.WeightedMean),
        ("sequence-max", SequenceReduction.Max),
        ("sequence-first", SequenceReduction.First),
        ("sequence-last", SequenceReduction.Last),
    ];

    private static readonly (string Name, SegmentReduction Reduction)[] segments =
    [
        ("segment-sum", SegmentReduction.Sum),
        ("segment-mean", SegmentReduction.Mean),
        ("segment-max", SegmentReduction.Max),
        ("segment-min", SegmentReduction.Min),
        ("segment-mean-sqrt-length", SegmentReduction.MeanSqrtLength),
    ];

    /// <summary>Of the last sequence nothing is real.</summary>
    private static readonly bool[] mask = [.. Enumerable.Range(0, Sequences * Tokens).Select(token => token / Tokens < Sequences - 1 && Inputs.Hash(5, token) % 4 > 0)];

    /// <summary>In no order; a third of the segments is empty.</summary>
    private static readonly long[] ids = [.. Enumerable.Range(0, Rows).Select(row => (long)(Inputs.Hash(6, row) % (Groups / 3 * 2)))];

    private static readonly long[] offsets = [0, 0, 5, 6, 40, 40, Rows];

    internal static IEnumerable<DigestedOperator> All =>
    [
        .. sequences.Select(entry => new DigestedOperator(entry.Name, run =>
        {
            Pooled<float>(run, entry.Reduction, Normalization.None);
            Pooled<float>(run, entry.Reduction, Normalization.L2);
            Pooled<double>(run, entry.Reduction, Normalization.L2);
            Pooled<Half>(run, entry.Reduction, Normalization.None);
        })),
        .. sequences.Select(entry => new DigestedOperator($"{entry.Name}-gradient", run =>
        {
            Back<float>(run, entry.Reduction, Normalization.L2);
            Back<double>(run, entry.Reduction, Normalization.None);
            Back<Half>(run, entry.Reduction, Normalization.None);
        })),
        .. segments.Select(entry => new DigestedOperator(entry.Name, run =>
        {
            Pooled<float>(run, entry.Reduction);
            Pooled<double>(run, entry.Reduction);
            Pooled<Half>(run, entry.Reduction);
            if (entry.Reduction is not SegmentReduction.MeanSqrtLengthReduction) Pooled<int>(run, entry.Reduction);
        })),
        .. segments.Select(entry => new DigestedOperator($"{entry.Name}-gradient", run =>
        {
            Back<float>(run, entry.Reduction);
            Back<double>(run, entry.Reduction);
            Back<Half>(run, entry.Reduction);
        })),
    ];

    private static void Pooled<T>(OperatorRun run, SequenceReduction reduction, Normalization normalization)
        where T : unmanaged, INumber<T>
    {
        T[] x = Inputs.Of<T>(Sequences * Tokens * Features, Features, 1);
        if (run.Course.IsDefinition) run.Add(Reference.Pool(Batch(x), reduction, normalization).Made().Values.AsSpan());
        else run.Add<T>(Course.Elements(SequencePool.Reduce(Laid(x), Mask(), reduction, normalization, run.Course.Options)));
    }

    private static void Back<T>(OperatorRun run, SequenceReduction reduction, Normalization normalization)
        where T : unmanaged, INumber<T>
    {
        (T[] x, T[] incoming) = (Inputs.Of<T>(Sequences * Tokens * Features, Features, 1), Inputs.Of<T>(Sequences * Features, Features, 2));
        if (run.Course.IsDefinition) run.Add(RowTable.Create<T>(Sequences, Features, incoming).Bind(gradient => Reference.Backward(gradient, Batch(x), reduction, normalization, Ties.Split)).Made().Values.AsSpan());
        else run.Add<T>(Course.Elements(SequencePool.Backward(Tensor.Create(incoming, [Sequences, Features]), Laid(x), Mask(), reduction, normalization, Ties.Split, run.Course.Options)));
    }

    private static TokenBatch<T> Batch<T>(T[] x)
        where T : unmanaged, INumber<T> => TokenShape.Create(Sequences, Tokens, Features).Bind(shape => TokenBatch.Create<T>(shape, x, mask)).Made();

    private static Tensor<T> Laid<T>(T[] x) => Tensor.Create(x, [Sequences, Tokens, Features]);

    private static Tensor<bool> Mask() => Tensor.Create(mask, [Sequences, Tokens]);

    private static void Pooled<T>(OperatorRun run, SegmentReduction reduction)
        where T : unmanaged, INumber<T>
    {
        T[] x = Inputs.Of<T>(Rows * Features, Features, 3);
        foreach ((Segmentation segmentation, Func<Segments> grouped, _) in Groupings())
        {
            if (run.Course.IsDefinition) run.Add(RowTable.Create<T>(Rows, Features, x).Bind(rows => Reference.Pool(rows, segmentation, reduction)).Made().Values.AsSpan());
            else run.Add<T>(Course.Elements(SegmentPool.Reduce(Tensor.Create(x, [Rows, Features]), grouped(), reduction, run.Course.Options)));
        }
    }

    private static void Back<T>(OperatorRun run, SegmentReduction reduction)
        where T : unmanaged, INumber<T>
    {
        T[] x = Inputs.Of<T>(Rows * Features, Features, 3);
        foreach ((Segmentation segmentation, Func<Segments> grouped, int count) in Groupings())
        {
            T[] incoming = Inputs.Of<T>(count * Features, Features, 4);
            if (run.Course.IsDefinition)
            {
                run.Add((
                    from gradient in RowTable.Create<T>(count, Features, incoming)
                    from rows in RowTable.Create<T>(Rows, Features, x)
                    from result in Reference.Backward(gradient, rows, segmentation, reduction, Ties.First)
                    select result).Made().Values.AsSpan());
            }
            else
            {
                run.Add<T>(Course.Elements(SegmentPool.Backward(Tensor.Create(incoming, [count, Features]), Tensor.Create(x, [Rows, Features]), grouped(), reduction, Ties.First, run.Course.Options)));
            }
        }
    }

    private static (Segmentation Segmentation, Func<Segments> Grouped, int Count)[] Groupings() =>
    [
        (Segmentation.ByIds(ids.ToSequence(), Groups), () => Segments.ByIds(ids, Groups), Groups),
        (Segmentation.ByOffsets(offsets.ToSequence()), () => Segments.ByOffsets(offsets), offsets.Length - 1),
    ];
}
