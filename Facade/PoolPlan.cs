using System.Buffers;
using System.Numerics;
using System.Numerics.Tensors;
using PoolFunctional.Engine;
using PoolFunctional.Engine.Gradients;

namespace PoolFunctional;

/// <summary>A pooling that is checked and prepared once, and then runs without allocating, from any number of threads at once.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <remarks>Made by <see cref="Pool.Compile{T}(Reduction, Window, ReadOnlySpan{nint}, PoolOptions)"/> and its kin for blurs, pyramids and stacks. Immutable.</remarks>
public sealed class PoolPlan<T>
    where T : unmanaged, INumber<T>
{
    private readonly nint[] inputShape;
    private readonly nint[] outputShape;
    private readonly int inputLength;
    private readonly int outputLength;
    private readonly Func<Schedule<T>> choose;
    private readonly StridedSchedules<T>? strided;
    private readonly Gradients<T> gradients;
    private readonly long mostBytes;
    private Schedule<T>? schedule;

    /// <param name="inputShape">The extents of the input.</param>
    /// <param name="outputShape">The extents of the result.</param>
    /// <param name="choose">What answers for dense tensors; asked for when it is first needed, after the arguments of a call have been checked.</param>
    /// <param name="strided">What answers for others; where there is none they are copied.</param>
    /// <param name="gradients">What its gradient is.</param>
    /// <param name="mostBytes">What a copy of a tensor may take.</param>
    internal PoolPlan(nint[] inputShape, nint[] outputShape, Func<Schedule<T>> choose, StridedSchedules<T>? strided, Gradients<T> gradients, long mostBytes)
    {
        this.gradients = gradients;
        this.inputShape = inputShape;
        this.outputShape = outputShape;
        this.choose = choose;
        this.mostBytes = mostBytes;
        this.strided = strided;
        inputLength = (int)Length(inputShape);
        outputLength = (int)Length(outputShape);
    }

    /// <summary>The extents of the input, in the caller's layout.</summary>
    public ReadOnlySpan<nint> InputShape => inputShape;

    /// <summary>The extents of the result, in the caller's layout.</summary>
    public ReadOnlySpan<nint> OutputShape => outputShape;

    internal int InputLength => inputLength;

    internal int OutputLength => outputLength;

    /// <summary>The same pooling, whose gradient is another.</summary>
    internal PoolPlan<T> With(Gradients<T> others) => new(inputShape, outputShape, choose, strided, others, mostBytes);

    /// <summary>Which row of the schedule table answers.</summary>
    internal string ScheduleName => Schedule.Name;

    /// <summary>Whether tensors with these strides are read and written where they lie.</summary>
    internal bool TakesStrides(ReadOnlySpan<nint> source, ReadOnlySpan<nint> target) => strided?.For(source, target) is not null;

    /// <summary>Pools <paramref name="x"/> into <paramref name="destination"/>; every element of the destination is written.</summary>
    /// <param name="x">The input, dense and row-major in <see cref="InputShape"/>.</param>
    /// <param name="destination">The result, dense and row-major in <see cref="OutputShape"/>; must not overlap the input.</param>
    /// <param name="cancellation">Looked at between blocks of work; when cancelled, the destination holds old elements, new ones and results half made. The plan can run again.</param>
    /// <exception cref="ArgumentException">A span has the wrong length, or the two overlap.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    /// <example>For maxima over windows of 2, <c>plan.Run([3, 1, 4, 1], y)</c> gives <c>[3, 4]</c>.</example>
    public void Run(ReadOnlySpan<T> x, Span<T> destination, CancellationToken cancellation = default)
    {
        Raise.SpanLength(inputLength, x.Length, nameof(x));
        Raise.SpanLength(outputLength, destination.Length, nameof(destination));
        Raise.Overlap(x.Overlaps(destination));
        if (outputLength > 0) Schedule.Run(x, destination, cancellation);
        cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>Pools <paramref name="x"/> into <paramref name="destination"/>; every element of the destination is written.</summary>
    /// <param name="x">The input: dense, a slice, a broadcast, or with its axes exchanged. It is read where it lies.</param>
    /// <param name="destination">The result, likewise with any strides; what lies between its elements stays as it is.</param>
    /// <param name="cancellation">Looked at between blocks of work.</param>
    /// <remarks>
    /// What strides need is prepared when a pair of them is first seen, and kept (the last few pairs), so that later runs allocate nothing. Fast are inputs whose channels or whose
    /// positions on the last axis are neighbours in memory, whatever the layout; others (every second column, a transposed plane) are gathered a block at a time.
    /// Copies of whole tensors, in rented buffers, are made only where the two lie in each other's gaps or overlap, where a destination's elements share a place (a stride of 0),
    /// and of axes so long that the definition itself answers; the result is then as if the input had been copied first.
    /// </remarks>
    /// <exception cref="ArgumentException">A shape differs from the plan's, or the two are dense and overlap.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled; the destination may hold old elements, new ones and results half made.</exception>
    /// <example><c>plan.Run(x.Slice([0..8, 0..64, 1..113, 4..116]), y)</c> pools the middle of a larger tensor without copying it.</example>
    public void Run(in ReadOnlyTensorSpan<T> x, in TensorSpan<T> destination, CancellationToken cancellation = default)
    {
        Raise.ShapeDiffers(inputShape, x.Lengths, nameof(x));
        Raise.ShapeDiffers(outputShape, destination.Lengths, nameof(destination));
        Raise.BroadcastTooLarge(x, inputLength, mostBytes, nameof(x));
        Span<nint> origin = stackalloc nint[int.Max(inputShape.Length, outputShape.Length)];
        origin.Clear();
        if (outputLength == 0)
        {
            cancellation.ThrowIfCancellationRequested();
        }
        else if (x.TryGetSpan(origin[..inputShape.Length], inputLength, out ReadOnlySpan<T> input) && destination.TryGetSpan(origin[..outputShape.Length], outputLength, out Span<T> output))
        {
            Run(input, output, cancellation);
        }
        else if (TensorMemory.TryGetHull(x, out input) && TensorMemory.TryGetHull(destination, out output) && !input.Overlaps(output)
            && strided?.For(x.Strides, destination.Strides) is { } fitting)
        {
            fitting.Run(input, output, cancellation);
            cancellation.ThrowIfCancellationRequested();
        }
        else
        {
            RunPacked(x, destination, cancellation);
        }
    }

    /// <summary>The gradient of a loss with respect to what was pooled: <c>∂L/∂x = Σ ∂L/∂y · ∂y/∂x</c>, over the outputs that saw x; 0 where none did.</summary>
    /// <param name="outputGradient">∂L/∂y, dense and row-major in <see cref="OutputShape"/>.</param>
    /// <param name="x">What was pooled, dense and row-major in <see cref="InputShape"/>; may be empty for a sum or an average, whose gradient does not depend on it.</param>
    /// <param name="inputGradient">∂L/∂x, dense and row-major in <see cref="InputShape"/>; must not overlap the others.</param>
    /// <param name="ties">Which of equal taps it goes to; <see cref="Ties.First"/> if omitted.</param>
    /// <param name="writing">Whether it replaces what <paramref name="inputGradient"/> holds, or is added to it.</param>
    /// <param name="cancellation">Looked at between blocks of work; when cancelled, the destination holds old elements, new ones and results half made; one that is added to is as it was. The plan can run again.</param>
    /// <remarks>The bits of <see cref="Reference.Backward{T}(FeatureMap{T}, FeatureMap{T}, Window, Reduction, Ties)"/> on any number of threads. What it needs is prepared when it is first asked for, and kept.</remarks>
    /// <exception cref="ArgumentException">A span has the wrong length, two overlap, or the reduction has no gradient.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    /// <example>For maxima over windows of 2, <c>plan.Backward([10, 20], [3, 1, 4, 1], gradient)</c> gives <c>[10, 0, 20, 0]</c>.</example>
    public void Backward(
        ReadOnlySpan<T> outputGradient, ReadOnlySpan<T> x, Span<T> inputGradient, Ties? ties = null, Writing writing = Writing.Overwrite, CancellationToken cancellation = default)
    {
        Raise.SpanLength(outputLength, outputGradient.Length, nameof(outputGradient));
        Raise.SpanLength(inputLength, inputGradient.Length, nameof(inputGradient));
        GradientSchedule<T> gradient = Gradient(ties);
        if (gradient.NeedsInput || x.Length > 0) Raise.SpanLength(inputLength, x.Length, nameof(x));
        Raise.Overlap(outputGradient.Overlaps(inputGradient) || x.Overlaps(inputGradient), nameof(inputGradient));
        GradientTarget<T> target = GradientTarget<T>.Of(inputGradient, writing);
        try
        {
            if (inputLength > 0) gradient.Run(outputGradient, x, target.Elements, cancellation);
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
    /// <param name="x">What was pooled, in <see cref="InputShape"/>; may be the default for a sum or an average.</param>
    /// <param name="inputGradient">∂L/∂x, in <see cref="InputShape"/>; what lies between its elements stays as it is.</param>
    /// <param name="ties">Which of equal taps it goes to; <see cref="Ties.First"/> if omitted.</param>
    /// <param name="writing">Whether it replaces what <paramref name="inputGradient"/> holds, or is added to it.</param>
    /// <param name="cancellation">Looked at between blocks of work.</param>
    /// <remarks>Tensors that are not dense are copied, in rented buffers.</remarks>
    /// <exception cref="ArgumentException">A shape differs from the plan's, two dense tensors overlap, or the reduction has no gradient.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    /// <example>For averages over windows of 2, <c>[10, 20]</c> gives <c>[5, 5, 10, 10]</c>.</example>
    public void Backward(
        in ReadOnlyTensorSpan<T> outputGradient, in ReadOnlyTensorSpan<T> x, in TensorSpan<T> inputGradient, Ties? ties = null, Writing writing = Writing.Overwrite, CancellationToken cancellation = default)
    {
        Raise.ShapeDiffers(outputShape, outputGradient.Lengths, nameof(outputGradient));
        Raise.ShapeDiffers(inputShape, inputGradient.Lengths, nameof(inputGradient));
        GradientSchedule<T> gradient = Gradient(ties);
        if (gradient.NeedsInput || !x.IsEmpty) Raise.ShapeDiffers(inputShape, x.Lengths, nameof(x));
        GradientTarget<T> target = GradientTarget<T>.Of(inputGradient, writing, mostBytes, nameof(inputGradient));
        Packed<T> incoming = Packed<T>.Of(outputGradient, mostBytes, nameof(outputGradient));
        Packed<T> pooled = Packed<T>.Of(x, mostBytes, nameof(x));
        try
        {
            Backward(incoming.Elements, pooled.Elements, target.Elements, ties, target.Writing, cancellation);
            target.CopyTo(inputGradient);
        }
        finally
        {
            incoming.Return();
            pooled.Return();
            target.Return();
        }
    }

    /// <summary>What answers for gradients.</summary>
    internal GradientSchedule<T> Gradient(Ties? ties = null) => gradients.For(ties ?? Ties.First);

    private void RunPacked(in ReadOnlyTensorSpan<T> x, in TensorSpan<T> destination, CancellationToken cancellation)
    {
        Raise.PlacesShared(destination, nameof(destination));
        Raise.CopyTooLarge((long)inputLength * ElementSize.Of<T>(), mostBytes, nameof(x));
        Raise.CopyTooLarge((long)outputLength * ElementSize.Of<T>(), mostBytes, nameof(destination));
        T[] packed = ArrayPool<T>.Shared.Rent(inputLength);
        T[] result = ArrayPool<T>.Shared.Rent(outputLength);
        try
        {
            x.FlattenTo(packed.AsSpan(0, inputLength));
            Run(packed.AsSpan(0, inputLength), result.AsSpan(0, outputLength), cancellation);
            new ReadOnlyTensorSpan<T>(result, outputShape).CopyTo(destination);
        }
        finally
        {
            ArrayPool<T>.Shared.Return(packed);
            ArrayPool<T>.Shared.Return(result);
        }
    }

    /// <summary>What answers for dense tensors.</summary>
    internal Schedule<T> Schedule => schedule ??= choose();

    /// <summary>The same, with nothing left to be prepared when it first runs.</summary>
    internal PoolPlan<T> Ready()
    {
        schedule ??= choose();
        return this;
    }

    private static long Length(nint[] shape) => shape.Aggregate(1L, (product, extent) => product * extent);
}
