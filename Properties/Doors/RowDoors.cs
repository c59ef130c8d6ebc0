using static PoolFunctional.Properties.Doors.DoorParts;

namespace PoolFunctional.Properties.Doors;

/// <summary>Doors of sequences and segments.</summary>
internal static class RowDoors
{
    internal const int SegmentCount = 4;

    private static readonly TokenBatch<float> tokens = Batch();
    private static readonly RowTable<float> table = RowTable.Create<float>(7, 3, [.. Floats.Values.Take(21)]).OrThrow("rows");
    private static readonly Segmentation segmentation = Segmentation.ByIds([2, 0, 2, 3, 0, 2, 3], SegmentCount);

    internal static Door[] All =>
    [
        OfTokens("Mean", SequenceReduction.Mean),
        OfTokens("MeanSqrtLength", SequenceReduction.MeanSqrtLength),
        OfTokens("WeightedMean", SequenceReduction.WeightedMean),
        OfTokens("Max", SequenceReduction.Max),
        OfTokens("First", SequenceReduction.First),
        OfTokens("Last", SequenceReduction.Last),
        OfTokens("Reduce", SequenceReduction.Max, ("reduction", SequenceReduction.Max)),
        OfSegments("Sum", SegmentReduction.Sum),
        OfSegments("Mean", SegmentReduction.Mean),
        OfSegments("MeanSqrtLength", SegmentReduction.MeanSqrtLength),
        OfSegments("Max", SegmentReduction.Max),
        OfSegments("Min", SegmentReduction.Min),
        OfSegments("Reduce", SegmentReduction.Min, ("reduction", SegmentReduction.Min)),
        BackToTokens,
        BackToSegments,
    ];

    private static (string, object)[] Masked =>
        [("tokens", new Numbers<float>([.. tokens.Values], [2, 4, 3])), ("mask", new Numbers<byte>([.. tokens.Mask.Select(real => (byte)(real ? 5 : 0))], [2, 4])), ("normalization", Normalization.L2)];

    private static (string, object)[] Grouped =>
        [("rows", Of(table)), ("segments", new Numbers<long>([.. ((Segmentation.IdSegmentation)segmentation).Ids], [7]))];

    private static Door BackToTokens =>
        With(
            Reference.Pool(tokens, SequenceReduction.Max, Normalization.L2).OrThrow("x"),
            y => Row(
                "SequencePool.Backward",
                [typeof(float), typeof(byte)],
                [("outputGradient", Of(y)), .. Masked, ("inputShape", (nint[])[2, 4, 3]), ("reduction", SequenceReduction.Max), ("ties", Ties.Split)],
                Into("inputGradient", new Numbers<float>([.. Reference.Backward(y, tokens, SequenceReduction.Max, Normalization.L2, Ties.Split).OrThrow("x").Values], [2, 4, 3]))));

    private static Door BackToSegments =>
        With(
            Reference.Pool(table, segmentation, SegmentReduction.Max).OrThrow("x"),
            y => Row(
                "SegmentPool.Backward",
                [typeof(float)],
                [("outputGradient", Of(y)), .. Grouped, ("inputShape", (nint[])[7, 3]), ("reduction", SegmentReduction.Max), ("ties", Ties.Split)],
                Into("inputGradient", Of(Reference.Backward(y, table, segmentation, SegmentReduction.Max, Ties.Split).OrThrow("x")))));

    private static Door OfTokens(string name, SequenceReduction reduction, params (string, object)[] more) =>
        Row(
            $"SequencePool.{name}",
            [typeof(float), typeof(byte)],
            [.. Masked, ("shape", (nint[])[2, 4, 3]), .. more],
            Into("destination", Of(Reference.Pool(tokens, reduction, Normalization.L2).OrThrow("x"))));

    private static Door OfSegments(string name, SegmentReduction reduction, params (string, object)[] more) =>
        Row(
            $"SegmentPool.{name}",
            [typeof(float)],
            [.. Grouped, ("shape", (nint[])[7, 3]), .. more],
            Into("destination", Of(Reference.Pool(table, segmentation, reduction).OrThrow("x"))));

    /// <summary>Two sequences of four tokens, padded on the right and in the middle.</summary>
    private static TokenBatch<float> Batch() =>
        TokenBatch.Create<float>(TokenShape.Create(2, 4, 3).OrThrow("shape"), [.. Floats.Values.Take(24)], [true, true, false, false, false, true, false, true]).OrThrow("tokens");
}
