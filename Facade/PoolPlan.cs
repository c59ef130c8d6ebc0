using System.Buffers;
using System.Numerics;
using System.Numerics.Tensors;
using PoolFunctional.Engine;

namespace PoolFunctional;

/// <summary>A pooling that is checked and prepared once, and then runs without allocating, from any number of threads at once.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <remarks>Made by <see cref="Pool.Compile"/>. Immutable.</remarks>
public sealed class PoolPlan<T>
    where T : unmanaged, INumber<T>
{
    private readonly nint[] inputShape;
    private readonly nint[] outputShape;
    private readonly int inputLength;
    private readonly int outputLength;
    private readonly Schedule<T> schedule;

    internal PoolPlan(nint[] inputShape, nint[] outputShape, Schedule<T> schedule)
    {
        this.inputShape = inputShape;
        this.outputShape = outputShape;
        this.schedule = schedule;
        inputLength = (int)Length(inputShape);
        outputLength = (int)Length(outputShape);
    }

    /// <summary>The extents of the input, in the caller's layout.</summary>
    public ReadOnlySpan<nint> InputShape => inputShape;

    /// <summary>The extents of the result, in the caller's layout.</summary>
    public ReadOnlySpan<nint> OutputShape => outputShape;

    internal int OutputLength => outputLength;

    /// <summary>Which row of the schedule table answers.</summary>
    internal string ScheduleName => schedule.Name;

    /// <summary>Pools <paramref name="x"/> into <paramref name="destination"/>; every element of the destination is written.</summary>
    /// <param name="x">The input, dense and row-major in <see cref="InputShape"/>.</param>
    /// <param name="destination">The result, dense and row-major in <see cref="OutputShape"/>; must not overlap the input.</param>
    /// <param name="cancellation">Looked at between blocks of work; when cancelled, the destination holds a mixture of old and new elements.</param>
    /// <exception cref="ArgumentException">A span has the wrong length, or the two overlap.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public void Run(ReadOnlySpan<T> x, Span<T> destination, CancellationToken cancellation = default)
    {
        Raise.SpanLength(inputLength, x.Length, nameof(x));
        Raise.SpanLength(outputLength, destination.Length, nameof(destination));
        Raise.Overlap(x.Overlaps(destination));
        if (outputLength > 0) schedule.Run(x, destination, cancellation);
        cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>Pools <paramref name="x"/> into <paramref name="destination"/>; every element of the destination is written.</summary>
    /// <param name="x">The input. Where it is not dense (a slice, a transpose, a broadcast) a packed copy is made first, in a rented buffer.</param>
    /// <param name="destination">The result; where it is not dense the result is computed in a rented buffer and copied.</param>
    /// <param name="cancellation">Looked at between blocks of work.</param>
    /// <exception cref="ArgumentException">A shape differs from the plan's, or the two overlap.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public void Run(in ReadOnlyTensorSpan<T> x, in TensorSpan<T> destination, CancellationToken cancellation = default)
    {
        Raise.ShapeDiffers(inputShape, x.Lengths, nameof(x));
        Raise.ShapeDiffers(outputShape, destination.Lengths, nameof(destination));
        if (outputLength == 0)
        {
            cancellation.ThrowIfCancellationRequested();
            return;
        }

        T[]? packed = null;
        T[]? result = null;
        try
        {
            Span<nint> origin = stackalloc nint[inputShape.Length];
            origin.Clear();
            if (!x.TryGetSpan(origin, inputLength, out ReadOnlySpan<T> input))
            {
                packed = ArrayPool<T>.Shared.Rent(inputLength);
                x.FlattenTo(packed.AsSpan(0, inputLength));
                input = packed.AsSpan(0, inputLength);
            }

            if (destination.TryGetSpan(origin, outputLength, out Span<T> output))
            {
                Run(input, output, cancellation);
                return;
            }

            result = ArrayPool<T>.Shared.Rent(outputLength);
            Run(input, result.AsSpan(0, outputLength), cancellation);
            new ReadOnlyTensorSpan<T>(result, outputShape).CopyTo(destination);
        }
        finally
        {
            if (packed is not null) ArrayPool<T>.Shared.Return(packed);
            if (result is not null) ArrayPool<T>.Shared.Return(result);
        }
    }

    private static long Length(nint[] shape) => shape.Aggregate(1L, (product, extent) => product * extent);
}
