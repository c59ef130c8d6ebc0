using FsCheck.Xunit;
using PoolFunctional.Generators;
using PoolFunctional.Generators.Rows;
using Xunit;

namespace PoolFunctional.Properties.Rows;

[Properties(Arbitrary = [typeof(SegmentGenerators)], MaxTest = 200)]
public sealed class SegmentLaws
{
    [Property]
    public void Pooling_segments_is_pooling_the_rows_of_each_alone(SegmentCase @case)
    {
        float[][] own = Own(@case);
        foreach ((SegmentReduction reduction, Reduction alone) in (IEnumerable<(SegmentReduction, Reduction)>)
            [(SegmentReduction.Sum, Reduction.Sum), (SegmentReduction.Mean, Reduction.Average()), (SegmentReduction.Max, Reduction.Max), (SegmentReduction.Min, Reduction.Min)])
        {
            float[][] y = [.. By(@case with { Reduction = reduction }, @case.Floats).Chunk(@case.Features)];
            Assert.All(
                own.Zip(y).Where(segment => segment.First.Length > 0),
                segment => Assert.Equal(
                    RowBits.Of(Pooled.By(alone, Window.Global, segment.First, [1, segment.First.Length / @case.Features, @case.Features], Layout.ChannelsLast)),
                    RowBits.Of(segment.Second)));
        }
    }

    [Property]
    public void Root_mean_of_a_segment_is_that_of_a_sequence_of_its_rows(SegmentCase @case) =>
        Assert.Equal(
            Own(@case).SelectMany(own => RowBits.Of(
                Sequences.By(SequenceReduction.MeanSqrtLength, own, [.. Enumerable.Repeat(true, own.Length / @case.Features)], [1, own.Length / @case.Features, @case.Features]))),
            RowBits.Of(By(@case with { Reduction = SegmentReduction.MeanSqrtLength }, @case.Floats)));

    [Property]
    public void Offsets_group_as_the_sorted_ids_that_they_stand_for(SegmentCase @case)
    {
        SegmentCase sorted = @case with { Grouping = Grouping.SortedIds };
        Assert.Equal(RowBits.Of(By(sorted, sorted.Floats)), RowBits.Of(By(sorted with { Grouping = Grouping.Offsets }, sorted.Floats)));
    }

    [Property]
    public void Ids_in_any_order_group_as_the_table_sorted_by_them(SegmentCase @case)
    {
        SegmentCase any = @case with { Grouping = Grouping.Ids };
        float[] sorted = [.. any.Floats.Chunk(any.Features).Zip(any.Ids).OrderBy(row => row.Second).SelectMany(row => row.First)];
        Assert.Equal(RowBits.Of(By(any with { Grouping = Grouping.SortedIds }, sorted)), RowBits.Of(By(any, any.Floats)));
    }

    [Property]
    public void Renaming_the_segments_moves_the_results(SegmentCase @case)
    {
        int[] ids = (@case with { Grouping = Grouping.Ids }).Ids;
        float[] y = Sequences.By(@case.Reduction, @case.Floats, @case.Shape, Segments.ByIds(ids), @case.Segments);
        float[] renamed = Sequences.By(@case.Reduction, @case.Floats, @case.Shape, Segments.ByIds([.. ids.Select(id => @case.Segments - 1L - id)]), @case.Segments);
        Assert.Equal(RowBits.Of([.. y.Chunk(@case.Features).Reverse().SelectMany(row => row)]), RowBits.Of(renamed));
    }

    [Property]
    public void Exact_sums_are_the_sums_of_the_rows(SegmentCase @case)
    {
        long[] x = Elements.Of(ElementType.All.OfType<ElementType<long>>().Single(), Palette.Counts, @case.Seed, @case.Rows * @case.Features);
        long[] expected = new long[@case.Segments * @case.Features];
        int[] ids = @case.Ids;
        foreach ((int i, long value) in x.Index()) expected[(ids[i / @case.Features] * @case.Features) + (i % @case.Features)] += value;
        SegmentCase sums = @case with { Reduction = SegmentReduction.Sum };
        Assert.Equal(expected, Sequences.By(sums.Reduction, x, sums.Shape, Segments.ByIds(ids), sums.Segments));
    }

    [Fact]
    public void Empty_segments_give_what_changes_nothing()
    {
        float[] Empty(SegmentReduction reduction) => Sequences.By(reduction, [7f], [1, 1], Segments.ByIds([1]), 3);
        Assert.Equal([0, 7, 0], Empty(SegmentReduction.Sum));
        Assert.Equal([0, 7, 0], Empty(SegmentReduction.Mean));
        Assert.Equal([0, 7, 0], Empty(SegmentReduction.MeanSqrtLength));
        Assert.Equal([float.NegativeInfinity, 7, float.NegativeInfinity], Empty(SegmentReduction.Max));
        Assert.Equal([float.PositiveInfinity, 7, float.PositiveInfinity], Empty(SegmentReduction.Min));
        Assert.Equal([short.MinValue, 7, short.MinValue], Sequences.By(SegmentReduction.Max, [(short)7], [1, 1], Segments.ByOffsets([0, 0, 1, 1]), 3));
        Assert.Equal([byte.MaxValue, 7, byte.MaxValue], Sequences.By(SegmentReduction.Min, [(byte)7], [1, 1], Segments.ByOffsets([0, 0, 1, 1]), 3));
    }

    [Fact]
    public void Integer_sums_saturate_and_integer_means_round_to_even()
    {
        Assert.Equal([byte.MaxValue, (byte)3], Sequences.By(SegmentReduction.Sum, [(byte)200, (byte)100, (byte)3], [3, 1], Segments.ByOffsets([0, 2, 3]), 2));
        Assert.Equal([2, 2, 4], Sequences.By(SegmentReduction.Mean, [1, 2, 2, 3, 3, 4], [6, 1], Segments.ByOffsets([0, 2, 4, 6]), 3));
        Assert.Equal([long.MaxValue], Sequences.By(SegmentReduction.Mean, [long.MaxValue, long.MaxValue], [2, 1], Segments.ByIds([0, 0]), 1));
    }

    private static float[] By(SegmentCase @case, float[] x) =>
        Sequences.By(@case.Reduction, x, @case.Shape, @case.Grouping == Grouping.Offsets ? Segments.ByOffsets(@case.Offsets) : Segments.ByIds(@case.Ids), @case.Segments, @case.Options);

    /// <summary>The rows of each segment.</summary>
    private static float[][] Own(SegmentCase @case)
    {
        ILookup<int, float[]> rows = @case.Floats.Chunk(@case.Features).Zip(@case.Ids).ToLookup(row => row.Second, row => row.First);
        return [.. Enumerable.Range(0, @case.Segments).Select(segment => rows[segment].SelectMany(row => row).ToArray())];
    }
}
