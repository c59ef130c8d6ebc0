using System.Numerics;
using System.Numerics.Tensors;
using PoolFunctional.Engine;
using PoolFunctional.Engine.Rows;
using PoolFunctional.Engine.Scratch;
using PoolFunctional.Reductions;

namespace PoolFunctional;

/// <summary>Segment pooling: the rows of a table <c>[row, feature]</c> that belong to one segment become one row, <c>[segment, feature]</c>.</summary>
/// <remarks>
/// The result has the bits of <see cref="Reference.Pool{T}(RowTable{T}, Segmentation, SegmentReduction)"/> on every processor, at every vector width and number of threads; the threads share the segments.
/// The rows of a segment fold pairwise in the order in which they stand in the table. Element types: float, double, Half and the integers of 8 to 64 bits. A bad argument throws an exception of the
/// <see cref="ArgumentException"/> family that names the parameter, the value and the rule, before anything is written. The doors on spans allocate nothing once warm, but for very many rows.
/// Of <see cref="PoolOptions"/> the layout is not read.
/// </remarks>
public static partial class SegmentPool
{
    private static ReadOnlyTensorSpan<T> Checked<T>(Tensor<T> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return rows.AsReadOnlyTensorSpan();
    }

    private static Tensor<T> Allocating<T>(in ReadOnlyTensorSpan<T> rows, Segments segments, SegmentReduction reduction, PoolOptions? options)
        where T : unmanaged, INumber<T>
    {
        PoolOptions chosen = Prepared<T>(reduction, options);
        (nint count, nint features) = Extents(rows.Lengths, nameof(rows));
        long results = SegmentCheck.CountOf(segments);
        SegmentCheck.Check(segments, count, results);
        Raise.TooManyBytes(long.CreateSaturating((Int128)results * features * ElementSize.Of<T>()), chosen.MaxAllocatedBytes);
        Tensor<T> result = Tensor.CreateFromShape<T>([(nint)results, features]);
        Into(rows, segments, reduction, result.AsTensorSpan(), chosen);
        return result;
    }

    private static void Into<T>(in ReadOnlyTensorSpan<T> rows, Segments segments, SegmentReduction reduction, in TensorSpan<T> destination, PoolOptions? options)
        where T : unmanaged, INumber<T>
    {
        PoolOptions chosen = Prepared<T>(reduction, options);
        (nint count, nint features) = Extents(rows.Lengths, nameof(rows));
        if (destination.Rank != 2) Raise.AxesDiffer(destination.Rank, 2, "[segment, feature]", nameof(destination));
        Raise.ShapeDiffers([destination.Lengths[0], features], destination.Lengths, nameof(destination));
        SegmentCheck.Check(segments, count, destination.Lengths[0]);
        Packed<T> from = Packed<T>.Of(rows, chosen.MostWorkBytes, nameof(rows));
        Unpacked<T> to = Unpacked<T>.Of(destination, chosen.MostWorkBytes, nameof(destination));
        try
        {
            Run(from.Elements, features, segments, reduction, to.Elements, chosen);
            to.CopyTo(destination);
        }
        finally
        {
            from.Return();
            to.Return();
        }
    }

    private static void Into<T>(ReadOnlySpan<T> rows, ReadOnlySpan<nint> shape, Segments segments, SegmentReduction reduction, Span<T> destination, PoolOptions? options)
        where T : unmanaged, INumber<T>
    {
        PoolOptions chosen = Prepared<T>(reduction, options);
        (nint count, nint features) = Extents(shape, nameof(shape));
        Raise.SpanLength((long)count * features, rows.Length, nameof(rows));
        Raise.NotWholeRows(destination.Length, features, nameof(destination));
        SegmentCheck.Check(segments, count, destination.Length / features);
        Run(rows, features, segments, reduction, destination, chosen);
    }

    private static PoolOptions Prepared<T>(SegmentReduction reduction, PoolOptions? options)
        where T : unmanaged, INumber<T>
    {
        ArgumentNullException.ThrowIfNull(reduction);
        PoolOptions chosen = options ?? PoolOptions.Default;
        Raise.OptionsInvalid(chosen);
        if (!Element.IsFloating<T>()) _ = reduction.For<T>().OrThrow(nameof(T));
        return chosen;
    }

    private static (nint Rows, nint Features) Extents(ReadOnlySpan<nint> shape, string parameter)
    {
        if (shape.Length != 2) Raise.AxesDiffer(shape.Length, 2, "[row, feature]", parameter);
        if (shape[0] < 0) Raise.Because(new PoolError.RowsNegative(shape[0]), parameter);
        if (shape[1] < 1) Raise.Because(new PoolError.FeaturesNotPositive(shape[1]), parameter);
        Raise.TooManyElements(long.CreateSaturating((Int128)shape[0] * shape[1]), parameter);
        return (shape[0], shape[1]);
    }

    private static void Run<T>(ReadOnlySpan<T> rows, nint features, Segments segments, SegmentReduction reduction, Span<T> destination, PoolOptions options)
        where T : unmanaged, INumber<T>
    {
        Raise.Overlap(Overlap.Between<T, T>(rows, destination) || Overlap.Between<int, T>(segments.Ints, destination) || Overlap.Between<long, T>(segments.Longs, destination));
        if (destination.Length == 0) return;
        T empty = reduction.Among<T>(new(Sum: T.Zero, Mean: T.Zero, MeanSqrtLength: T.Zero, Max: Element.Lowest<T>(), Min: Element.Highest<T>()));
        SegmentIndex index = SegmentCheck.IndexOf(segments, (int)(destination.Length / features));
        index.Run(reduction, rows, features, destination, empty, Crew.ThreadsFor(((long)rows.Length + destination.Length) * ElementSize.Of<T>(), options));
        index.Return();
    }
}
