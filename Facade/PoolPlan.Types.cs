using System.Numerics;
using System.Numerics.Tensors;
using PoolFunctional.Engine;
using PoolFunctional.Engine.Rows;

namespace PoolFunctional;

/// <summary>A pooling into results of another type than the elements, checked and prepared once; it then runs without allocating, from any number of threads at once.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TResult">The type of the results.</typeparam>
/// <remarks>Made by <see cref="Pool.Compile{T, TResult}"/>. Immutable. The input is read as it is: no converted copy of it is ever made.</remarks>
public sealed class PoolPlan<T, TResult>
    where T : unmanaged, INumber<T>
    where TResult : unmanaged, INumber<TResult>
{
    private readonly nint[] inputShape;
    private readonly nint[] outputShape;
    private readonly int inputLength;
    private readonly int outputLength;
    private readonly Func<IPooling<T, TResult>> choose;
    private readonly long mostBytes;
    private IPooling<T, TResult>? pooling;

    internal PoolPlan(nint[] inputShape, nint[] outputShape, Func<IPooling<T, TResult>> choose, long mostBytes)
    {
        (this.inputShape, this.outputShape, this.choose, this.mostBytes) = (inputShape, outputShape, choose, mostBytes);
        (inputLength, outputLength) = ((int)Length(inputShape), (int)Length(outputShape));
    }

    /// <summary>The extents of the input, in the caller's layout.</summary>
    public ReadOnlySpan<nint> InputShape => inputShape;

    /// <summary>The extents of the result, in the caller's layout.</summary>
    public ReadOnlySpan<nint> OutputShape => outputShape;

    internal int OutputLength => outputLength;

    /// <summary>What answers.</summary>
    internal string ScheduleName => Pooling.Name;

    /// <summary>What answers: made when it is first needed, after the arguments of a call have been checked.</summary>
    private IPooling<T, TResult> Pooling => pooling ??= choose();

    /// <summary>The same, with nothing left to be prepared when it first runs.</summary>
    internal PoolPlan<T, TResult> Ready()
    {
        pooling ??= choose();
        return this;
    }

    /// <summary>Pools <paramref name="x"/> into <paramref name="destination"/>; every element of the destination is written.</summary>
    /// <param name="x">The input, dense and row-major in <see cref="InputShape"/>.</param>
    /// <param name="destination">The result, dense and row-major in <see cref="OutputShape"/>; must not overlap the input.</param>
    /// <param name="cancellation">Looked at between blocks of work; when cancelled, the destination holds old elements, new ones and results half made. The plan can run again.</param>
    /// <exception cref="ArgumentException">A span has the wrong length, or the two overlap.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public void Run(ReadOnlySpan<T> x, Span<TResult> destination, CancellationToken cancellation = default)
    {
        Raise.SpanLength(inputLength, x.Length, nameof(x));
        Raise.SpanLength(outputLength, destination.Length, nameof(destination));
        Raise.Overlap(Overlap.Between<T, TResult>(x, destination));
        if (outputLength > 0) Pooling.Run(x, destination, cancellation);
        cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>Pools <paramref name="x"/> into <paramref name="destination"/>; every element of the destination is written.</summary>
    /// <param name="x">The input; one that is not dense is first copied as it is to a rented buffer.</param>
    /// <param name="destination">The result, likewise by way of a rented buffer where it is not dense; what lies between its elements stays as it is.</param>
    /// <param name="cancellation">Looked at between blocks of work.</param>
    /// <exception cref="ArgumentException">A shape differs from the plan's, or the two overlap.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled; the destination may hold old elements, new ones and results half made.</exception>
    /// <example><c>Pool.Compile&lt;byte, float&gt;(Reduction.Average(), window, shape).Run(picture, mean)</c>.</example>
    public void Run(in ReadOnlyTensorSpan<T> x, in TensorSpan<TResult> destination, CancellationToken cancellation = default)
    {
        Raise.ShapeDiffers(inputShape, x.Lengths, nameof(x));
        Raise.ShapeDiffers(outputShape, destination.Lengths, nameof(destination));
        Packed<T> from = Packed<T>.Of(x, mostBytes, nameof(x));
        Unpacked<TResult> to = Unpacked<TResult>.Of(destination, mostBytes, nameof(destination));
        try
        {
            Run(from.Elements, to.Elements, cancellation);
            to.CopyTo(destination);
        }
        finally
        {
            from.Return();
            to.Return();
        }
    }

    private static long Length(nint[] shape) => shape.Aggregate(1L, (product, extent) => product * extent);
}
