using System.Numerics.Tensors;
using Xunit;

namespace PoolFunctional.Properties.Rows;

/// <summary>Tensors of segments and of tokens: of the shapes that belong together and not only of as many elements, checked before anything is allocated or written.</summary>
public sealed class RowShapeLaws
{
    private const long LittleBytes = 1 << 20;
    private const int Many = 1 << 20;

    private static readonly long most = Array.MaxLength - 2;

    private static Tensor<float> Rows => Tensor.CreateFromShape<float>([4, 2]);

    private static Tensor<float> Pooled => Tensor.CreateFromShape<float>([2, 2]);

    private static Segments Ids => Segments.ByIds((ReadOnlySpan<int>)[0, 0, 1, 1], 2);

    private static Segments WrongIds => Segments.ByIds((ReadOnlySpan<int>)[0, 0, 1, 7], 2);

    private static Tensor<float> Tokens => Tensor.CreateFromShape<float>([2, 3, 4]);

    private static Tensor<bool> Mask => Tensor.CreateFromShape<bool>([2, 3]);

    private static Tensor<bool> OtherMask => Tensor.CreateFromShape<bool>([3, 2]);

    [Fact]
    public void Segments_are_pooled_into_tables_of_as_many_rows()
    {
        Refused("destination", "1 axes", () => SegmentPool.Sum(Rows, Ids, new TensorSpan<float>(new float[4])));
        Refused("destination", "[2, 2]", () => SegmentPool.Sum(Rows, Ids, Tensor.CreateFromShape<float>([2, 3]).AsTensorSpan()));
        Refused("segments", "row 3 is 7", () => SegmentPool.Sum(Rows, WrongIds, Pooled.AsTensorSpan()));
        Assert.Equal(2, SegmentPool.Sum(Rows, Ids, new() { MaxAllocatedBytes = 16 }).Lengths[0]);
        Refused("options", "16 bytes", () => SegmentPool.Sum(Rows, Ids, new() { MaxAllocatedBytes = 15 }));
    }

    [Fact]
    public void Gradients_of_segments_are_of_the_shapes_that_belong_together()
    {
        Refused("outputGradient", "[2, 2]", () => SegmentPool.Backward(Tensor.CreateFromShape<float>([2, 3]), Rows, Ids, SegmentReduction.Sum, Rows.AsTensorSpan()));
        Refused("segments", "row 3 is 7", () => SegmentPool.Backward(Pooled, Rows, WrongIds, SegmentReduction.Sum, Rows.AsTensorSpan()));
        Refused("inputGradient", "[4, 2]", () => SegmentPool.Backward(Pooled, Rows, Ids, SegmentReduction.Sum, Tensor.CreateFromShape<float>([2, 4]).AsTensorSpan()));
        Refused("outputGradient", "3 elements", () => SegmentPool.Backward<float>(new float[3], new float[8], [4, 2], Ids, SegmentReduction.Sum, new float[8]));
        Refused("rows", "7 elements", () => SegmentPool.Backward<float>(new float[4], new float[7], [4, 2], Ids, SegmentReduction.Sum, new float[8]));
        Refused("options", "32 bytes", () => SegmentPool.Backward(Pooled, Rows, Ids, SegmentReduction.Sum, options: new() { MaxAllocatedBytes = 31 }));
        Assert.Equal(8, SegmentPool.Backward(Pooled, Rows, Ids, SegmentReduction.Sum, options: new() { MaxAllocatedBytes = 32 }).FlattenedLength);
        Assert.Throws<ArgumentNullException>("outputGradient", () => SegmentPool.Backward(null!, Rows, Ids, SegmentReduction.Sum));
    }

    [Fact]
    public void Gradients_of_totals_and_means_need_no_rows_and_those_of_extremes_are_shared_as_they_are_told()
    {
        float[] gradient = new float[2];
        SegmentPool.Backward<float>([1], [], [2, 1], Segments.ByIds((ReadOnlySpan<int>)[0, 0], 1), SegmentReduction.Mean, gradient);
        Assert.Equal([0.5f, 0.5f], gradient);
        SegmentPool.Backward(Tensor.Create([1f], [1, 1]), Tensor.Create([3f, 3], [2, 1]), Segments.ByIds((ReadOnlySpan<int>)[0, 0], 1), SegmentReduction.Max, new TensorSpan<float>(gradient, [2, 1]), Ties.Split);
        Assert.Equal([0.5f, 0.5f], gradient);
        SequencePool.Backward(Tensor.Create([3f], [1, 1]), Tensor.Create([7f, 7], [1, 2, 1]), Tensor.Create([true, true], [1, 2]), SequenceReduction.Max, new TensorSpan<float>(gradient, [1, 2, 1]), ties: Ties.Split);
        Assert.Equal([1.5f, 1.5f], gradient);
    }

