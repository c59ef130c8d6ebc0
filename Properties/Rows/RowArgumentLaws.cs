using System.Numerics.Tensors;
using Xunit;

namespace PoolFunctional.Properties.Rows;

/// <summary>What is impossible is refused by name, with the value and the rule, before anything is written.</summary>
public sealed class RowArgumentLaws
{
    private const float Untouched = -777;

    public static TheoryData<nint[], int, int, int, string, string> WrongSequences => new()
    {
        { [2, 3], 24, 6, 8, "shape", "2 axes" },
        { [2, 3, 4, 1], 24, 6, 8, "shape", "4 axes" },
        { [-1, 3, 4], 24, 6, 8, "shape", "-1" },
        { [2, -3, 4], 24, 6, 8, "shape", "-3" },
        { [2, 3, 0], 0, 6, 0, "shape", "0; it must be at least 1" },
        { [nint.MaxValue, nint.MaxValue, 4], 24, 6, 8, "shape", "elements" },
        { [int.MaxValue, 1, int.MaxValue], 24, 6, 8, "shape", "elements" },
        { [int.MaxValue, 0, int.MaxValue], 0, 0, 8, "shape", "elements" },
        { [2, 3, 4], 23, 6, 8, "tokens", "23" },
        { [2, 3, 4], 24, 5, 8, "mask", "5" },
        { [2, 3, 4], 24, 6, 9, "destination", "9" },
    };

    [Theory]
    [MemberData(nameof(WrongSequences))]
    public void Impossible_sequences_are_refused_by_name(nint[] shape, int tokens, int mask, int results, string parameter, string says)
    {
        float[] y = [.. Enumerable.Repeat(Untouched, results)];
        ArgumentException error = Assert.ThrowsAny<ArgumentException>(() => SequencePool.Mean<float, int>(new float[tokens], new int[mask], shape, y));
        Assert.Equal(parameter, error.ParamName);
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
        Assert.All(y, value => Assert.Equal(Untouched, value));
    }

    public static TheoryData<int[], bool, int, string> WrongSegments => new()
    {
        { [0, 1, 2, 3], false, 3, "row 3 is 3" },
        { [0, -1, 2, 1], false, 3, "row 1 is -1" },
        { [0, int.MinValue, 2, 1], false, 3, "row 1" },
        { [0, 1, 2], false, 3, "3 segment ids for 4 rows" },
        { [0, 1, 2, 1, 0], false, 3, "5 segment ids for 4 rows" },
        { [], true, 3, "no offset" },
        { [0, 2, 4], true, 3, "2 segments" },
        { [0, 1, 2, 3], true, 3, "from 0 to 3" },
        { [1, 1, 2, 4], true, 3, "from 1 to 4" },
        { [0, 3, 2, 4], true, 3, "Segment 1 begins at row 3" },
        { [0, 5, 3, 4], true, 3, "Segment 1 begins at row 5" },
        { [-1, 2, 3, 4], true, 3, "from -1 to 4" },
    };

    [Theory]
    [MemberData(nameof(WrongSegments))]
    public void Impossible_segments_are_refused_by_name(int[] numbers, bool isOffsets, int results, string says)
    {
        float[] y = [.. Enumerable.Repeat(Untouched, results * 2)];
        long[] wide = [.. numbers.Select(number => (long)number)];
        ArgumentException[] errors =
        [
            Assert.ThrowsAny<ArgumentException>(() => SegmentPool.Max<float>(new float[8], [4, 2], isOffsets ? Segments.ByOffsets(numbers) : Segments.ByIds(numbers), y)),
            Assert.ThrowsAny<ArgumentException>(() => SegmentPool.Max<float>(new float[8], [4, 2], isOffsets ? Segments.ByOffsets(wide) : Segments.ByIds(wide), y)),
        ];
        Assert.All(errors, error => Assert.Equal("segments", error.ParamName));
        Assert.All(errors, error => Assert.Contains(says, error.Message, StringComparison.Ordinal));
        Assert.All(y, value => Assert.Equal(Untouched, value));
    }

