using System.Buffers;
using System.Numerics;
using System.Numerics.Tensors;
using PoolFunctional.Engine.RegionsOfInterest;
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
    private readonly RegionEngine<T> engine;

    internal RoiPlan(nint[] inputShape, in RegionShape shape, RegionEngine<T> engine)
    {
        this.inputShape = inputShape;
        this.shape = shape;
        this.engine = engine;
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
    /// <param name="cancellation">Looked at between blocks of work; when cancelled, the destination holds a mixture of old and new elements.</param>
    /// <exception cref="ArgumentException">A span has the wrong length, spans overlap, or a region is impossible: its map does not exist, or a coordinate is not finite or, scaled, beyond ±2²⁴. Nothing is written then.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
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
        Packed<T> from = Packed<T>.Of(x);
        Unpacked<T> to = Unpacked<T>.Of(destination);
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
        if (engine.IsPossible(region)) return;
        PoolError wrong = region.Batch >= 0 ? engine.Wrong(index, region) : new PoolError.RegionBatchOutOfRange(index, regions.BatchOf(index), shape.Batch);
        Raise.Because(wrong, nameof(regions));
    }
}
