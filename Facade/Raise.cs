using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics.Tensors;
using PoolFunctional.Blurring;
using PoolFunctional.Engine;
using PoolFunctional.Engine.Geometry;

namespace PoolFunctional;

/// <summary>The one place where an error becomes an exception of the <see cref="ArgumentException"/> family.</summary>
internal static class Raise
{
    /// <summary>The value, or the exception that names the parameter that the error is about.</summary>
    internal static T OrThrow<T>(this Result<T, PoolError> outcome, string shapeParameter, string windowParameter = "window", string reductionParameter = "reduction") =>
        outcome.Match(value => value, error => throw Argument(error, shapeParameter, windowParameter, reductionParameter));

    /// <summary>An error about a reduction that was given by its parts: the exception names the part.</summary>
    internal static Reduction Part(PoolError error) => throw Argument(error, "x", reductionParameter: error switch
    {
        PoolError.ExponentBelowOne => "exponent",
        PoolError.EpsilonNegative => "epsilon",
        PoolError.SharpnessNotPositive => "sharpness",
        PoolError.WeightOutOfRange => "weight",
        PoolError.PlaceNegative => "place",
        PoolError.DivisorZero => "divisor",
        _ => "output",
    });

    /// <summary>An error that was found without a result that carries it.</summary>
    [DoesNotReturn]
    internal static void Because(PoolError error, string shapeParameter, string windowParameter = "window") => throw Argument(error, shapeParameter, windowParameter);

    internal static void AxesDiffer(int axes, int needed, string meaning, string parameter) =>
        throw new ArgumentException(Text($"The shape has {axes} axes; it needs {needed}: {meaning}."), parameter);

    internal static void NotWholeRows(long elements, long features, string parameter)
    {
        if (elements % features != 0) throw new ArgumentException(Text($"The span has {elements} elements, which are not whole rows of {features} features."), parameter);
    }

    internal static void SpanLength(long expected, long actual, string parameter)
    {
        if (expected != actual) throw new ArgumentException(Text($"The span has {actual} elements; the shape needs {expected}. Hand over exactly so many, a slice of a longer span, or give the shape that the span has."), parameter);
    }

    internal static void ShapeDiffers(ReadOnlySpan<nint> expected, ReadOnlySpan<nint> actual, string parameter)
    {
        if (!expected.SequenceEqual(actual)) throw new ArgumentException(Text($"The shape is {List(actual)}; it must be {List(expected)}."), parameter);
    }

    internal static void Overlap(bool overlaps)
    {
        if (overlaps) throw new ArgumentException("The destination overlaps the input; pooling in place is not possible. Give it memory of its own.", "destination");
    }

    internal static void Overlap(bool overlaps, string parameter)
    {
        if (overlaps) throw new ArgumentException("The destination overlaps another tensor of the call; nothing can be done in place. Give it memory of its own.", parameter);
    }

    internal static void RankDoesNotFit(int rank, int axes, Layout layout, string parameter) =>
        throw new ArgumentException(
            axes == 0
                ? Text($"A tensor of {rank} axes is too small for layout {layout}: it needs {Axes(layout, "spatial…")}. For a plain plane choose Layout.Plane in PoolOptions.")
                : Text($"A tensor of {rank} axes does not fit a window over {axes} spatial axes in layout {layout}, which is {Axes(layout, Text($"{axes} spatial"))}. Give the window one entry per spatial axis, or choose another layout in PoolOptions."),
            parameter);

    private static string Axes(Layout layout, string spatial) => layout switch
    {
        Layout.ChannelsFirst => $"[batch, channel, {spatial}], with or without the batch",
        Layout.ChannelsLast => $"[batch, {spatial}, channel], with or without the batch",
        _ => $"[{spatial}]",
    };

    internal static void TooManyBytes(long bytes, long limit)
    {
        if (bytes > limit) throw new ArgumentException(Text($"The result would take {bytes} bytes; PoolOptions.MaxAllocatedBytes allows {limit}. Allow more, or pool into a destination of your own."), "options");
    }

    /// <summary>Fewer places in memory than elements: some share one, and which of them would stay is nothing that could be promised.</summary>
    internal static void PlacesShared<T>(in TensorSpan<T> destination, string parameter)
    {
        if (TensorMemory.TryGetHull(destination, out Span<T> hull) && hull.Length < destination.FlattenedLength)
        {
            throw new ArgumentException(Text($"{destination.FlattenedLength} elements share {hull.Length} places in memory; each must have one of its own to be written."), parameter);
        }
    }

