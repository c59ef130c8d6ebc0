using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace PoolFunctional;

/// <summary>The one place where an error becomes an exception of the <see cref="ArgumentException"/> family.</summary>
internal static class Raise
{
    /// <summary>The value, or the exception that names the parameter that the error is about.</summary>
    internal static T OrThrow<T>(this Result<T, PoolError> outcome, string shapeParameter, string windowParameter = "window") =>
        outcome.Match(value => value, error => throw Argument(error, shapeParameter, windowParameter));

    /// <summary>An error that was found without a result that carries it.</summary>
    [DoesNotReturn]
    internal static void Because(PoolError error, string shapeParameter) => throw Argument(error, shapeParameter);

    internal static void AxesDiffer(int axes, int needed, string meaning, string parameter) =>
        throw new ArgumentException(Text($"The shape has {axes} axes; it needs {needed}: {meaning}."), parameter);

    internal static void NotWholeRows(long elements, long features, string parameter)
    {
        if (elements % features != 0) throw new ArgumentException(Text($"The span has {elements} elements, which are not whole rows of {features} features."), parameter);
    }

    internal static void SpanLength(long expected, long actual, string parameter)
    {
        if (expected != actual) throw new ArgumentException(Text($"The span has {actual} elements; the shape needs {expected}."), parameter);
    }

    internal static void ShapeDiffers(ReadOnlySpan<nint> expected, ReadOnlySpan<nint> actual, string parameter)
    {
        if (!expected.SequenceEqual(actual)) throw new ArgumentException(Text($"The shape is {List(actual)}; it must be {List(expected)}."), parameter);
    }

    internal static void Overlap(bool overlaps)
    {
        if (overlaps) throw new ArgumentException("The destination overlaps the input; pooling in place is not possible.", "destination");
    }

    internal static void RankDoesNotFit(int rank, int axes, Layout layout, string parameter) =>
        throw new ArgumentException(
            axes == 0
                ? Text($"A tensor of {rank} axes is too small for layout {layout}: it needs batch, channel and at least one spatial axis.")
                : Text($"A tensor of {rank} axes does not fit a window over {axes} spatial axes in layout {layout}."),
            parameter);

    internal static void TooManyBytes(long bytes, long limit)
    {
        if (bytes > limit) throw new ArgumentException(Text($"The result would take {bytes} bytes; PoolOptions.MaxAllocatedBytes allows {limit}."), "options");
    }

    internal static void TooManyElements(long elements, string parameter)
    {
        if (elements > Array.MaxLength) throw new ArgumentException(Text($"{elements} elements do not fit in a span; at most {Array.MaxLength} do."), parameter);
    }

    internal static void NoChannels(Layout layout)
    {
        if (layout == Layout.Plane) throw new ArgumentException("Layout.Plane has no channel axis to put two results on.", "options");
    }

    internal static void OptionsInvalid(PoolOptions options)
    {
        if (options.MaxDegreeOfParallelism < 1) throw new ArgumentOutOfRangeException(nameof(options), options.MaxDegreeOfParallelism, "PoolOptions.MaxDegreeOfParallelism must be at least 1.");
        if (!Enum.IsDefined(options.Layout)) throw new ArgumentOutOfRangeException(nameof(options), options.Layout, "PoolOptions.Layout is not one of the layouts.");
    }

    private static ArgumentException Argument(PoolError error, string shapeParameter, string windowParameter = "window") =>
        error.Subject switch
        {
            ErrorSubject.Window => new ArgumentException(error.Message, windowParameter),
            ErrorSubject.Filter => new ArgumentException(error.Message, "filter"),
            ErrorSubject.Pyramid => new ArgumentException(error.Message, "pyramid"),
            ErrorSubject.Stack => new ArgumentException(error.Message, "stack"),
            ErrorSubject.Reduction => new ArgumentException(error.Message, "reduction"),
            ErrorSubject.ElementType => new ArgumentException(error.Message, "T"),
            ErrorSubject.Mask => new ArgumentException(error.Message, "mask"),
            ErrorSubject.MaskType => new ArgumentException(error.Message, "TMask"),
            ErrorSubject.Segments => new ArgumentException(error.Message, "segments"),
            ErrorSubject.Shape or ErrorSubject.Values => new ArgumentException(error.Message, shapeParameter),
            var subject => new ArgumentException(Text($"{subject}: {error.Message}"), shapeParameter),
        };

    private static string List(ReadOnlySpan<nint> extents) => Sequence.Of(extents).ToString();

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
