using System.Numerics;
using System.Numerics.Tensors;

namespace PoolFunctional.Properties.Arguments.Hostile;

/// <summary>Memory that a call may read or write, so that one can look at it afterwards.</summary>
internal interface IBox
{
    /// <summary>The elements, whoever reads or writes them.</summary>
    Array Memory { get; }

    /// <summary>How many elements a call sees; one place may stand for many.</summary>
    Int128 Count => Memory.Length;

    /// <summary>The same with memory of its own.</summary>
    IBox Copy();
}

/// <summary>A tensor, a tensor span or a plain span, before it is known which of them a door takes.</summary>
internal sealed record TensorBox<T>(T[] Elements, nint[] Lengths, nint[]? Strides = null) : IBox
{
    public Array Memory => Elements;

    public Int128 Count => Shape.Product([.. Lengths]);

    public IBox Copy() => this with { Elements = [.. Elements] };

    public override string ToString() => $"{typeof(T).Name}[{string.Join(", ", Lengths.Take(6))}]{(Strides is null ? "" : $" with strides [{string.Join(", ", Strides.Take(6))}]")}{Content}";

    private string Content => Elements.Length is > 0 and <= 6 && Strides is null ? $" = {string.Join(", ", Elements)}" : "";
}

/// <summary>Regions: boxes, and the numbers of their maps in one of three ways.</summary>
internal sealed record RegionsBox<TBox>(TBox[] Boxes, int[]? Ints = null, long[]? Longs = null) : IBox
{
    public Array Memory => Boxes;

    public IBox Copy() => this with { Boxes = [.. Boxes] };

    public override string ToString() => $"boxes [{string.Join(", ", Boxes.Take(12))}] of maps [{string.Join(", ", (Ints ?? []).Select(map => (long)map).Concat(Longs ?? []))}]";
}

/// <summary>Segments by ids or offsets, of either width.</summary>
internal sealed record SegmentsBox(long[] Numbers, bool IsLong, bool IsOffsets, long? Count = null) : IBox
{
    public Array Memory => Numbers;

    public IBox Copy() => this with { Numbers = [.. Numbers] };

    public override string ToString() => $"{(IsOffsets ? "offsets" : "ids")} [{string.Join(", ", Numbers.Take(12))}]{(Count is { } count ? $" of {count}" : "")}";
}

/// <summary>What a box becomes at a door: called by <see cref="PublicDoor"/>'s thunks, by the name of the parameter's type.</summary>
internal static class Unboxing
{
    public static Tensor<T>? Tensor<T>(object? value) => value is TensorBox<T> box ? System.Numerics.Tensors.Tensor.Create(box.Elements, box.Lengths, box.Strides ?? []) : null;

    public static TensorSpan<T> TensorSpan<T>(object? value) => value is TensorBox<T> box ? new(box.Elements, box.Lengths, box.Strides ?? []) : default;

    public static ReadOnlyTensorSpan<T> ReadOnlyTensorSpan<T>(object? value) => value is TensorBox<T> box ? new(box.Elements, box.Lengths, box.Strides ?? []) : default;

    public static Span<T> Span<T>(object? value) => value is TensorBox<T> box ? box.Elements : default;

    public static ReadOnlySpan<T> ReadOnlySpan<T>(object? value) => value is TensorBox<T> box ? box.Elements : value is T[] elements ? elements : default;

    public static Regions<T> Regions<T>(object? value)
        where T : unmanaged, IFloatingPointIeee754<T> => value switch
        {
            RegionsBox<T> { Ints: { } ints } box => PoolFunctional.Regions.Of<T>(box.Boxes, ints),
            RegionsBox<T> { Longs: { } longs } box => PoolFunctional.Regions.Of<T>(box.Boxes, longs),
            RegionsBox<T> box => PoolFunctional.Regions.OfRows<T>(box.Boxes),
            _ => default,
        };

    public static Segments Segments(object? value)
    {
        if (value is not SegmentsBox box) return default;
        int[] ints = [.. box.Numbers.Select(number => (int)long.Clamp(number, int.MinValue, int.MaxValue))];
        return (box.IsOffsets, box.IsLong, box.Count) switch
        {
            (true, true, _) => PoolFunctional.Segments.ByOffsets(box.Numbers),
            (true, false, _) => PoolFunctional.Segments.ByOffsets(ints),
            (false, true, null) => PoolFunctional.Segments.ByIds(box.Numbers),
            (false, false, null) => PoolFunctional.Segments.ByIds(ints),
            (false, true, { } count) => PoolFunctional.Segments.ByIds(box.Numbers, count),
            (false, false, { } count) => PoolFunctional.Segments.ByIds(ints, count),
        };
    }
}
