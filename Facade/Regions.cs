using System.Numerics;
using System.Numerics.Tensors;

namespace PoolFunctional;

/// <summary>Boxes on the feature maps of a batch, on the caller's own memory: rows of four numbers with the maps they are on apart, as in ONNX, or rows of five, as in torchvision.</summary>
/// <typeparam name="TBox">The type of the coordinates: float, double or Half; it need not be that of the maps.</typeparam>
/// <remarks>
/// A description: pooling says whether the numbers are possible. The default value has no boxes. The memory is read before anything is written and not kept. Made by <see cref="Regions"/>.
/// </remarks>
public readonly ref struct Regions<TBox>
    where TBox : unmanaged, IFloatingPointIeee754<TBox>
{
    internal Regions(ReadOnlySpan<TBox> boxes, ReadOnlySpan<int> ints, ReadOnlySpan<long> longs, RegionRows rows)
    {
        Boxes = boxes;
        Ints = ints;
        Longs = longs;
        Rows = rows;
    }

    internal ReadOnlySpan<TBox> Boxes { get; }

    internal ReadOnlySpan<int> Ints { get; }

    internal ReadOnlySpan<long> Longs { get; }

    internal RegionRows Rows { get; }

    internal int Columns => Rows == RegionRows.WithMap ? 5 : 4;

    /// <summary>How many boxes.</summary>
    public int Count => Boxes.Length / Columns;

    /// <summary>How many maps are named apart from the boxes.</summary>
    internal int Indices => Rows switch { RegionRows.WithInts => Ints.Length, RegionRows.WithLongs => Longs.Length, _ => Count };

    internal double BatchOf(int index) => Rows switch
    {
        RegionRows.WithInts => Ints[index],
        RegionRows.WithLongs => Longs[index],
        _ => double.CreateTruncating(Boxes[index * Columns]),
    };

    internal Region this[int index]
    {
        get
        {
            ReadOnlySpan<TBox> box = Boxes.Slice((index * Columns) + Columns - 4, 4);
            double map = BatchOf(index);
            long batch = map == double.Truncate(map) ? long.CreateSaturating(map) : -1;
            return new(batch, double.CreateTruncating(box[0]), double.CreateTruncating(box[1]), double.CreateTruncating(box[2]), double.CreateTruncating(box[3]));
        }
    }
}

/// <summary>Where the rows of boxes say which map they are on.</summary>
internal enum RegionRows
{
    /// <summary>In a span of int beside them.</summary>
    WithInts,

    /// <summary>In a span of long beside them.</summary>
    WithLongs,

    /// <summary>In their own first column.</summary>
    WithMap,
}

/// <summary>Makes <see cref="Regions{TBox}"/> values.</summary>
public static class Regions
{
    /// <summary>Boxes <c>[x1, y1, x2, y2]</c> and the map of each (<c>rois</c> and <c>batch_indices</c> in ONNX).</summary>
    /// <typeparam name="TBox">The type of the coordinates.</typeparam>
    /// <param name="boxes">The rows, one after another.</param>
    /// <param name="batchIndices">For each box its map, counted from 0.</param>
    /// <returns>The description.</returns>
    /// <example><c>Regions.Of([0f, 0, 3, 3], [0])</c> is one box on the first map.</example>
    public static Regions<TBox> Of<TBox>(ReadOnlySpan<TBox> boxes, ReadOnlySpan<int> batchIndices)
        where TBox : unmanaged, IFloatingPointIeee754<TBox> => new(boxes, batchIndices, default, RegionRows.WithInts);

    /// <inheritdoc cref="Of{TBox}(ReadOnlySpan{TBox}, ReadOnlySpan{int})"/>
    public static Regions<TBox> Of<TBox>(ReadOnlySpan<TBox> boxes, ReadOnlySpan<long> batchIndices)
        where TBox : unmanaged, IFloatingPointIeee754<TBox> => new(boxes, default, batchIndices, RegionRows.WithLongs);

