using System.Numerics;
using System.Numerics.Tensors;
using PoolFunctional.Engine.RegionsOfInterest;

namespace PoolFunctional;

public static partial class Pool
{
    /// <summary><c>y[r, c, i, j] = mean { x[b(r), (c·height + i)·width + j, k] : k ∈ bin (i, j) of region r }</c>: averages with channels of its own for every bin; a bin without an element gives 0.</summary>
    /// <typeparam name="T">float, double or Half. Coordinates, weights and totals are float, for double elements double.</typeparam>
    /// <typeparam name="TBox">The type of the boxes' coordinates.</typeparam>
    /// <param name="x">The feature maps, <c>[batch, channel, height, width]</c> or with channels last; never changed.</param>
    /// <param name="regions">The boxes, and the maps they are on.</param>
    /// <param name="grid">The bins, and the scale of coordinates.</param>
    /// <param name="clip">Where bins are cut off; <see cref="RoiClip.InBounds"/> if omitted.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result, <c>[region, channel, bin height, bin width]</c> or with channels last.</returns>
    /// <remarks>The bits of <see cref="Reference.PositionSensitiveRoiPool{T}"/>, which says how edges are rounded. Elsewhere: <c>torchvision.ops.ps_roi_pool</c>, whose numbers <see cref="RoiClip.BeforeLast"/> gives; ONNX has none. A NaN result has the bits of <c>T.NaN</c>.</remarks>
    /// <example>Two channels that are 1 and 2 everywhere, <c>RoiGrid.Of(1, 2)</c>, give one channel <c>[1, 2]</c>.</example>
    /// <seealso href="https://docs.pytorch.org/vision/stable/generated/torchvision.ops.ps_roi_pool.html"/>
    /// <exception cref="ArgumentException">A shape (channels must be a multiple of the bins), a grid, a region or an option is impossible; the message names the value and the rule, and nothing is written. A region is: on a map that does not exist, not finite, or, scaled, beyond ±2²⁴.</exception>
    public static Tensor<T> PositionSensitiveRoiPool<T, TBox>(Tensor<T> x, Regions<TBox> regions, RoiGrid grid, RoiClip? clip = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TBox : unmanaged, IFloatingPointIeee754<TBox> => RoiDoor.Allocating(PreparedPositionSensitiveRoiPool(grid, clip), Checked(x), regions, options);

    /// <inheritdoc cref="PositionSensitiveRoiPool{T, TBox}(Tensor{T}, Regions{TBox}, RoiGrid, RoiClip, PoolOptions)"/>
    public static Tensor<T> PositionSensitiveRoiPool<T, TBox>(in TensorSpan<T> x, Regions<TBox> regions, RoiGrid grid, RoiClip? clip = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TBox : unmanaged, IFloatingPointIeee754<TBox> => RoiDoor.Allocating<T, TBox>(PreparedPositionSensitiveRoiPool(grid, clip), x, regions, options);

    /// <inheritdoc cref="PositionSensitiveRoiPool{T, TBox}(Tensor{T}, Regions{TBox}, RoiGrid, RoiClip, PoolOptions)"/>
    public static Tensor<T> PositionSensitiveRoiPool<T, TBox>(in ReadOnlyTensorSpan<T> x, Regions<TBox> regions, RoiGrid grid, RoiClip? clip = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TBox : unmanaged, IFloatingPointIeee754<TBox> => RoiDoor.Allocating(PreparedPositionSensitiveRoiPool(grid, clip), x, regions, options);

    /// <summary><c>y[r, c, i, j] = mean { x[b(r), (c·height + i)·width + j, k] : k ∈ bin (i, j) of region r }</c>: averages with channels of its own for every bin; a bin without an element gives 0.</summary>
    /// <typeparam name="T">float, double or Half. Coordinates, weights and totals are float, for double elements double.</typeparam>
    /// <typeparam name="TBox">The type of the boxes' coordinates.</typeparam>
    /// <param name="x">The feature maps, <c>[batch, channel, height, width]</c> or with channels last; never changed.</param>
    /// <param name="regions">The boxes, and the maps they are on.</param>
    /// <param name="grid">The bins, and the scale of coordinates.</param>
    /// <param name="destination">The result; every element is written. Must overlap neither maps nor regions.</param>
    /// <param name="clip">Where bins are cut off; <see cref="RoiClip.InBounds"/> if omitted.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <remarks>The bits of <see cref="Reference.PositionSensitiveRoiPool{T}"/>, which says how edges are rounded. Elsewhere: <c>torchvision.ops.ps_roi_pool</c>, whose numbers <see cref="RoiClip.BeforeLast"/> gives; ONNX has none. A NaN result has the bits of <c>T.NaN</c>.</remarks>
    /// <example>Two channels that are 1 and 2 everywhere, <c>RoiGrid.Of(1, 2)</c>, give one channel <c>[1, 2]</c>.</example>
    /// <seealso href="https://docs.pytorch.org/vision/stable/generated/torchvision.ops.ps_roi_pool.html"/>
    /// <exception cref="ArgumentException">A shape (channels must be a multiple of the bins), a grid, a region or an option is impossible; the message names the value and the rule, and nothing is written. A region is: on a map that does not exist, not finite, or, scaled, beyond ±2²⁴.</exception>
    public static void PositionSensitiveRoiPool<T, TBox>(Tensor<T> x, Regions<TBox> regions, RoiGrid grid, in TensorSpan<T> destination, RoiClip? clip = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TBox : unmanaged, IFloatingPointIeee754<TBox> => RoiDoor.Into(PreparedPositionSensitiveRoiPool(grid, clip), Checked(x), regions, destination, options);

    /// <inheritdoc cref="PositionSensitiveRoiPool{T, TBox}(Tensor{T}, Regions{TBox}, RoiGrid, in TensorSpan{T}, RoiClip, PoolOptions)"/>
    public static void PositionSensitiveRoiPool<T, TBox>(in TensorSpan<T> x, Regions<TBox> regions, RoiGrid grid, in TensorSpan<T> destination, RoiClip? clip = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TBox : unmanaged, IFloatingPointIeee754<TBox> => RoiDoor.Into(PreparedPositionSensitiveRoiPool(grid, clip), x, regions, destination, options);

    /// <inheritdoc cref="PositionSensitiveRoiPool{T, TBox}(Tensor{T}, Regions{TBox}, RoiGrid, in TensorSpan{T}, RoiClip, PoolOptions)"/>
    public static void PositionSensitiveRoiPool<T, TBox>(in ReadOnlyTensorSpan<T> x, Regions<TBox> regions, RoiGrid grid, in TensorSpan<T> destination, RoiClip? clip = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TBox : unmanaged, IFloatingPointIeee754<TBox> => RoiDoor.Into(PreparedPositionSensitiveRoiPool(grid, clip), x, regions, destination, options);

    /// <summary><c>y[r, c, i, j] = mean { x[b(r), (c·height + i)·width + j, k] : k ∈ bin (i, j) of region r }</c>: averages with channels of its own for every bin; a bin without an element gives 0.</summary>
    /// <typeparam name="T">float, double or Half. Coordinates, weights and totals are float, for double elements double.</typeparam>
    /// <typeparam name="TBox">The type of the boxes' coordinates.</typeparam>
    /// <param name="x">The feature maps, dense and row-major; never changed.</param>
    /// <param name="shape">Their extents, <c>[batch, channel, height, width]</c> or with channels last.</param>
    /// <param name="regions">The boxes, and the maps they are on.</param>
    /// <param name="grid">The bins, and the scale of coordinates.</param>
    /// <param name="destination">The result; every element is written. Must overlap neither maps nor regions.</param>
    /// <param name="clip">Where bins are cut off; <see cref="RoiClip.InBounds"/> if omitted.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <remarks>The bits of <see cref="Reference.PositionSensitiveRoiPool{T}"/>, which says how edges are rounded. Elsewhere: <c>torchvision.ops.ps_roi_pool</c>, whose numbers <see cref="RoiClip.BeforeLast"/> gives; ONNX has none. A NaN result has the bits of <c>T.NaN</c>.</remarks>
    /// <example>Two channels that are 1 and 2 everywhere, <c>RoiGrid.Of(1, 2)</c>, give one channel <c>[1, 2]</c>.</example>
    /// <seealso href="https://docs.pytorch.org/vision/stable/generated/torchvision.ops.ps_roi_pool.html"/>
    /// <exception cref="ArgumentException">A shape (channels must be a multiple of the bins), a grid, a region or an option is impossible; the message names the value and the rule, and nothing is written. A region is: on a map that does not exist, not finite, or, scaled, beyond ±2²⁴.</exception>
    public static void PositionSensitiveRoiPool<T, TBox>(ReadOnlySpan<T> x, ReadOnlySpan<nint> shape, Regions<TBox> regions, RoiGrid grid, Span<T> destination, RoiClip? clip = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TBox : unmanaged, IFloatingPointIeee754<TBox> => RoiDoor.Prepare<T>(PreparedPositionSensitiveRoiPool(grid, clip), shape, options, nameof(shape)).Run(x, regions, destination);

    /// <summary>Checks and prepares a <c>PositionSensitiveRoiPool</c> once, to run on maps of one shape and any regions without allocating.</summary>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="grid">The bins, and the scale of coordinates.</param>
    /// <param name="shape">The extents of the maps, <c>[batch, channel, height, width]</c> or with channels last.</param>
    /// <param name="clip">Where bins are cut off; <see cref="RoiClip.InBounds"/> if omitted.</param>
    /// <param name="options">Layout and threads; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="ArgumentException">The grid, the shape or another argument is impossible; the message names the value and the rule.</exception>
    /// <example><c>Pool.CompilePositionSensitiveRoiPool&lt;float&gt;(RoiGrid.Of(7, 7), [1, 490, 38, 50]).OutputShape(300)</c> is <c>[300, 10, 7, 7]</c>.</example>
    public static RoiPlan<T> CompilePositionSensitiveRoiPool<T>(RoiGrid grid, ReadOnlySpan<nint> shape, RoiClip? clip = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => RoiDoor.Prepare<T>(PreparedPositionSensitiveRoiPool(grid, clip), shape, options, nameof(shape));

    private static PositionSensitiveAverageMethod PreparedPositionSensitiveRoiPool(RoiGrid grid, RoiClip? clip)
    {
        ArgumentNullException.ThrowIfNull(grid);
        return new(grid, clip ?? RoiClip.InBounds);
    }
}
