using System.Buffers;
using System.Numerics;
using System.Numerics.Tensors;
using PoolFunctional.Engine;
using PoolFunctional.Engine.Gradients;

namespace PoolFunctional;

/// <summary>Where a gradient is written: the caller's memory where it can be, else a rented array that is copied or added to it at the end.</summary>
internal readonly ref struct GradientTarget<T>
    where T : unmanaged, INumber<T>
{
    private readonly T[]? rented;
    private readonly bool adds;

    private GradientTarget(Span<T> elements, Writing writing, T[]? rented, bool adds)
    {
        Elements = elements;
        Writing = writing;
        this.rented = rented;
        this.adds = adds;
    }

    /// <summary>What is written.</summary>
    internal Span<T> Elements { get; }

    /// <summary>How: what is rented is always replaced.</summary>
    internal Writing Writing { get; }

    /// <summary>A dense destination, which a gradient that is added to it cannot be made in.</summary>
    internal static GradientTarget<T> Of(Span<T> destination, Writing writing)
    {
        Raise.WritingUnknown(writing);
        return writing == Writing.Overwrite ? new(destination, writing, null, false) : Rent(destination.Length, true);
    }

    /// <summary>Any destination: the caller's memory where it is dense, which is then written as asked for, so that what overlaps it is seen and what is added is added in place.</summary>
    internal static GradientTarget<T> Of(in TensorSpan<T> destination, Writing writing, long mostBytes, string parameter)
    {
        Raise.WritingUnknown(writing);
        int length = (int)destination.FlattenedLength;
        Span<nint> origin = stackalloc nint[destination.Rank];
        origin.Clear();
        if (length == 0) return default;
        if (destination.TryGetSpan(origin, length, out Span<T> elements)) return new(elements, writing, null, false);
        Raise.PlacesShared(destination, parameter);
        Raise.CopyTooLarge((long)length * ElementSize.Of<T>(), mostBytes, parameter);
        return Rent(length, writing == Writing.Accumulate);
    }

    /// <summary>The gradient is there: on to the caller's memory.</summary>
    internal void CopyTo(Span<T> destination)
    {
        if (adds) Accumulation.Add(Elements, destination);
    }

    /// <summary>The gradient is there: on to the caller's memory.</summary>
    internal void CopyTo(in TensorSpan<T> destination)
    {
        if (rented is null) return;
        if (adds)
        {
            T[] present = ArrayPool<T>.Shared.Rent(Elements.Length);
            destination.FlattenTo(present.AsSpan(0, Elements.Length));
            Accumulation.Add(present.AsSpan(0, Elements.Length), Elements);
            ArrayPool<T>.Shared.Return(present);
        }

        new ReadOnlyTensorSpan<T>(rented, destination.Lengths).CopyTo(destination);
    }

    internal void Return()
    {
        if (rented is not null) ArrayPool<T>.Shared.Return(rented);
    }

    private static GradientTarget<T> Rent(int length, bool adds)
    {
        T[] rented = ArrayPool<T>.Shared.Rent(length);
        return new(rented.AsSpan(0, length), Writing.Overwrite, rented, adds);
    }
}
