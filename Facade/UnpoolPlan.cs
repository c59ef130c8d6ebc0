using System.Numerics;
using System.Numerics.Tensors;
using PoolFunctional.Engine.Gradients;
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
    private readonly UnpoolGradient<T, TIndex> gradient;

    internal UnpoolPlan(nint[] inputShape, nint[] outputShape, UnpoolJob job)
    {
        this.inputShape = inputShape;
        this.outputShape = outputShape;
        this.job = job;
        schedule = UnpoolSchedule<T, TIndex>.Of(job);
        gradient = new(job);
        inputLength = (int)inputShape.Aggregate(1L, (product, extent) => product * extent);
        outputLength = (int)outputShape.Aggregate(1L, (product, extent) => product * extent);
    }

    /// <summary>The extents of the values and of the indices, in the caller's layout.</summary>
    public ReadOnlySpan<nint> InputShape => inputShape;

    /// <summary>The extents of the result, in the caller's layout.</summary>
    public ReadOnlySpan<nint> OutputShape => outputShape;

    internal int InputLength => inputLength;

    internal int OutputLength => outputLength;

    /// <summary>Puts each value where its index says, and +0 everywhere else. All indices are checked before anything is written.</summary>
    /// <param name="values">The values, dense and row-major in <see cref="InputShape"/>.</param>
    /// <param name="indices">Where each belongs, likewise; −1 belongs nowhere.</param>
    /// <param name="destination">The result, dense and row-major in <see cref="OutputShape"/>; must not overlap the values or the indices.</param>
    /// <param name="cancellation">Looked at between blocks of work; when cancelled, the destination holds old elements, new ones and results half made. The plan can run again.</param>
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
        Packed<T> given = Packed<T>.Of(values, job.Options.MostWorkBytes, nameof(values));
        Packed<TIndex> places = Packed<TIndex>.Of(indices, job.Options.MostWorkBytes, nameof(indices));
        Unpacked<T> result = Unpacked<T>.Of(destination, job.Options.MostWorkBytes, nameof(destination));
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

    /// <summary>The gradient of a loss with respect to the values: each that reached its place has what comes in there, <c>∂L/∂values[o] = ∂L/∂y[indices[o]]</c>; all others have +0. All indices are checked before anything is written.</summary>
    /// <param name="outputGradient">∂L/∂y, dense and row-major in <see cref="OutputShape"/>.</param>
    /// <param name="values">The values, dense and row-major in <see cref="InputShape"/>; may be empty unless duplicates are resolved by <see cref="Duplicates.Max"/>.</param>
    /// <param name="indices">Where each belongs, likewise; −1 belongs nowhere.</param>
    /// <param name="valuesGradient">∂L/∂values, dense and row-major in <see cref="InputShape"/>; must not overlap the others.</param>
    /// <param name="writing">Whether it replaces what <paramref name="valuesGradient"/> holds, or is added to it.</param>
    /// <param name="cancellation">Looked at between blocks of work; when cancelled, the destination holds old elements, new ones and results half made; one that is added to is as it was. The plan can run again.</param>
    /// <remarks>The bits of <see cref="Reference.UnpoolBackward"/> on any number of threads.</remarks>
    /// <exception cref="ArgumentException">A span has the wrong length, the destination overlaps another, or an index is no place of its plane or, where that is an error, names one twice.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    /// <example><c>plan.Backward([1, 2, 3, 4], [], [1, 3], g)</c> for windows of two gives <c>[2, 4]</c>.</example>
    public void Backward(
        ReadOnlySpan<T> outputGradient, ReadOnlySpan<T> values, ReadOnlySpan<TIndex> indices, Span<T> valuesGradient, Writing writing = Writing.Overwrite, CancellationToken cancellation = default)
    {
        Raise.SpanLength(outputLength, outputGradient.Length, nameof(outputGradient));
        if (gradient.NeedsValues || values.Length > 0) Raise.SpanLength(inputLength, values.Length, nameof(values));
        Raise.SpanLength(inputLength, indices.Length, nameof(indices));
        Raise.SpanLength(inputLength, valuesGradient.Length, nameof(valuesGradient));
        Raise.Overlap(outputGradient.Overlaps(valuesGradient) || values.Overlaps(valuesGradient) || Overlap.Between<TIndex, T>(indices, valuesGradient), nameof(valuesGradient));
        UnpoolCheck.Check(job, indices);
        GradientTarget<T> target = GradientTarget<T>.Of(valuesGradient, writing);
        try
        {
            if (inputLength > 0) gradient.Run(outputGradient, values, indices, target.Elements, cancellation);
            cancellation.ThrowIfCancellationRequested();
            target.CopyTo(valuesGradient);
        }
        finally
        {
            target.Return();
        }
    }

    /// <summary>The gradient of a loss with respect to the values, for tensors with any strides; see the other overload.</summary>
    /// <param name="outputGradient">∂L/∂y, in <see cref="OutputShape"/>.</param>
    /// <param name="values">The values, in <see cref="InputShape"/>; may be the default unless duplicates are resolved by <see cref="Duplicates.Max"/>.</param>
    /// <param name="indices">Where each belongs, likewise; −1 belongs nowhere.</param>
    /// <param name="valuesGradient">∂L/∂values, in <see cref="InputShape"/>; what lies between its elements stays as it is.</param>
    /// <param name="writing">Whether it replaces what <paramref name="valuesGradient"/> holds, or is added to it.</param>
    /// <param name="cancellation">Looked at between blocks of work.</param>
    /// <remarks>Tensors that are not dense are copied, in rented buffers.</remarks>
    /// <exception cref="ArgumentException">A shape differs from the plan's, the destination overlaps another, or an index is no place of its plane or, where that is an error, names one twice.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    /// <example>Gradients <c>[1, 2, 3, 4]</c> and indices <c>[1, 3]</c> give <c>[2, 4]</c>.</example>
    public void Backward(
        in ReadOnlyTensorSpan<T> outputGradient, in ReadOnlyTensorSpan<T> values, in ReadOnlyTensorSpan<TIndex> indices, in TensorSpan<T> valuesGradient, Writing writing = Writing.Overwrite, CancellationToken cancellation = default)
    {
        Raise.ShapeDiffers(outputShape, outputGradient.Lengths, nameof(outputGradient));
        if (gradient.NeedsValues || !values.IsEmpty) Raise.ShapeDiffers(inputShape, values.Lengths, nameof(values));
        Raise.ShapeDiffers(inputShape, indices.Lengths, nameof(indices));
        Raise.ShapeDiffers(inputShape, valuesGradient.Lengths, nameof(valuesGradient));
        GradientTarget<T> target = GradientTarget<T>.Of(valuesGradient, writing, job.Options.MostWorkBytes, nameof(valuesGradient));
        Packed<T> incoming = Packed<T>.Of(outputGradient, job.Options.MostWorkBytes, nameof(outputGradient));
        Packed<T> given = Packed<T>.Of(values, job.Options.MostWorkBytes, nameof(values));
        Packed<TIndex> places = Packed<TIndex>.Of(indices, job.Options.MostWorkBytes, nameof(indices));
        try
        {
            Backward(incoming.Elements, given.Elements, places.Elements, target.Elements, target.Writing, cancellation);
            target.CopyTo(valuesGradient);
        }
        finally
        {
            incoming.Return();
            given.Return();
            places.Return();
            target.Return();
        }
    }
}
