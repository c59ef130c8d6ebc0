using Xunit;

namespace PoolFunctional.Properties.Arguments;

/// <summary>Which parameter an error names, and the last number that each check lets through.</summary>
public sealed class RaiseLaws
{
    private static Shape One => Shape.Create(1, 1, 1).Match(shape => shape, error => throw new InvalidOperationException(error.Message));

    public static TheoryData<PoolError, string> Parameters => new()
    {
        { new PoolError.TooFewAxes(2), "shape" },
        { new PoolError.ElementCountMismatch(4, 3), "shape" },
        { new PoolError.StrideNotPositive(1, 0), "kernel" },
        { new PoolError.BlurSizeOutOfRange(0, 8, 7), "filter" },
        { new PoolError.PyramidEmpty(), "pyramid" },
        { new PoolError.StackEmpty(), "stack" },
        { new PoolError.TiesSplitIntegers("Int32"), "ties" },
        { new PoolError.DivisorZero(), "reduction" },
        { new PoolError.ResultTypeUnsupported("Single", "Int32"), "TResult" },
        { new PoolError.ElementTypeUnsupported("Decimal"), "T" },
        { new PoolError.MaskCountMismatch(4, 3), "mask" },
        { new PoolError.MaskTypeUnsupported("Char"), "TMask" },
        { new PoolError.OffsetsEmpty(), "segments" },
        { new PoolError.RegionCountMismatch(2, 1), "regions" },
        { new PoolError.SpatialScaleNotPositive(0), "grid" },
        { new PoolError.SamplesOutOfRange(0, 9), "sampling" },
        { new PoolError.IndexShapeMismatch(One, One), "indices" },
        { new PoolError.IndexTypeUnsupported("Byte"), "TIndex" },
        { new PoolError.UnpooledSizeUnknown(), "outputSize" },
        { new PoolError.PeerDivisorZero("divisor_override"), "divisor_override" },
    };

    [Theory]
    [MemberData(nameof(Parameters))]
    public void Every_subject_of_an_error_is_a_parameter_of_the_door(PoolError error, string parameter)
    {
        ArgumentException raised = Assert.Throws<ArgumentException>(() => new Result<int, PoolError>.Failed(error).OrThrow("shape", "kernel"));
        Assert.Equal((parameter, $"{error.Message} (Parameter '{parameter}')"), (raised.ParamName, raised.Message));
        Assert.Equal(parameter == "kernel" ? "window" : parameter, Assert.Throws<ArgumentException>(() => new Result<int, PoolError>.Failed(error).OrThrow("shape")).ParamName);
        Assert.Equal(parameter == "kernel" ? "window" : parameter, Assert.Throws<ArgumentException>(() => Raise.Because(error, "shape")).ParamName);
    }

    [Fact]
    public void What_is_no_error_is_its_value() => Assert.Equal(7, new Result<int, PoolError>.Ok(7).OrThrow("shape"));