    /// <summary>A few elements in memory that stand for more than may be copied: scratch memory grows with what they stand for.</summary>
    internal static void BroadcastTooLarge<T>(in ReadOnlyTensorSpan<T> x, long elements, long limit, string parameter)
        where T : unmanaged
    {
        long bytes = elements * ElementSize.Of<T>();
        if (bytes > limit && TensorMemory.TryGetHull(x, out ReadOnlySpan<T> hull) && hull.Length < elements)
        {
            throw new ArgumentException(Text($"{hull.Length} places in memory stand for {elements} elements of {bytes} bytes; PoolOptions.MaxAllocatedBytes allows {limit}."), parameter);
        }
    }

    internal static void CopyTooLarge(long bytes, long limit, string parameter)
    {
        if (bytes > limit) throw new ArgumentException(Text($"The elements do not lie side by side, and a copy of them would take {bytes} bytes; PoolOptions.MaxAllocatedBytes allows {limit}."), parameter);
    }

    /// <summary>What is worked out about every output along an axis, before any is written.</summary>
    internal static void PlanTooLarge(Plan plan, PoolOptions options)
    {
        long bytes = plan.Output.Elements == 0 ? 0 : plan.Axes.Where(axis => axis.OutputExtent <= AxisTable.Largest).Sum(axis => axis.OutputExtent * AxisTable.BytesPerOutput);
        if (bytes > options.MostWorkBytes) throw new ArgumentException(Text($"The tables of the plan would take {bytes} bytes; PoolOptions.MaxAllocatedBytes allows {options.MostWorkBytes}."), "options");
    }

    /// <summary>What a blur holds for every output and for every place, inside or beyond the input, that one of its windows reaches.</summary>
    internal static void BlurTooLarge(BlurGeometry blur, PoolOptions options)
    {
        const int BytesPerOutput = 256, BytesPerPlace = 64;
        Int128 bytes = 0;
        foreach (AxisPlan axis in blur.Plan.Output.Elements == 0 ? [] : blur.Plan.Axes)
        {
            (Taps first, Taps last) = (axis.WindowAt(0), axis.WindowAt(axis.OutputExtent - 1));
            long places = long.Max(last[last.Count], axis.InputExtent) - long.Min(first.Start, 0);
            bytes += ((Int128)axis.OutputExtent * BytesPerOutput) + ((Int128)places * BytesPerPlace);
        }

        if (bytes > options.MostWorkBytes) throw new ArgumentException(Text($"The tables of the blur would take {bytes} bytes; PoolOptions.MaxAllocatedBytes allows {options.MostWorkBytes}."), "options");
    }

    internal static void TooManyElements(long elements, string parameter)
    {
        if (elements > Array.MaxLength) throw new ArgumentException(Text($"{elements} elements do not fit in a span; at most {Array.MaxLength} do."), parameter);
    }

    /// <summary>Halves that are pooled in a copy of floats, which must be of fewer bytes than an array holds.</summary>
    internal static void TooManyToWiden(long elements, string parameter)
    {
        const int Most = 1 << 28;
        if (elements > Most) throw new ArgumentException(Text($"{elements} Half elements do not fit in a copy of floats; at most {Most} do."), parameter);
    }

    internal static void IndexTypeUnsupported<TIndex>()
    {
        if (typeof(TIndex) != typeof(int) && typeof(TIndex) != typeof(long)) Because(new PoolError.IndexTypeUnsupported(typeof(TIndex).Name), nameof(TIndex));
    }

    internal static void IndexTypeTooSmall<TIndex>(Int128 greatest)
    {
        long limit = typeof(TIndex) == typeof(int) ? int.MaxValue : long.MaxValue;
        if (greatest > limit) Because(new PoolError.IndexTypeTooSmall(greatest, limit), nameof(TIndex));
    }

    /// <summary>Whether a window is known to be wrong before anything else is.</summary>
    internal static void Unplaceable(Window window)
    {
        // Numbers that no extent makes possible are found by a plan over as many axes as the window has.
        if (window is Window.SlidingWindow sliding) _ = sliding.PlanAxes(Sequence.Tabulate(int.Max(1, sliding.KernelSize.Count), _ => AxisPlan.LargestExtent / 4)).OrThrow(nameof(window));
    }

