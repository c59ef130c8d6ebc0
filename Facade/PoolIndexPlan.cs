using System.Numerics;
using System.Numerics.Tensors;
using PoolFunctional.Engine.Gradients;
using PoolFunctional.Engine.Indices;
using PoolFunctional.Engine.Rows;

namespace PoolFunctional;

/// <summary>A pooling with indices that is checked and prepared once, and then runs without allocating, from any number of threads at once.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TIndex">int or long.</typeparam>
/// <remarks>Made by <see cref="Pool.CompileWithIndices"/>. Immutable.</remarks>
public sealed class PoolIndexPlan<T, TIndex>
    where T : unmanaged, INumber<T>
    where TIndex : unmanaged, IBinaryInteger<TIndex>
{
    private readonly nint[] inputShape;
    private readonly nint[] outputShape;
    private readonly int inputLength;
    private readonly int outputLength;
    private readonly IndexJob job;
    private IndexSchedule<T, TIndex>? schedule;
    private IndexGradient<T, TIndex>? gradient;

    internal PoolIndexPlan(nint[] inputShape, nint[] outputShape, IndexJob job)
    {
        this.inputShape = inputShape;
        this.outputShape = outputShape;
        this.job = job;
        inputLength = (int)inputShape.Aggregate(1L, (product, extent) => product * extent);
        outputLength = (int)outputShape.Aggregate(1L, (product, extent) => product * extent);
    }

    /// <summary>The extents of the input, in the caller's layout.</summary>
    public ReadOnlySpan<nint> InputShape => inputShape;

    /// <summary>The extents of the values and of the indices, in the caller's layout.</summary>
    public ReadOnlySpan<nint> OutputShape => outputShape;

    internal int OutputLength => outputLength;

    /// <summary>Which row of the schedule table answers.</summary>
    internal string ScheduleName => Schedule.Name;

    /// <summary>What answers: made when it is first needed, after the arguments of a call have been checked.</summary>
    private IndexSchedule<T, TIndex> Schedule => schedule ??= IndexSchedules.Choose<T, TIndex>(job);

    /// <summary>The same, with nothing left to be prepared when it first runs.</summary>
    internal PoolIndexPlan<T, TIndex> Ready()
    {
        schedule ??= IndexSchedules.Choose<T, TIndex>(job);
        return this;
    }

    /// <summary>The gradient: made when it is first asked for, and kept. Two threads that ask first may both make it.</summary>
    internal IndexGradient<T, TIndex> Gradient => gradient ??= IndexGradient<T, TIndex>.Of(job);

    /// <summary>Pools <paramref name="x"/>; every element of both destinations is written.</summary>
    /// <param name="x">The input, dense and row-major in <see cref="InputShape"/>.</param>
    /// <param name="values">The extremes, dense and row-major in <see cref="OutputShape"/>; must not overlap the input or the indices.</param>
    /// <param name="indices">Where they lie, likewise.</param>
    /// <param name="cancellation">Looked at between blocks of work; when cancelled, the destinations hold old elements, new ones and results half made, and the plan can run again.</param>
    /// <exception cref="ArgumentException">A span has the wrong length, or two overlap.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    /// <example><c>plan.Run([3, 1, 4, 1], values, indices)</c> for windows of two gives values <c>[3, 4]</c> and indices <c>[0, 2]</c>.</example>
    public void Run(ReadOnlySpan<T> x, Span<T> values, Span<TIndex> indices, CancellationToken cancellation = default)
    {
        Raise.SpanLength(inputLength, x.Length, nameof(x));
        Raise.SpanLength(outputLength, values.Length, nameof(values));
        Raise.SpanLength(outputLength, indices.Length, nameof(indices));
        Raise.Overlap(Overlap.Between<T, T>(x, values), nameof(values));
        Raise.Overlap(Overlap.Between<T, TIndex>(x, indices) || Overlap.Between<T, TIndex>(values, indices), nameof(indices));
        if (outputLength > 0) Schedule.Run(x, values, indices, cancellation);
        cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>Pools <paramref name="x"/>; every element of both destinations is written.</summary>
    /// <param name="x">The input, with any strides.</param>
    /// <param name="values">The extremes, with any strides.</param>
    /// <param name="indices">Where they lie, with any strides.</param>
    /// <param name="cancellation">Looked at between blocks of work.</param>
    /// <remarks>Tensors that are not dense are copied, in rented buffers; their strides do not change an index.</remarks>
    /// <exception cref="ArgumentException">A shape differs from the plan's, or two dense ones overlap.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public void Run(in ReadOnlyTensorSpan<T> x, in TensorSpan<T> values, in TensorSpan<TIndex> indices, CancellationToken cancellation = default)
    {
        Raise.ShapeDiffers(inputShape, x.Lengths, nameof(x));
        Raise.ShapeDiffers(outputShape, values.Lengths, nameof(values));
        Raise.ShapeDiffers(outputShape, indices.Lengths, nameof(indices));
        Packed<T> packed = Packed<T>.Of(x, job.Options.MostWorkBytes, nameof(x));
        Unpacked<T> extremes = Unpacked<T>.Of(values, job.Options.MostWorkBytes, nameof(values));
        Unpacked<TIndex> places = Unpacked<TIndex>.Of(indices, job.Options.MostWorkBytes, nameof(indices));
        try
        {
            Run(packed.Elements, extremes.Elements, places.Elements, cancellation);
            extremes.CopyTo(values);
            places.CopyTo(indices);
        }
        finally
        {
            packed.Return();
            extremes.Return();
            places.Return();
        }
    }

    /// <summary>The gradient of a loss with respect to what was pooled, from the indices that a run gave: all of <c>∂L/∂y</c> goes to the place that its index names, and +0 everywhere else.</summary>
    /// <param name="outputGradient">∂L/∂y, dense and row-major in <see cref="OutputShape"/>.</param>
    /// <param name="indices">Where the extremes lie, likewise, in the layout of the plan; −1 is nowhere. All are checked before anything is written.</param>
    /// <param name="inputGradient">∂L/∂x, dense and row-major in <see cref="InputShape"/>; must not overlap the others.</param>
    /// <param name="writing">Whether it replaces what <paramref name="inputGradient"/> holds, or is added to it.</param>
    /// <param name="cancellation">Looked at between blocks of work; when cancelled, the destination holds old elements, new ones and results half made; one that is added to is as it was. The plan can run again.</param>
    /// <remarks>What several outputs give to one place is added to +0 one after the other, outputs in row-major order: in float for Half, integers exactly and then saturated. The bits of <see cref="Reference.BackwardByIndices"/> on any number of threads.</remarks>
    /// <exception cref="ArgumentException">A span has the wrong length, two overlap, an index is no place of its plane, or indices count taps where each plane has windows of its own.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    /// <example>For windows of two, <c>plan.Backward([10, 20], [0, 2], gradient)</c> gives <c>[10, 0, 20, 0]</c>.</example>
    public void Backward(ReadOnlySpan<T> outputGradient, ReadOnlySpan<TIndex> indices, Span<T> inputGradient, Writing writing = Writing.Overwrite, CancellationToken cancellation = default)
    {
        Raise.SpanLength(outputLength, outputGradient.Length, nameof(outputGradient));
        Raise.SpanLength(outputLength, indices.Length, nameof(indices));
        Raise.SpanLength(inputLength, inputGradient.Length, nameof(inputGradient));
        Raise.Overlap(outputGradient.Overlaps(inputGradient) || Overlap.Between<TIndex, T>(indices, inputGradient), nameof(inputGradient));
        if (job.Layout.NeedsWindow && job.Plan.PlanesDiffer) Raise.Because(new PoolError.PlanesDiffer(), nameof(indices), nameof(indices));
        IndexPlaces known = Gradient.Check(indices);
        GradientTarget<T> target = GradientTarget<T>.Of(inputGradient, writing);
        try
        {
            if (outputLength > 0) Gradient.Run(outputGradient, indices, known, target.Elements, cancellation);
            cancellation.ThrowIfCancellationRequested();
            target.CopyTo(inputGradient);
        }
        finally
        {
            target.Return();
        }
    }

    /// <summary>The gradient of a loss with respect to what was pooled, for tensors with any strides; see the other overload.</summary>
    /// <param name="outputGradient">∂L/∂y, in <see cref="OutputShape"/>.</param>
    /// <param name="indices">Where the extremes lie, likewise.</param>
    /// <param name="inputGradient">∂L/∂x, in <see cref="InputShape"/>; what lies between its elements stays as it is.</param>
    /// <param name="writing">Whether it replaces what <paramref name="inputGradient"/> holds, or is added to it.</param>
    /// <param name="cancellation">Looked at between blocks of work.</param>
    /// <remarks>Tensors that are not dense are copied, in rented buffers.</remarks>
    /// <exception cref="ArgumentException">A shape differs from the plan's, two dense tensors overlap, or an index is no place of its plane.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public void Backward(
        in ReadOnlyTensorSpan<T> outputGradient, in ReadOnlyTensorSpan<TIndex> indices, in TensorSpan<T> inputGradient, Writing writing = Writing.Overwrite, CancellationToken cancellation = default)
    {
        Raise.ShapeDiffers(outputShape, outputGradient.Lengths, nameof(outputGradient));
        Raise.ShapeDiffers(outputShape, indices.Lengths, nameof(indices));
        Raise.ShapeDiffers(inputShape, inputGradient.Lengths, nameof(inputGradient));
        GradientTarget<T> target = GradientTarget<T>.Of(inputGradient, writing, job.Options.MostWorkBytes, nameof(inputGradient));
        Packed<T> incoming = Packed<T>.Of(outputGradient, job.Options.MostWorkBytes, nameof(outputGradient));
        Packed<TIndex> places = Packed<TIndex>.Of(indices, job.Options.MostWorkBytes, nameof(indices));
        try
        {
            Backward(incoming.Elements, places.Elements, target.Elements, target.Writing, cancellation);
            target.CopyTo(inputGradient);
        }
        finally
        {
            incoming.Return();
            places.Return();
            target.Return();
        }
    }
}