    [Fact]
    public void Definition_refuses_the_segments_that_the_doors_refuse()
    {
        Assert.All(WrongSegments.Where(row => !((string)row[3]).Contains("2 segments", StringComparison.Ordinal)), row =>
        {
            Sequence<long> numbers = ((int[])row[0]).Select(number => (long)number).ToSequence();
            Segmentation segmentation = (bool)row[1] ? Segmentation.ByOffsets(numbers) : Segmentation.ByIds(numbers, (int)row[2]);
            string message = RowTable.Create<float>(4, 2, new float[8]).Bind(rows => Reference.Pool(rows, segmentation, SegmentReduction.Max)).Match(_ => "", error => error.Message);
            Assert.Contains((string)row[3], message, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Counts_of_segments_that_cannot_be_are_refused_by_name()
    {
        Tensor<float> rows = Tensor.Create([1f, 2], [2, 1]);
        Assert.Contains("-1", Refused(() => SegmentPool.Sum(rows, Segments.ByIds([0, 0], -1)), "segments"), StringComparison.Ordinal);
        Assert.Contains("below the number of segments, 1", Refused(() => SegmentPool.Sum(rows, Segments.ByIds([0, 1], 1)), "segments"), StringComparison.Ordinal);
        Assert.Contains("at most", Refused(() => SegmentPool.Sum(rows, Segments.ByIds([0L, long.MaxValue])), "segments"), StringComparison.Ordinal);
        Assert.Contains("at most", Refused(() => SegmentPool.Sum(rows, Segments.ByIds([0L, 0], long.MaxValue)), "segments"), StringComparison.Ordinal);
        Assert.Contains("MaxAllocatedBytes", Refused(() => SegmentPool.Sum(rows, Segments.ByIds([0, 1 << 30])), "options"), StringComparison.Ordinal);
        Assert.Contains("2 rows", Refused(() => SegmentPool.Sum<float>(new float[2], [2, 1], Segments.ByIds([0, 1], 3), new float[2]), "segments"), StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_that_cannot_be_are_refused_by_name()
    {
        Refused(() => SegmentPool.Sum<float>(new float[4], [2, 2, 1], Segments.ByIds([0, 0]), new float[2]), "shape");
        Refused(() => SegmentPool.Sum<float>(new float[4], [-2, 2], Segments.ByIds([0, 0]), new float[2]), "shape");
        Refused(() => SegmentPool.Sum<float>(new float[4], [2, 0], Segments.ByIds([0, 0]), new float[2]), "shape");
        Refused(() => SegmentPool.Sum<float>(new float[4], [nint.MaxValue, nint.MaxValue], Segments.ByIds([0, 0]), new float[2]), "shape");
        Refused(() => SegmentPool.Sum<float>(new float[5], [2, 2], Segments.ByIds([0, 0]), new float[2]), "rows");
        Refused(() => SegmentPool.Sum<float>(new float[4], [2, 2], Segments.ByIds([0, 0]), new float[3]), "destination");
        Refused(() => SegmentPool.Sum(Tensor.Create([1f, 2], [2]), Segments.ByIds([0, 0])), "rows");
        Refused(() => SegmentPool.Sum(Tensor.Create([1f, 2], [2, 1]), Segments.ByIds([0, 0]), Tensor.Create([1f, 2], [1, 2]).AsTensorSpan()), "destination");
        Refused(() => SegmentPool.Sum(Tensor.Create([1f, 2], [2, 1]), Segments.ByIds([0, 0]), Tensor.Create([1f, 2], [2]).AsTensorSpan()), "destination");
    }

    [Fact]
    public void Tensors_that_do_not_fit_each_other_are_refused_by_name()
    {
        Tensor<float> tokens = Tensor.Create(new float[6], [1, 3, 2]);
        Refused(() => SequencePool.Mean(tokens, Tensor.Create(new bool[4], [1, 4])), "mask");
        Refused(() => SequencePool.Mean(tokens, Tensor.Create(new bool[3], [3])), "mask");
        Refused(() => SequencePool.Mean(tokens, Tensor.Create(new bool[3], [1, 3]), Tensor.Create(new float[3], [1, 3]).AsTensorSpan()), "destination");
        Refused(() => SequencePool.Mean(Tensor.Create(new float[6], [3, 2]), Tensor.Create(new bool[3], [1, 3])), "tokens");
        Refused(() => SequencePool.Mean(tokens, Tensor.Create(new bool[3], [1, 3]), options: new() { MaxAllocatedBytes = 7 }), "options");
        Refused(() => SequencePool.Mean(tokens, Tensor.Create(new bool[3], [1, 3]), options: new() { MaxDegreeOfParallelism = 0 }), "options");
    }

    [Fact]
    public void Types_that_cannot_be_are_refused_by_name()
    {
        Assert.Contains("Int32", Refused(() => SequencePool.Mean<int, bool>(new int[1], new bool[1], [1, 1, 1], new int[1]), "T"), StringComparison.Ordinal);
        Assert.Contains("Decimal", Refused(() => SequencePool.Mean<decimal, bool>(new decimal[1], new bool[1], [1, 1, 1], new decimal[1]), "T"), StringComparison.Ordinal);
        Assert.Contains("Single", Refused(() => SequencePool.Mean<float, float>(new float[1], new float[1], [1, 1, 1], new float[1]), "TMask"), StringComparison.Ordinal);
        Assert.Contains("UInt64", Refused(() => SequencePool.Mean<float, ulong>(new float[1], new ulong[1], [1, 1, 1], new float[1]), "TMask"), StringComparison.Ordinal);
        Assert.Contains("Char", Refused(() => SegmentPool.Sum<char>(new char[1], [1, 1], Segments.ByIds([0]), new char[1]), "T"), StringComparison.Ordinal);
        Assert.Contains("Int16", Refused(() => SegmentPool.MeanSqrtLength<short>(new short[1], [1, 1], Segments.ByIds([0]), new short[1]), "T"), StringComparison.Ordinal);
    }

    [Fact]
    public void Nulls_are_refused_by_name()
    {
        Assert.Equal("tokens", Assert.Throws<ArgumentNullException>(() => SequencePool.Mean((Tensor<float>)null!, Tensor.Create(new bool[1], [1, 1]))).ParamName);
        Assert.Equal("mask", Assert.Throws<ArgumentNullException>(() => SequencePool.Mean(Tensor.Create(new float[1], [1, 1, 1]), (Tensor<bool>)null!)).ParamName);
        Assert.Equal("reduction", Assert.Throws<ArgumentNullException>(() => SequencePool.Reduce<float, bool>([], [], [0, 1, 1], null!, [])).ParamName);
        Assert.Equal("rows", Assert.Throws<ArgumentNullException>(() => SegmentPool.Sum((Tensor<float>)null!, Segments.ByIds([0]))).ParamName);
        Assert.Equal("reduction", Assert.Throws<ArgumentNullException>(() => SegmentPool.Reduce<float>([], [0, 1], default, null!, [])).ParamName);
    }

    [Fact]
    public void Overlaps_are_refused_and_nothing_is_written()
    {
        float[] x = [1, 2, 3, 4, 5, 6];
        int[] numbers = [0, 1, 0, 1, 0, 1];
        Refused(() => SequencePool.Mean<float, bool>(x.AsSpan(0, 4), [true, true], [1, 2, 2], x.AsSpan(3, 2)), "destination");
        Refused(() => SegmentPool.Sum<float>(x.AsSpan(0, 4), [2, 2], Segments.ByIds([0, 0]), x.AsSpan(2, 2)), "destination");
        Refused(() => SegmentPool.Sum<int>(new int[4], [2, 2], Segments.ByIds(numbers.AsSpan(0, 2)), numbers.AsSpan(1, 4)), "destination");
        Assert.Equal([1, 2, 3, 4, 5, 6], x);
        Assert.Equal([0, 1, 0, 1, 0, 1], numbers);
    }

    [Fact]
    public void Nothing_gives_nothing()
    {
        SequencePool.Mean<float, bool>([], [], [0, 5, 3], []);
        SegmentPool.Sum<float>([], [0, 3], default, []);
        float[] y = [1, 1, 1, 1];
        SequencePool.Max<float, bool>([], [], [2, 0, 2], y, Normalization.L2);
        Assert.Equal([0, 0, 0, 0], y);
    }

    private static string Refused(Action action, string parameter)
    {
        ArgumentException error = Assert.ThrowsAny<ArgumentException>(action);
        Assert.Equal(parameter, error.ParamName);
        return error.Message;
    }
}