    /// <summary>Boxes <c>[x1, y1, x2, y2]</c>, a tensor <c>[region, 4]</c>, and the map of each, a tensor <c>[region]</c>. Tensors that are not dense are copied.</summary>
    /// <typeparam name="TBox">The type of the coordinates.</typeparam>
    /// <param name="boxes">The rows.</param>
    /// <param name="batchIndices">For each box its map, counted from 0.</param>
    /// <returns>The description.</returns>
    /// <exception cref="ArgumentException">A tensor has another shape.</exception>
    /// <example><c>Regions.Of(Tensor.Create([0f, 0, 3, 3], [1, 4]), Tensor.Create([0], [1]))</c> is one box on the first map.</example>
    public static Regions<TBox> Of<TBox>(Tensor<TBox> boxes, Tensor<int> batchIndices)
        where TBox : unmanaged, IFloatingPointIeee754<TBox> => Of(Rows(boxes, 4, nameof(boxes)), Indices(batchIndices, nameof(batchIndices)));

    /// <inheritdoc cref="Of{TBox}(Tensor{TBox}, Tensor{int})"/>
    public static Regions<TBox> Of<TBox>(Tensor<TBox> boxes, Tensor<long> batchIndices)
        where TBox : unmanaged, IFloatingPointIeee754<TBox> => Of(Rows(boxes, 4, nameof(boxes)), Indices(batchIndices, nameof(batchIndices)));

    /// <summary>Rows <c>[map, x1, y1, x2, y2]</c> (the <c>Tensor[K, 5]</c> of torchvision).</summary>
    /// <typeparam name="TBox">The type of the coordinates. A Half counts maps up to 2,048 only.</typeparam>
    /// <param name="rows">The rows, one after another; the map of each is a whole number, counted from 0.</param>
    /// <returns>The description.</returns>
    /// <example><c>Regions.OfRows([0f, 0, 0, 3, 3])</c> is one box on the first map.</example>
    public static Regions<TBox> OfRows<TBox>(ReadOnlySpan<TBox> rows)
        where TBox : unmanaged, IFloatingPointIeee754<TBox> => new(rows, default, default, RegionRows.WithMap);

    /// <summary>Rows <c>[map, x1, y1, x2, y2]</c>, a tensor <c>[region, 5]</c>. A tensor that is not dense is copied.</summary>
    /// <typeparam name="TBox">The type of the coordinates.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <returns>The description.</returns>
    /// <exception cref="ArgumentException">The tensor has another shape.</exception>
    /// <example><c>Regions.OfRows(Tensor.Create([0f, 0, 0, 3, 3], [1, 5]))</c> is one box on the first map.</example>
    public static Regions<TBox> OfRows<TBox>(Tensor<TBox> rows)
        where TBox : unmanaged, IFloatingPointIeee754<TBox> => OfRows(Rows(rows, 5, nameof(rows)));

    private static ReadOnlySpan<TBox> Rows<TBox>(Tensor<TBox> rows, int columns, string parameter)
    {
        ArgumentNullException.ThrowIfNull(rows, parameter);
        if (rows.Rank != 2) Raise.AxesDiffer(rows.Rank, 2, "[region, coordinate]", parameter);
        Raise.ShapeDiffers([rows.Lengths[0], columns], rows.Lengths, parameter);
        return Dense(rows, parameter);
    }

    private static ReadOnlySpan<TIndex> Indices<TIndex>(Tensor<TIndex> indices, string parameter)
    {
        ArgumentNullException.ThrowIfNull(indices, parameter);
        if (indices.Rank != 1) Raise.AxesDiffer(indices.Rank, 1, "[region]", parameter);
        return Dense(indices, parameter);
    }

    private static ReadOnlySpan<TElement> Dense<TElement>(Tensor<TElement> tensor, string parameter)
    {
        Raise.TooManyElements(tensor.FlattenedLength, parameter);
        int length = (int)tensor.FlattenedLength;
        Span<nint> origin = stackalloc nint[tensor.Rank];
        origin.Clear();
        if (length == 0) return default;
        if (tensor.AsReadOnlyTensorSpan().TryGetSpan(origin, length, out ReadOnlySpan<TElement> elements)) return elements;
        Raise.CopyTooLarge((long)length * sizeof(long), PoolOptions.Default.MostWorkBytes, parameter);
        TElement[] copy = new TElement[length];
        tensor.FlattenTo(copy);
        return copy;
    }
}
