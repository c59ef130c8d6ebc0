using System.Buffers;
using System.Numerics;
using System.Numerics.Tensors;
using PoolFunctional.Engine.Gradients;

namespace PoolFunctional;

/// <summary>Where a gradient is written: the caller's memory where it is dense and replaced, else a rented array that is copied or added to it at the end.</summary>
internal readonly ref struct GradientTarget<T>
    where T : unmanaged, INumber<T>
{
    private readonly T[]? rented;
    private readonly bool adds;

    private GradientTarget(Span<T> elements, T[]? rented, bool adds)
    {
        Elements = elements;
        this.rented = rented;
        this.adds = adds;
    }

    /// <summary>What the engine writes every element of.</summary>
    internal Span<T> Elements { get; }

    internal static GradientTarget<T> Of(Span<T> destination, Writing writing)
    {
        Raise.WritingUnknown(writing);
        return writing == Writing.Overwrite ? new(destination, null, false) : Rent(destination.Length, true);
    }

    internal static GradientTarget<T> Of(in TensorSpan<T> destination, Writing writing)
    {
        Raise.WritingUnknown(writing);
        int length = (int)destination.FlattenedLength;
        Span<nint> origin = stackalloc nint[destination.Rank];
        origin.Clear();
        return length == 0 ? default
            : writing == Writing.Overwrite && destination.TryGetSpan(origin, length, out Span<T> elements) ? new(elements, null, false)
            : Rent(length, writing == Writing.Accumulate);
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
        return new(rented.AsSpan(0, length), rented, adds);
    }
}
