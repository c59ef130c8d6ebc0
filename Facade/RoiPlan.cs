using System.Buffers;
using System.Numerics;
using System.Numerics.Tensors;
using PoolFunctional.Engine.RegionsOfInterest;
using PoolFunctional.Engine.RegionsOfInterest.Gradients;
using PoolFunctional.Engine.Rows;

namespace PoolFunctional;

/// <summary>A pooling of regions that is checked and prepared once for feature maps of one shape, and then runs on any regions, from any number of threads at once.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <remarks>Made by <see cref="Pool.CompileRoiAlign"/> and the like. A run allocates nothing once warm: a copy of the maps, where one is made, and all scratch are kept for the next run.</remarks>
public sealed class RoiPlan<T>
    where T : unmanaged, INumber<T>
{
    private readonly nint[] inputShape;
    private readonly RegionShape shape;
    private readonly RegionMethod method;
    private readonly PoolOptions options;
    private readonly RegionEngine<T> engine;
    private readonly RegionGradient<T>?[] gradients = new RegionGradient<T>?[3];

    internal RoiPlan(nint[] inputShape, in RegionShape shape, RegionMethod method, PoolOptions options)
    {
        this.inputShape = inputShape;
        this.shape = shape;
        this.method = method;
        this.options = options;
        engine = method.EngineFor<T>(shape, options);
    }

    /// <summary>The extents of the feature maps, in the caller's layout.</summary>
    public ReadOnlySpan<nint> InputShape => inputShape;

    /// <summary>The extents of the result of so many regions: <c>[region, channel, bin height, bin width]</c>, or <c>[region, bin height, bin width, channel]</c> with channels last.</summary>
    /// <param name="regions">The number of regions, at least 0.</param>
    /// <returns>The extents.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 0.</exception>
    public nint[] OutputShape(int regions)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(regions);
        return shape.IsChannelsLast ? [regions, shape.BinRows, shape.BinColumns, shape.Results] : [regions, shape.Results, shape.BinRows, shape.BinColumns];
    }

    /// <summary>Pools the regions of <paramref name="x"/> into <paramref name="destination"/>; every element of the destination is written.</summary>
    /// <typeparam name="TBox">The type of the boxes' coordinates.</typeparam>
    /// <param name="x">The feature maps, dense and row-major in <see cref="InputShape"/>.</param>
    /// <param name="regions">The boxes, and the maps they are on.</param>
    /// <param name="destination">The result, dense and row-major in <see cref="OutputShape"/>; must overlap neither the maps nor the regions.</param>
    /// <param name="cancellation">Looked at between blocks of work; when cancelled, the destination holds old elements, new ones and results half made. The plan can run again.</param>
    /// <exception cref="ArgumentException">A span has the wrong length, spans overlap, or a region is impossible: its map does not exist, or a coordinate is not finite or, scaled, beyond ±2²⁴. Nothing is written then.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    /// <example>For RoIPool of one row <c>[1, 2, 3, 4]</c> and 1 × 2 bins, <c>plan.Run(x, Regions.Of([0f, 0, 3, 0], [0]), y)</c> gives <c>[2, 4]</c>.</example>
    public void Run<TBox>(ReadOnlySpan<T> x, Regions<TBox> regions, Span<T> destination, CancellationToken cancellation = default)
        where TBox : unmanaged, IFloatingPointIeee754<TBox>
    {
        Raise.SpanLength(shape.Elements, x.Length, nameof(x));
        CheckCounts(regions);
        Raise.SpanLength(ResultsOf(regions.Count), destination.Length, nameof(destination));
        bool overlaps = x.Overlaps(destination) || Overlap.Between<TBox, T>(regions.Boxes, destination);
        Raise.Overlap(overlaps || Overlap.Between<int, T>(regions.Ints, destination) || Overlap.Between<long, T>(regions.Longs, destination));
        Region[] list = ArrayPool<Region>.Shared.Rent(regions.Count);
        try
        {
            Read(regions, list);
            if (destination.Length > 0) engine.Run(x, list.AsSpan(0, regions.Count), destination, cancellation);
        }
        finally
        {
            ArrayPool<Region>.Shared.Return(list);
        }

        cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>Pools the regions of <paramref name="x"/> into <paramref name="destination"/>; every element of the destination is written.</summary>
    /// <typeparam name="TBox">The type of the boxes' coordinates.</typeparam>
    /// <param name="x">The feature maps; where they are not dense, they are copied first.</param>
    /// <param name="regions">The boxes, and the maps they are on.</param>
    /// <param name="destination">The result; where it is not dense, it is copied there at the end.</param>
    /// <param name="cancellation">Looked at between blocks of work.</param>
    /// <exception cref="ArgumentException">A shape is wrong, memory overlaps, or a region is impossible.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public void Run<TBox>(in ReadOnlyTensorSpan<T> x, Regions<TBox> regions, in TensorSpan<T> destination, CancellationToken cancellation = default)
        where TBox : unmanaged, IFloatingPointIeee754<TBox>
    {
        Raise.ShapeDiffers(inputShape, x.Lengths, nameof(x));
        CheckCounts(regions);
        Raise.ShapeDiffers(OutputShape(regions.Count), destination.Lengths, nameof(destination));
        Packed<T> from = Packed<T>.Of(x, options.MostWorkBytes, nameof(x));
        Unpacked<T> to = Unpacked<T>.Of(destination, options.MostWorkBytes, nameof(destination));
        try
        {
            Run(from.Elements, regions, to.Elements, cancellation);
            to.CopyTo(destination);
        }
        finally
        {
            from.Return();
            to.Return();
        }
    }

    /// <summary>The gradient of a loss with respect to the maps: <c>∂L/∂x = Σ ∂L/∂y · ∂y/∂x</c>, over the bins that see x; 0 where none does.</summary>
    /// <typeparam name="TBox">The type of the boxes' coordinates.</typeparam>
    /// <param name="outputGradient">∂L/∂y, dense and row-major in <see cref="OutputShape"/>.</param>
    /// <param name="x">The feature maps, dense and row-major in <see cref="InputShape"/>; may be empty for an average, whose gradient does not depend on them.</param>
    /// <param name="regions">The boxes, and the maps they are on.</param>
    /// <param name="inputGradient">∂L/∂x, dense and row-major in <see cref="InputShape"/>; must not overlap the others.</param>
    /// <param name="ties">Which of a bin's equal elements the gradient of RoIPool goes to; <see cref="Ties.First"/> if omitted. Others do not take notice of it.</param>
    /// <param name="writing">Whether it replaces what <paramref name="inputGradient"/> holds, or is added to it.</param>
    /// <param name="cancellation">Looked at between blocks of work; when cancelled, the destination holds old elements, new ones and results half made; one that is added to is as it was. The plan can run again.</param>
    /// <remarks>The bits of <see cref="Reference.RoiAlignBackward{T}"/> and its kin on any number of threads, which share the channels. What it needs is prepared when it is first asked for, and kept.</remarks>
    /// <exception cref="ArgumentException">A span has the wrong length, spans overlap, or a region is impossible. Nothing is written then.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    /// <example>For RoIPool of one row <c>[1, 2, 3, 4]</c>, box (0, 0, 3, 0), 1 × 2 bins, <c>[10, 20]</c> gives <c>[0, 10, 0, 20]</c>.</example>
    public void Backward<TBox>(
        ReadOnlySpan<T> outputGradient, ReadOnlySpan<T> x, Regions<TBox> regions, Span<T> inputGradient, Ties? ties = null, Writing writing = Writing.Overwrite, CancellationToken cancellation = default)
        where TBox : unmanaged, IFloatingPointIeee754<TBox>
    {
        RegionGradient<T> gradient = Gradient(ties);
        CheckCounts(regions);
        Raise.SpanLength(ResultsOf(regions.Count), outputGradient.Length, nameof(outputGradient));
        if (gradient.NeedsMaps || x.Length > 0) Raise.SpanLength(shape.Elements, x.Length, nameof(x));
        Raise.SpanLength(shape.Elements, inputGradient.Length, nameof(inputGradient));
        bool overlaps = outputGradient.Overlaps(inputGradient) || x.Overlaps(inputGradient) || Overlap.Between<TBox, T>(regions.Boxes, inputGradient);
        Raise.Overlap(overlaps || Overlap.Between<int, T>(regions.Ints, inputGradient) || Overlap.Between<long, T>(regions.Longs, inputGradient), nameof(inputGradient));
        Region[] list = ArrayPool<Region>.Shared.Rent(regions.Count);
        GradientTarget<T> target = default;
        try
        {
            Read(regions, list);
            target = GradientTarget<T>.Of(inputGradient, writing);
            if (inputGradient.Length > 0) gradient.Run(outputGradient, x, list.AsSpan(0, regions.Count), target.Elements, cancellation);
            cancellation.ThrowIfCancellationRequested();
            target.CopyTo(inputGradient);
        }
        finally
        {
            ArrayPool<Region>.Shared.Return(list);
            target.Return();
        }
    }

    /// <summary>The gradient of a loss with respect to the maps, for tensors with any strides; see the other overload.</summary>
    /// <typeparam name="TBox">The type of the boxes' coordinates.</typeparam>
    /// <param name="outputGradient">∂L/∂y, in <see cref="OutputShape"/>.</param>
    /// <param name="x">The feature maps, in <see cref="InputShape"/>; may be the default for an average.</param>
    /// <param name="regions">The boxes, and the maps they are on.</param>
    /// <param name="inputGradient">∂L/∂x, in <see cref="InputShape"/>; what lies between its elements stays as it is.</param>
    /// <param name="ties">Which of a bin's equal elements the gradient of RoIPool goes to; <see cref="Ties.First"/> if omitted.</param>
    /// <param name="writing">Whether it replaces what <paramref name="inputGradient"/> holds, or is added to it.</param>
    /// <param name="cancellation">Looked at between blocks of work.</param>
    /// <remarks>Tensors that are not dense are copied, in rented buffers.</remarks>
    /// <exception cref="ArgumentException">A shape is wrong, memory overlaps, or a region is impossible. Nothing is written then.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    /// <example>For RoIPool of one row <c>[1, 2, 3, 4]</c>, box (0, 0, 3, 0), 1 × 2 bins, <c>[10, 20]</c> gives <c>[0, 10, 0, 20]</c>.</example>
    public void Backward<TBox>(
        in ReadOnlyTensorSpan<T> outputGradient, in ReadOnlyTensorSpan<T> x, Regions<TBox> regions, in TensorSpan<T> inputGradient, Ties? ties = null, Writing writing = Writing.Overwrite, CancellationToken cancellation = default)
        where TBox : unmanaged, IFloatingPointIeee754<TBox>
    {
        CheckCounts(regions);
        Raise.ShapeDiffers(OutputShape(regions.Count), outputGradient.Lengths, nameof(outputGradient));
        if (Gradient(ties).NeedsMaps || !x.IsEmpty) Raise.ShapeDiffers(inputShape, x.Lengths, nameof(x));
        Raise.ShapeDiffers(inputShape, inputGradient.Lengths, nameof(inputGradient));
        GradientTarget<T> target = GradientTarget<T>.Of(inputGradient, writing, options.MostWorkBytes, nameof(inputGradient));
        Packed<T> incoming = Packed<T>.Of(outputGradient, options.MostWorkBytes, nameof(outputGradient));
        Packed<T> pooled = Packed<T>.Of(x, options.MostWorkBytes, nameof(x));
        try
        {
            Backward(incoming.Elements, pooled.Elements, regions, target.Elements, ties, target.Writing, cancellation);
            target.CopyTo(inputGradient);
        }
        finally
        {
            incoming.Return();
            pooled.Return();
            target.Return();
        }
    }

    /// <summary>The elements of the maps.</summary>
    internal long Inputs => shape.Elements;

    private RegionGradient<T> Gradient(Ties? ties)
    {
        Ties chosen = ties ?? Ties.First;
        return gradients[chosen.Among(0, 1, 2)] ??= method.GradientFor<T>(shape, options, chosen);
    }

    /// <summary>The elements of the result of so many regions.</summary>
    internal long ResultsOf(int regions) => long.CreateSaturating((Int128)regions * shape.Result);

    /// <summary>Throws unless the regions can be pooled.</summary>
    internal void Check<TBox>(Regions<TBox> regions)
        where TBox : unmanaged, IFloatingPointIeee754<TBox>
    {
        CheckCounts(regions);
        for (int index = 0; index < regions.Count; index++) CheckOne(regions, index, regions[index]);
    }

    private static void CheckCounts<TBox>(Regions<TBox> regions)
        where TBox : unmanaged, IFloatingPointIeee754<TBox>
    {
        if (regions.Boxes.Length % regions.Columns != 0) Raise.Because(new PoolError.RegionRowsIncomplete(regions.Boxes.Length, regions.Columns), nameof(regions));
        if (regions.Indices != regions.Count) Raise.Because(new PoolError.RegionCountMismatch(regions.Count, regions.Indices), nameof(regions));
    }

    private void Read<TBox>(Regions<TBox> regions, Region[] list)
        where TBox : unmanaged, IFloatingPointIeee754<TBox>
    {
        for (int index = 0; index < regions.Count; index++)
        {
            list[index] = regions[index];
            CheckOne(regions, index, list[index]);
        }
    }

    private void CheckOne<TBox>(Regions<TBox> regions, int index, Region region)
        where TBox : unmanaged, IFloatingPointIeee754<TBox>
    {
        if (!engine.IsPossible(region)) Raise.Because(region.Batch >= 0 ? engine.Wrong(index, region) : new PoolError.RegionBatchOutOfRange(index, regions.BatchOf(index), shape.Batch), nameof(regions));
    }
}
