using System.Buffers;
using System.Numerics.Tensors;
using PoolFunctional.Engine;

namespace PoolFunctional;

/// <summary>A tensor's elements side by side: its own memory where it is dense, else a copy in a rented array.</summary>
internal readonly ref struct Packed<T>
    where T : unmanaged
{
    private readonly T[]? rented;

    private Packed(ReadOnlySpan<T> elements, T[]? rented)
    {
        Elements = elements;
        this.rented = rented;
    }

    internal ReadOnlySpan<T> Elements { get; }

    internal static Packed<T> Of(in ReadOnlyTensorSpan<T> x, long mostBytes, string parameter)
    {
        int length = (int)x.FlattenedLength;
        if (length == 0) return default;
        Span<nint> origin = stackalloc nint[x.Rank];
        origin.Clear();
        if (x.TryGetSpan(origin, length, out ReadOnlySpan<T> elements)) return new(elements, null);
        Raise.CopyTooLarge((long)length * ElementSize.Of<T>(), mostBytes, parameter);
        T[] copy = ArrayPool<T>.Shared.Rent(length);
        x.FlattenTo(copy.AsSpan(0, length));
        return new(copy.AsSpan(0, length), copy);
    }

    internal void Return()
    {
        if (rented is not null) ArrayPool<T>.Shared.Return(rented);
    }
}

/// <summary>A tensor that is written as elements side by side: its own memory where it is dense, else a rented array that is copied to it at the end.</summary>
internal readonly ref struct Unpacked<T>
    where T : unmanaged
{
    private readonly T[]? rented;

    private Unpacked(Span<T> elements, T[]? rented)
    {
        Elements = elements;
        this.rented = rented;
    }

    internal Span<T> Elements { get; }

    internal static Unpacked<T> Of(in TensorSpan<T> y, long mostBytes, string parameter)
    {
        int length = (int)y.FlattenedLength;
        if (length == 0) return default;
        Span<nint> origin = stackalloc nint[y.Rank];
        origin.Clear();
        if (y.TryGetSpan(origin, length, out Span<T> elements)) return new(elements, null);
        Raise.PlacesShared(y, parameter);
        Raise.CopyTooLarge((long)length * ElementSize.Of<T>(), mostBytes, parameter);
        T[] buffer = ArrayPool<T>.Shared.Rent(length);
        return new(buffer.AsSpan(0, length), buffer);
    }

    internal void CopyTo(in TensorSpan<T> y)
    {
        if (rented is not null) new ReadOnlyTensorSpan<T>(rented, y.Lengths).CopyTo(y);
    }

    internal void Return()
    {
        if (rented is not null) ArrayPool<T>.Shared.Return(rented);
    }
}