    [Fact]
    public void Nothing_is_pooled_into_nothing_but_in_no_way_that_is_none()
    {
        Assert.Throws<ArgumentOutOfRangeException>("writing", () => SegmentPool.Backward<float>(new float[2], [], [0, 1], Segments.ByOffsets((ReadOnlySpan<int>)[0, 0, 0]), SegmentReduction.Sum, [], writing: (Writing)7));
        Assert.Throws<ArgumentOutOfRangeException>("writing", () => SequencePool.Backward<float, bool>(new float[2], [], [], [2, 0, 1], SequenceReduction.Mean, [], writing: (Writing)7));
        SegmentPool.Backward<float>(new float[2], [], [0, 1], Segments.ByOffsets((ReadOnlySpan<int>)[0, 0, 0]), SegmentReduction.Sum, []);
        SequencePool.Backward<float, bool>(new float[2], [], [], [2, 0, 1], SequenceReduction.Mean, []);
        SegmentPool.Sum<float>([], [0, 1], Segments.ByOffsets((ReadOnlySpan<int>)[0]), []);
        SequencePool.Mean<float, bool>([], [], [0, 3, 4], []);
    }

    [Fact]
    public void Tokens_have_masks_of_their_shape()
    {
        Refused("mask", "[2, 3]", () => SequencePool.Mean(Tokens, OtherMask));
        Refused("mask", "[2, 3]", () => SequencePool.Mean(Tokens, OtherMask, Tensor.CreateFromShape<float>([2, 4]).AsTensorSpan()));
    }

    [Fact]
    public void Gradients_of_tokens_are_of_the_shapes_that_belong_together()
    {
        Tensor<float> y = Tensor.CreateFromShape<float>([2, 4]), other = Tensor.CreateFromShape<float>([4, 2]);
        Refused("outputGradient", "[2, 4]", () => SequencePool.Backward(other, Tokens, Mask, SequenceReduction.Mean));
        Refused("mask", "[2, 3]", () => SequencePool.Backward(y, Tokens, OtherMask, SequenceReduction.Mean));
        Refused("outputGradient", "[2, 4]", () => SequencePool.Backward(other, Tokens, Mask, SequenceReduction.Mean, Tokens.AsTensorSpan()));
        Refused("mask", "[2, 3]", () => SequencePool.Backward(y, Tokens, OtherMask, SequenceReduction.Mean, Tokens.AsTensorSpan()));
        Refused("inputGradient", "[2, 3, 4]", () => SequencePool.Backward(y, Tokens, Mask, SequenceReduction.Mean, Tensor.CreateFromShape<float>([2, 4, 3]).AsTensorSpan()));
        Refused("tokens", "23 elements", () => SequencePool.Backward<float, bool>(new float[8], new float[23], new bool[6], [2, 3, 4], SequenceReduction.Mean, new float[24]));
        Refused("mask", "5 elements", () => SequencePool.Backward<float, bool>(new float[8], [], new bool[5], [2, 3, 4], SequenceReduction.Mean, new float[24]));
        Refused("options", "96 bytes", () => SequencePool.Backward(y, Tokens, Mask, SequenceReduction.Mean, options: new() { MaxAllocatedBytes = 95 }));
        Assert.Equal(24, SequencePool.Backward(y, Tokens, Mask, SequenceReduction.Mean, options: new() { MaxAllocatedBytes = 96 }).FlattenedLength);
    }

    [Fact]
    public void Segments_are_as_many_as_a_span_of_offsets_holds()
    {
        SegmentCheck.Check(Segments.ByIds((ReadOnlySpan<int>)[], most), 0, most);
        string beyond = Refused("segments", $"{most + 1} segments", () => SegmentCheck.Check(Segments.ByIds((ReadOnlySpan<int>)[], most + 1), 0, most + 1));
        Assert.Contains($"{most} ", beyond.Replace(".", " ", StringComparison.Ordinal), StringComparison.Ordinal);
        SegmentCheck.Check(Segments.ByIds((ReadOnlySpan<int>)[], 0), 0, 0);
        string negative = Refused("segments", "-1", () => SegmentCheck.Check(Segments.ByIds((ReadOnlySpan<int>)[], -1), 0, -1));
        Assert.StartsWith(new PoolError.SegmentCountNegative(-1).Message, negative, StringComparison.Ordinal);
    }

    [Fact]
    public void Results_and_gradients_are_not_allocated_for_what_does_not_fit()
    {
        Tensor<float> rows = Tensor.CreateFromShape<float>([Many, 1]), tokens = Tensor.CreateFromShape<float>([1, Many, 1]), wide = Tensor.CreateFromShape<float>([1, 1, Many]), y = Tensor.CreateFromShape<float>([1, 1]);
        Tensor<bool> mask = Mask;
        RefusedEarly("segments", () => SegmentPool.Backward(y, rows, Segments.ByIds((ReadOnlySpan<int>)[7], 1), SegmentReduction.Sum));
        RefusedEarly("mask", () => SequencePool.Mean(wide, mask));
        RefusedEarly("mask", () => SequencePool.Backward(y, tokens, mask, SequenceReduction.Mean));
        RefusedEarly("outputGradient", () => SequencePool.Backward(wide, tokens, mask, SequenceReduction.Mean));
    }

    private static void RefusedEarly(string parameter, Action call)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<ArgumentException>(parameter, call);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, LittleBytes);
    }

    private static string Refused(string parameter, string says, Action call)
    {
        ArgumentException raised = Assert.Throws<ArgumentException>(parameter, call);
        Assert.Contains(says, raised.Message, StringComparison.Ordinal);
        return raised.Message;
    }
}
