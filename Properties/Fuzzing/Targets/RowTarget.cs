namespace PoolFunctional.Fuzzing;

/// <summary>Masks, ids and offsets of any kind: the bits of the definition, or a refusal where it refuses.</summary>
internal static class RowTarget
{
    internal static void Run(ReadOnlySpan<byte> input)
    {
        Bytes bytes = new(input);
        if (bytes.Below(2) == 0) Segments(ref bytes);
        else Sequences(ref bytes);
    }

    private static void Segments(ref Bytes bytes)
    {
        (int count, int features) = (bytes.Below(9), 1 + bytes.Below(20));
        float[] rows = bytes.Reals(count * features);
        bool isOffsets = bytes.Below(2) == 0;
        long[] numbers = new long[isOffsets ? bytes.Below(7) : bytes.Below(16) == 0 ? bytes.Below(9) : count];
        for (int i = 0; i < numbers.Length; i++) numbers[i] = bytes.Number(count + 2);
        if (isOffsets && bytes.Below(3) > 0) Array.Sort(numbers);
        SegmentReduction reduction = bytes.Among<SegmentReduction>(SegmentReduction.Sum, SegmentReduction.Mean, SegmentReduction.Max, SegmentReduction.Min, SegmentReduction.MeanSqrtLength);
        int segments = bytes.Below(8);
        float[] y = new float[segments * features];
        Array.Fill(y, Drawn.Untouched);
        Segmentation meaning = isOffsets ? Segmentation.ByOffsets(Sequence.Of<long>(numbers)) : Segmentation.ByIds(Sequence.Of<long>(numbers), segments);
        RowTable<float>? expected = RowTable.Create<float>(count, features, rows).Bind(table => Reference.Pool(table, meaning, reduction)).Match<RowTable<float>?>(pooled => pooled, _ => null);
        bool isAnswered = Finding.Answers(
            () => SegmentPool.Reduce<float>(rows, [count, features], isOffsets ? PoolFunctional.Segments.ByOffsets(numbers) : PoolFunctional.Segments.ByIds(numbers, segments), reduction, y),
            y,
            Drawn.Untouched);
        bool isPossible = expected is not null && expected.Values.Count == y.Length;
        Finding.Unless(isAnswered == isPossible, $"{reduction} of {count} rows by [{string.Join(", ", numbers)}] into {segments}: the definition {(isPossible ? "answers" : "refuses")}, the engine does not");
        if (isAnswered) Finding.UnlessSame(y, expected!.Values.AsSpan(), $"{reduction} of {count} rows by [{string.Join(", ", numbers)}]");
    }

    private static void Sequences(ref Bytes bytes)
    {
        (int batch, int tokens, int features) = (bytes.Below(4), bytes.Below(9), 1 + bytes.Below(20));
        float[] x = bytes.Reals(batch * tokens * features);
        long[] mask = new long[bytes.Below(16) == 0 ? bytes.Below(9) : batch * tokens];
        for (int i = 0; i < mask.Length; i++) mask[i] = bytes.Below(3) == 0 ? 0 : bytes.Number(3);
        SequenceReduction reduction = bytes.Among<SequenceReduction>(
            SequenceReduction.Mean, SequenceReduction.Max, SequenceReduction.First, SequenceReduction.Last, SequenceReduction.WeightedMean, SequenceReduction.MeanSqrtLength);
        Normalization normalization = bytes.Below(2) == 0 ? Normalization.None : Normalization.L2;
        float[] y = new float[batch * features];
        Array.Fill(y, Drawn.Untouched);
        RowTable<float>? expected = TokenShape.Create(batch, tokens, features).Bind(shape => TokenBatch.Create<float>(shape, x, mask.Select(real => real != 0).ToArray()))
            .Bind(made => Reference.Pool(made, reduction, normalization)).Match<RowTable<float>?>(pooled => pooled, _ => null);
        bool isAnswered = Finding.Answers(() => SequencePool.Reduce<float, long>(x, mask, [batch, tokens, features], reduction, y, normalization), y, Drawn.Untouched);
        Finding.Unless(isAnswered == expected is not null, $"{reduction} of {batch} × {tokens} × {features} with a mask of {mask.Length}: the definition {(expected is null ? "refuses" : "answers")}, the engine does not");
        if (isAnswered) Finding.UnlessSame(y, expected!.Values.AsSpan(), $"{reduction}, {normalization}, of {batch} × {tokens} × {features} by [{string.Join(", ", mask)}]");
    }
}
