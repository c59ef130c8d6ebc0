using System.Numerics.Tensors;
using FsCheck.Xunit;
using PoolFunctional.Generators.Rows;
using Xunit;

namespace PoolFunctional.Properties.Rows;

/// <summary>Every door gives what the door on spans gives.</summary>
[Properties(Arbitrary = [typeof(SequenceGenerators), typeof(SegmentGenerators)], MaxTest = 60)]
public sealed class RowTensorLaws
{
    private const float Untouched = -777;

    [Property]
    public void Tensors_of_sequences_give_what_spans_give(SequenceCase @case)
    {
        int[] expected = RowBits.Of(Sequences.By(@case.Reduction, @case.Floats, @case.Mask, @case.Shape, @case.Normalization));
        Tensor<float> tokens = Tensor.Create(@case.Floats, @case.Shape);
        Tensor<bool> mask = Tensor.Create(@case.Mask, [@case.Batch, @case.Tokens]);
        TensorSpan<float> tokenSpan = tokens;
        TensorSpan<bool> maskSpan = mask;
        ReadOnlyTensorSpan<float> readOnly = tokens;
        ReadOnlyTensorSpan<bool> readOnlyMask = mask;
        Assert.Equal(expected, Flat(SequencePool.Reduce(tokens, mask, @case.Reduction, @case.Normalization)));
        Assert.Equal(expected, Flat(SequencePool.Reduce(tokenSpan, maskSpan, @case.Reduction, @case.Normalization)));
        Assert.Equal(expected, Flat(SequencePool.Reduce(readOnly, readOnlyMask, @case.Reduction, @case.Normalization)));
        float[] y = new float[expected.Length];
        TensorSpan<float> destination = new(y, [@case.Batch, @case.Features]);
        SequencePool.Reduce(tokens, mask, @case.Reduction, destination, @case.Normalization);
        Assert.Equal(expected, RowBits.Of(y));
        y.AsSpan().Fill(Untouched);
        SequencePool.Reduce(tokenSpan, maskSpan, @case.Reduction, destination, @case.Normalization);
        Assert.Equal(expected, RowBits.Of(y));
        y.AsSpan().Fill(Untouched);
        SequencePool.Reduce(readOnly, readOnlyMask, @case.Reduction, destination, @case.Normalization);
        Assert.Equal(expected, RowBits.Of(y));
    }

    [Property]
    public void Named_doors_of_sequences_are_their_reductions(SequenceCase @case)
    {
        Tensor<float> tokens = Tensor.Create(@case.Floats, @case.Shape);
        Tensor<bool> mask = Tensor.Create(@case.Mask, [@case.Batch, @case.Tokens]);
        int[] Of(SequenceReduction reduction) => Flat(SequencePool.Reduce(tokens, mask, reduction));
        Assert.Equal(Of(SequenceReduction.Mean), Flat(SequencePool.Mean(tokens, mask)));
        Assert.Equal(Of(SequenceReduction.MeanSqrtLength), Flat(SequencePool.MeanSqrtLength(tokens, mask)));
        Assert.Equal(Of(SequenceReduction.WeightedMean), Flat(SequencePool.WeightedMean(tokens, mask)));
        Assert.Equal(Of(SequenceReduction.Max), Flat(SequencePool.Max(tokens, mask)));
        Assert.Equal(Of(SequenceReduction.First), Flat(SequencePool.First(tokens, mask)));
        Assert.Equal(Of(SequenceReduction.Last), Flat(SequencePool.Last(tokens, mask)));
    }

    [Property]
    public void Transposed_tokens_and_masks_give_the_result_of_their_packed_copies(SequenceCase @case)
    {
        if (@case.Batch == 0 || @case.Tokens == 0) return;

        // [token, batch, feature] in memory, seen as [batch, token, feature].
        (float[] dense, bool[] denseMask) = (@case.Floats, @case.Mask);
        float[] x = [.. from token in Enumerable.Range(0, @case.Tokens) from sequence in Enumerable.Range(0, @case.Batch) from feature in Enumerable.Range(0, @case.Features)
                        select dense[(((sequence * @case.Tokens) + token) * @case.Features) + feature]];
        bool[] mask = [.. from token in Enumerable.Range(0, @case.Tokens) from sequence in Enumerable.Range(0, @case.Batch) select denseMask[(sequence * @case.Tokens) + token]];
        nint Stride(int extent, int stride) => extent == 1 ? 0 : stride;
        ReadOnlyTensorSpan<float> tokens = new(x, @case.Shape, [Stride(@case.Batch, @case.Features), Stride(@case.Tokens, @case.Batch * @case.Features), Stride(@case.Features, 1)]);
        ReadOnlyTensorSpan<bool> real = new(mask, [@case.Batch, @case.Tokens], [Stride(@case.Batch, 1), Stride(@case.Tokens, @case.Batch)]);
        float[] frame = [.. Enumerable.Repeat(Untouched, (@case.Batch + 1) * (@case.Features + 2))];
        TensorSpan<float> whole = new(frame, [@case.Batch + 1, @case.Features + 2]);
        SequencePool.Reduce(tokens, real, @case.Reduction, whole.Slice([0..@case.Batch, 1..(@case.Features + 1)]), @case.Normalization);
        float[][] rows = [.. frame.Chunk(@case.Features + 2)];
        Assert.Equal(RowBits.Of(Sequences.By(@case.Reduction, @case.Floats, @case.Mask, @case.Shape, @case.Normalization)), RowBits.Of([.. rows.SkipLast(1).SelectMany(row => row[1..^1])]));
        Assert.All(rows.SkipLast(1).SelectMany(row => (float[])[row[0], row[^1]]).Concat(rows[^1]), value => Assert.Equal(Untouched, value));
    }