    internal static void NoElement(int length, string parameter)
    {
        if (length == 0) throw new ArgumentException("At least one element is needed.", parameter);
    }

    internal static void NoElements(long elements, string parameter)
    {
        if (elements == 0) throw new ArgumentException("A frame has no elements, so that frames could not be counted.", parameter);
    }

    internal static void BufferTooLarge(Int128 bytes, long limit)
    {
        if (bytes > limit) throw new ArgumentException(Text($"The frames that one window spans take {bytes} bytes; {limit} may be allocated."), "window");
    }

    internal static void NotWholeFrames(long elements, long frame, string parameter)
    {
        if (elements % frame != 0) throw new ArgumentException(Text($"The chunk has {elements} elements, which are not whole frames of {frame}."), parameter);
    }

    internal static void DestinationTooShort(Int128 needed, int length)
    {
        if (needed > length) throw new ArgumentException(Text($"The destination has room for {length} elements; {needed} are to be written."), "destination");
    }

    internal static void StreamComplete(bool isComplete)
    {
        if (isComplete) throw new InvalidOperationException("The stream is complete; Restart begins another.");
    }

    internal static void StreamEmpty(bool isEmpty)
    {
        if (isEmpty) throw new InvalidOperationException("No frame was pushed, and an axis without an element cannot be pooled.");
    }

    internal static void NoChannels(Layout layout)
    {
        if (layout == Layout.Plane) throw new ArgumentException("Layout.Plane has no channel axis to put two results on. Give the tensor one, [1, height, width], and Layout.ChannelsFirst.", "options");
    }

    internal static void WritingUnknown(Writing writing)
    {
        if (!Enum.IsDefined(writing)) throw new ArgumentOutOfRangeException(nameof(writing), writing, "Writing is neither Overwrite nor Accumulate.");
    }

    internal static void OptionsInvalid(PoolOptions options)
    {
        if (options.MaxDegreeOfParallelism < 1) throw new ArgumentOutOfRangeException(nameof(options), options.MaxDegreeOfParallelism, "PoolOptions.MaxDegreeOfParallelism must be at least 1, the calling thread alone; leave it out for all processors.");
        if (!Enum.IsDefined(options.Layout)) throw new ArgumentOutOfRangeException(nameof(options), options.Layout, "PoolOptions.Layout is not one of the layouts; use ChannelsFirst, ChannelsLast or Plane.");
    }

    private static ArgumentException Argument(PoolError error, string shapeParameter, string windowParameter = "window", string reductionParameter = "reduction") =>
        error is PoolError.PeerArgument peer ? new ArgumentException(error.Message, peer.Parameter) : error.Subject switch
        {
            ErrorSubject.Window => new ArgumentException(error.Message, windowParameter),
            ErrorSubject.Filter => new ArgumentException(error.Message, "filter"),
            ErrorSubject.Pyramid => new ArgumentException(error.Message, "pyramid"),
            ErrorSubject.Stack => new ArgumentException(error.Message, "stack"),
            ErrorSubject.Ties => new ArgumentException(error.Message, "ties"),
            ErrorSubject.Reduction => new ArgumentException(error.Message, reductionParameter),
            ErrorSubject.ResultType => new ArgumentException(error.Message, "TResult"),
            ErrorSubject.ElementType => new ArgumentException(error.Message, "T"),
            ErrorSubject.Mask => new ArgumentException(error.Message, "mask"),
            ErrorSubject.MaskType => new ArgumentException(error.Message, "TMask"),
            ErrorSubject.Segments => new ArgumentException(error.Message, "segments"),
            ErrorSubject.Regions => new ArgumentException(error.Message, "regions"),
            ErrorSubject.Grid => new ArgumentException(error.Message, "grid"),
            ErrorSubject.Sampling => new ArgumentException(error.Message, "sampling"),
            ErrorSubject.Indices => new ArgumentException(error.Message, "indices"),
            ErrorSubject.IndexType => new ArgumentException(error.Message, "TIndex"),
            ErrorSubject.OutputSize => new ArgumentException(error.Message, "outputSize"),
            // What is left, Shape and Values, is about the tensor itself.
            _ => new ArgumentException(error.Message, shapeParameter),
        };

    private static string List(ReadOnlySpan<nint> extents) => Sequence.Of(extents).ToString();

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
