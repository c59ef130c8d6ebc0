using System.Numerics;
using System.Numerics.Tensors;
using PoolFunctional.Engine.Indices;
using PoolFunctional.Engine.Rows;

namespace PoolFunctional;

/// <summary>An unpooling that is checked and prepared once, and then runs without allocating, from any number of threads at once.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TIndex">int or long.</typeparam>
/// <remarks>Made by <see cref="Pool.CompileUnpool"/>. Immutable.</remarks>
public sealed class UnpoolPlan<T, TIndex>
    where T : unmanaged, INumber<T>
    where TIndex : unmanaged, IBinaryInteger<TIndex>
{
    private readonly nint[] inputShape;
    private readonly nint[] outputShape;
    private readonly int inputLength;
    private readonly int outputLength;
    private readonly UnpoolJob job;
    private readonly UnpoolSchedule<T, TIndex> schedule;

    internal UnpoolPlan(nint[] inputShape, nint[] outputShape, UnpoolJob job)
    {
        this.inputShape = inputShape;
        this.outputShape = outputShape;
        this.job = job;
        schedule = UnpoolSchedule<T, TIndex>.Of(job);
        inputLength = (int)inputShape.Aggregate(1L, (product, extent) => product * extent);
        outputLength = (int)outputShape.Aggregate(1L, (product, extent) => product * extent);
    }

    /// <summary>The extents of the values and of the indices, in the caller's layout.</summary>
    public ReadOnlySpan<nint> InputShape => inputShape;

    /// <summary>The extents of the result, in the caller's layout.</summary>
    public ReadOnlySpan<nint> OutputShape => outputShape;

    internal int OutputLength => outputLength;

    /// <summary>Puts each value where its index says, and +0 everywhere else. All indices are checked before anything is written.</summary>
    /// <param name="values">The values, dense and row-major in <see cref="InputShape"/>.</param>
    /// <param name="indices">Where each belongs, likewise; −1 belongs nowhere.</param>
    /// <param name="destination">The result, dense and row-major in <see cref="OutputShape"/>; must not overlap the values or the indices.</param>
    /// <param name="cancellation">Looked at between blocks of work; when cancelled, the destination holds a mixture of old and new elements.</param>
    /// <exception cref="ArgumentException">A span has the wrong length, the destination overlaps another, or an index is no place of its plane or, where that is an error, names one twice.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    /// <example><c>plan.Run([3, 4], [0, 2], y)</c> for windows of two gives <c>[3, 0, 4, 0]</c>.</example>
    public void Run(ReadOnlySpan<T> values, ReadOnlySpan<TIndex> indices, Span<T> destination, CancellationToken cancellation = default)
    {
        Raise.SpanLength(inputLength, values.Length, nameof(values));
        Raise.SpanLength(inputLength, indices.Length, nameof(indices));
        Raise.SpanLength(outputLength, destination.Length, nameof(destination));
        Raise.Overlap(Overlap.Between<T, T>(values, destination) || Overlap.Between<TIndex, T>(indices, destination), nameof(destination));
        UnpoolCheck.Check(job, indices);
        if (outputLength > 0) schedule.Run(values, indices, destination, cancellation);
        cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>Puts each value where its index says, and +0 everywhere else. All indices are checked before anything is written.</summary>
    /// <param name="values">The values, with any strides.</param>
    /// <param name="indices">Where each belongs, with any strides.</param>
    /// <param name="destination">The result, with any strides; what lies between its elements stays as it is.</param>
    /// <param name="cancellation">Looked at between blocks of work.</param>
    /// <remarks>Tensors that are not dense are copied, in rented buffers.</remarks>
    /// <exception cref="ArgumentException">A shape differs from the plan's, the destination overlaps another, or an index is no place of its plane or, where that is an error, names one twice.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public void Run(in ReadOnlyTensorSpan<T> values, in ReadOnlyTensorSpan<TIndex> indices, in TensorSpan<T> destination, CancellationToken cancellation = default)
    {
        Raise.ShapeDiffers(inputShape, values.Lengths, nameof(values));
        Raise.ShapeDiffers(inputShape, indices.Lengths, nameof(indices));
        Raise.ShapeDiffers(outputShape, destination.Lengths, nameof(destination));
        Packed<T> given = Packed<T>.Of(values);
        Packed<TIndex> places = Packed<TIndex>.Of(indices);
        Unpacked<T> result = Unpacked<T>.Of(destination);
        try
        {
            Run(given.Elements, places.Elements, result.Elements, cancellation);
            result.CopyTo(destination);
        }
        finally
        {
            given.Return();
            places.Return();
            result.Return();
        }
    }
}