    [Property]
    public void Tensors_of_segments_give_what_spans_give(SegmentCase @case)
    {
        int[] ids = @case.Ids;
        int[] expected = RowBits.Of(Sequences.By(@case.Reduction, @case.Floats, @case.Shape, Segments.ByIds(ids), @case.Segments));
        Tensor<float> rows = Tensor.Create(@case.Floats, @case.Shape);
        TensorSpan<float> span = rows;
        ReadOnlyTensorSpan<float> readOnly = rows;
        Assert.Equal(expected, Flat(SegmentPool.Reduce(rows, Segments.ByIds(ids, @case.Segments), @case.Reduction)));
        Assert.Equal(expected, Flat(SegmentPool.Reduce(span, Segments.ByIds(ids, @case.Segments), @case.Reduction)));
        Assert.Equal(expected, Flat(SegmentPool.Reduce(readOnly, Segments.ByIds(ids, @case.Segments), @case.Reduction)));
        float[] y = new float[expected.Length];
        TensorSpan<float> destination = new(y, [@case.Segments, @case.Features]);
        SegmentPool.Reduce(rows, Segments.ByIds(ids), @case.Reduction, destination);
        Assert.Equal(expected, RowBits.Of(y));
        y.AsSpan().Fill(Untouched);
        SegmentPool.Reduce(span, Segments.ByIds(ids), @case.Reduction, destination);
        Assert.Equal(expected, RowBits.Of(y));
        y.AsSpan().Fill(Untouched);
        SegmentPool.Reduce(readOnly, Segments.ByIds(ids), @case.Reduction, destination);
        Assert.Equal(expected, RowBits.Of(y));
    }

    [Fact]
    public void Named_doors_of_segments_are_their_reductions()
    {
        Tensor<float> rows = Tensor.Create([1f, 2, 4, 8], [4, 1]);
        Assert.Equal([7, 8], SegmentPool.Sum(rows, Segments.ByIds([0, 0, 0, 1])).ToArray());
        Assert.Equal([3, 6], SegmentPool.Mean(rows, Segments.ByIds([0, 1, 1, 1])).ToArray().Select((mean, i) => i == 0 ? mean + 2 : float.Round(mean + 1)));
        Assert.Equal([7.5f], SegmentPool.MeanSqrtLength(rows, Segments.ByOffsets([0, 4])).ToArray());
        Assert.Equal([4, 8], SegmentPool.Max(rows, Segments.ByIds([0L, 1, 0, 1])).ToArray());
        Assert.Equal([1, 2], SegmentPool.Min(rows, Segments.ByIds([0L, 1, 0, 1])).ToArray());
    }

    [Fact]
    public void Without_a_destination_the_largest_id_says_how_many_segments_there_are()
    {
        Assert.Equal<nint>([5, 1], SegmentPool.Sum(Tensor.Create([1f, 2], [2, 1]), Segments.ByIds([4, 0])).Lengths.ToArray());
        Assert.Equal<nint>([0, 3], SegmentPool.Sum(Tensor.CreateFromShape<float>([0, 3]), Segments.ByIds((int[])[])).Lengths.ToArray());
        Assert.Equal<nint>([7, 1], SegmentPool.Sum(Tensor.Create([1f, 2], [2, 1]), Segments.ByIds([4, 0], 7)).Lengths.ToArray());
    }

    private static int[] Flat(Tensor<float> tensor)
    {
        float[] values = new float[tensor.FlattenedLength];
        tensor.FlattenTo(values);
        return RowBits.Of(values);
    }
}