    public static TheoryData<Bound> Bounds => new()
    {
        new Bound(nameof(Raise.NotWholeRows), () => Raise.NotWholeRows(12, 4, "rows"), () => Raise.NotWholeRows(13, 4, "rows"), "rows", "13 elements, which are not whole rows of 4"),
        new Bound(nameof(Raise.SpanLength), () => Raise.SpanLength(3, 3, "x"), () => Raise.SpanLength(3, 2, "x"), "x", "The span has 2 elements; the shape needs 3."),
        new Bound(nameof(Raise.ShapeDiffers), () => Raise.ShapeDiffers([1, 2], [1, 2], "y"), () => Raise.ShapeDiffers([1, 2], [2, 1], "y"), "y", "The shape is [2, 1]; it must be [1, 2]."),
        new Bound(nameof(Raise.Overlap), () => Raise.Overlap(false), () => Raise.Overlap(true), "destination", "overlaps the input"),
        new Bound(nameof(Raise.Overlap), () => Raise.Overlap(false, "gradient"), () => Raise.Overlap(true, "gradient"), "gradient", "overlaps another tensor"),
        new Bound(nameof(Raise.TooManyBytes), () => Raise.TooManyBytes(9, 9), () => Raise.TooManyBytes(10, 9), "options", "would take 10 bytes; PoolOptions.MaxAllocatedBytes allows 9"),
        new Bound(nameof(Raise.TooManyElements), () => Raise.TooManyElements(Array.MaxLength, "x"), () => Raise.TooManyElements(Array.MaxLength + 1L, "x"), "x", $"{Array.MaxLength + 1L} elements do not fit in a span; at most {Array.MaxLength} do"),
        new Bound(nameof(Raise.TooManyToWiden), () => Raise.TooManyToWiden(268_435_456, "x"), () => Raise.TooManyToWiden(268_435_457, "x"), "x", "268435457 Half elements do not fit in a copy of floats; at most 268435456 do"),
        new Bound(nameof(Raise.IndexTypeUnsupported), Raise.IndexTypeUnsupported<int>, Raise.IndexTypeUnsupported<short>, "TIndex", "Int16"),
        new Bound(nameof(Raise.IndexTypeUnsupported), Raise.IndexTypeUnsupported<long>, Raise.IndexTypeUnsupported<uint>, "TIndex", "UInt32"),
        new Bound(nameof(Raise.IndexTypeTooSmall), () => Raise.IndexTypeTooSmall<int>(int.MaxValue), () => Raise.IndexTypeTooSmall<int>(int.MaxValue + 1L), "TIndex", "2147483648"),
        new Bound(nameof(Raise.IndexTypeTooSmall), () => Raise.IndexTypeTooSmall<long>(long.MaxValue), () => Raise.IndexTypeTooSmall<long>((Int128)long.MaxValue + 1), "TIndex", "9223372036854775808"),
        new Bound(nameof(Raise.Unplaceable), () => Raise.Unplaceable(Window.Sliding([3], [1])), () => Raise.Unplaceable(Window.Sliding([3], [0])), "window", "stride"),
        new Bound(nameof(Raise.Unplaceable), () => Raise.Unplaceable(Window.Adaptive([0])), () => Raise.Unplaceable(Window.Sliding([], [1])), "window", "KernelSize has 0"),
        new Bound(nameof(Raise.NoElement), () => Raise.NoElement(1, "x"), () => Raise.NoElement(0, "x"), "x", "At least one element"),
        new Bound(nameof(Raise.NoElements), () => Raise.NoElements(1, "shape"), () => Raise.NoElements(0, "shape"), "shape", "no elements"),
        new Bound(nameof(Raise.BufferTooLarge), () => Raise.BufferTooLarge(9, 9), () => Raise.BufferTooLarge(10, 9), "window", "take 10 bytes; 9 may be allocated"),
        new Bound(nameof(Raise.NotWholeFrames), () => Raise.NotWholeFrames(12, 4, "chunk"), () => Raise.NotWholeFrames(14, 4, "chunk"), "chunk", "14 elements, which are not whole frames of 4"),
        new Bound(nameof(Raise.DestinationTooShort), () => Raise.DestinationTooShort(9, 9), () => Raise.DestinationTooShort(10, 9), "destination", "room for 9 elements; 10 are to be written"),
        new Bound(nameof(Raise.NoChannels), () => Raise.NoChannels(Layout.ChannelsFirst), () => Raise.NoChannels(Layout.Plane), "options", "no channel axis"),
        new Bound(nameof(Raise.WritingUnknown), () => Raise.WritingUnknown(Writing.Accumulate), () => Raise.WritingUnknown((Writing)2), "writing", "neither Overwrite nor Accumulate"),
        new Bound(nameof(Raise.OptionsInvalid), () => Raise.OptionsInvalid(new() { MaxDegreeOfParallelism = 1 }), () => Raise.OptionsInvalid(new() { MaxDegreeOfParallelism = 0 }), "options", "must be at least 1"),
        new Bound(nameof(Raise.OptionsInvalid), () => Raise.OptionsInvalid(new() { Layout = Layout.Plane }), () => Raise.OptionsInvalid(new() { Layout = (Layout)3 }), "options", "not one of the layouts"),
        new Bound(nameof(Raise.AxesDiffer), () => { }, () => Raise.AxesDiffer(2, 3, "[batch, token, feature]", "shape"), "shape", "has 2 axes; it needs 3: [batch, token, feature]"),
        new Bound(nameof(Raise.RankDoesNotFit), () => { }, () => Raise.RankDoesNotFit(2, 0, Layout.ChannelsLast, "x"), "x", "2 axes is too small for layout ChannelsLast"),
        new Bound(nameof(Raise.RankDoesNotFit), () => { }, () => Raise.RankDoesNotFit(2, 3, Layout.Plane, "x"), "x", "2 axes does not fit a window over 3 spatial axes in layout Plane"),
    };

    [Theory]
    [MemberData(nameof(Bounds))]
    public void A_check_lets_the_last_number_pass_and_names_the_parameter_and_the_first_that_does_not(Bound bound)
    {
        bound.Within();
        ArgumentException raised = Assert.ThrowsAny<ArgumentException>(bound.Beyond);
        Assert.Equal(bound.Parameter, raised.ParamName);
        Assert.Contains(bound.Part, raised.Message, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The last call of a check that passes, the first that does not, and which parameter and what else that says; shown by the check and what it says.</summary>
    public sealed record Bound(string Check, Action Within, Action Beyond, string Parameter, string Part)
    {
        public override string ToString() => $"{Check}: {Part}";
    }

    [Fact]
    public void Streams_that_are_complete_or_empty_are_no_argument_s_fault()
    {
        Raise.StreamComplete(false);
        Raise.StreamEmpty(false);
        Assert.Contains("complete", Assert.Throws<InvalidOperationException>(() => Raise.StreamComplete(true)).Message, StringComparison.Ordinal);
        Assert.Contains("No frame", Assert.Throws<InvalidOperationException>(() => Raise.StreamEmpty(true)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_that_say_nothing_are_channels_first_on_every_processor_with_a_gibibyte_to_allocate() =>
        Assert.Equal((Layout.ChannelsFirst, Environment.ProcessorCount, 1_073_741_824L), (PoolOptions.Default.Layout, PoolOptions.Default.MaxDegreeOfParallelism, PoolOptions.Default.MaxAllocatedBytes));
}
