using System.Numerics.Tensors;
using PoolFunctional.Engine.Scratch;
using Xunit;

namespace PoolFunctional.Properties.Arguments;

/// <summary>Extents of tokens, boxes in tensors, and the work that a thread is worth: the last number that passes and the first that does not.</summary>
public sealed class ExtentLaws
{
    private const long Most = 0x7FFFFFC7;

    /// <summary>So many numbers take a GiB as a copy, by eight bytes each.</summary>
    private const int MostCopied = 1 << 27;

    [Theory]
    [InlineData(2, 3, 4)]
    [InlineData(0, 3, 4)]
    [InlineData(2, 0, 4)]
    [InlineData(2, 3, 1)]
    [InlineData(Most, 1, 1)]
    [InlineData(1, Most, 1)]
    [InlineData(1, 1, Most)]
    [InlineData(Most, 0, 1)]
    [InlineData(0, Most, Most)]
    public void Extents_of_tokens_are_read_as_they_are_and_nothing_is_allocated(long batch, long tokens, long features)
    {
        nint[] shape = [(nint)batch, (nint)tokens, (nint)features];
        _ = TokenExtents.Read(shape, "x");
        long before = GC.GetAllocatedBytesForCurrentThread();
        TokenExtents extents = TokenExtents.Read(shape, "x");
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Equal(new((nint)batch, (nint)tokens, (nint)features), extents);
        Assert.Equal((batch * tokens, batch * tokens * features, batch * features), (extents.MaskLength, extents.Length, extents.OutputLength));
    }

    [Theory]
    [InlineData(-1, 3, 4)]
    [InlineData(2, -1, 4)]
    [InlineData(2, 3, 0)]
    [InlineData(0, 3, 0)]
    [InlineData(2, 0, -1)]
    public void Extents_below_their_least_are_refused(long batch, long tokens, long features) =>
        Refused("x", () => TokenExtents.Read([(nint)batch, (nint)tokens, (nint)features], "x"));

    [Theory]
    [InlineData(Most + 1, 1, 1, "2147483592")]
    [InlineData(1, Most + 1, 1, "2147483592")]
    [InlineData(Most + 1, 0, 1, "2147483592")]
    [InlineData(1, 2, (Most / 2) + 1, "2147483592")]
    [InlineData(2, 0, (Most / 2) + 1, "2147483592")]
    [InlineData(1L << 31, 1L << 31, 2, "elements")]
    public void More_elements_of_tokens_than_a_span_holds_are_counted_and_refused(long batch, long tokens, long features, string count) =>
        Assert.Contains(count, Refused("x", () => TokenExtents.Read([(nint)batch, (nint)tokens, (nint)features], "x")), StringComparison.Ordinal);

    [Fact]
    public void Tokens_have_three_axes() =>
        Assert.Contains("2 axes; it needs 3", Refused("x", () => TokenExtents.Read([1, 1], "x")), StringComparison.Ordinal);

    [Fact]
    public void Boxes_in_tensors_are_rows_of_four_or_five_numbers_with_an_index_each()
    {
        Tensor<float> boxes = Tensor.Create(new float[4], [1, 4]);
        Assert.Contains("3 axes; it needs 2", Refused("boxes", () => Regions.Of(Tensor.Create(new float[4], [1, 4, 1]), Tensor.Create(new int[1], [1]))), StringComparison.Ordinal);
        Assert.Contains("it must be [1, 4]", Refused("boxes", () => Regions.Of(Tensor.Create(new float[5], [1, 5]), Tensor.Create(new int[1], [1]))), StringComparison.Ordinal);
        Assert.Contains("it must be [1, 5]", Refused("rows", () => Regions.OfRows(boxes)), StringComparison.Ordinal);
        Assert.Contains("2 axes; it needs 1", Refused("batchIndices", () => Regions.Of(boxes, Tensor.Create(new long[1], [1, 1]))), StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>("batchIndices", () => Regions.Of(boxes, (Tensor<int>)null!));
        Assert.Throws<ArgumentNullException>("boxes", () => Regions.Of((Tensor<float>)null!, Tensor.Create(new int[1], [1])));
        Assert.Throws<ArgumentNullException>("rows", () => Regions.OfRows((Tensor<float>)null!));
    }

    [Fact]
    public void Boxes_that_fit_in_no_span_or_would_take_too_large_a_copy_are_refused()
    {
        Assert.Contains("do not fit in a span", Refused("boxes", () => Regions.Of(Tensor.Create(new float[1], [1 << 29, 4], [0, 0]), Tensor.Create(new int[1], [1]))), StringComparison.Ordinal);
        Assert.Contains("would take 1073741856 bytes", Refused("boxes", () => Regions.Of(Tensor.Create(new float[1], [(MostCopied / 4) + 1, 4], [0, 0]), Tensor.Create(new int[1], [1]))), StringComparison.Ordinal);
    }

    [Fact]
    public void Second_thread_is_worth_a_quarter_of_a_megabyte_more()
    {
        PoolOptions options = new() { MaxDegreeOfParallelism = 8 };
        Assert.Equal(1, Crew.ThreadsFor((2 * 256 * 1024) - 1, options));
        Assert.Equal(2, Crew.ThreadsFor(2 * 256 * 1024, options));
        Assert.Equal(1, Crew.ThreadsForStreams((2L << 20) - 1, options));
        Assert.Equal(8, Crew.ThreadsForStreams(2L << 20, options));
        Assert.Equal(1L << 24, options.MostCachedBytes);
    }

    private static string Refused(string parameter, Action call)
    {
        ArgumentException raised = Assert.Throws<ArgumentException>(call);
        Assert.Equal(parameter, raised.ParamName);
        return raised.Message;
    }
}
