using System.Numerics;
using System.Numerics.Tensors;
using PoolFunctional.Engine.RegionsOfInterest;

namespace PoolFunctional;

public static partial class Pool
{
    /// <summary><c>y[r, c, i, j] = max { x[b(r), c, k] : k ∈ bin (i, j) of region r }</c>: RoIPool, IEEE 754-2019 maximum; a bin without an element gives 0.</summary>
    /// <typeparam name="T">float, double or Half. Coordinates, weights and totals are float, for double elements double.</typeparam>
    /// <typeparam name="TBox">The type of the boxes' coordinates.</typeparam>
    /// <param name="x">The feature maps, <c>[batch, channel, height, width]</c> or with channels last; never changed.</param>
    /// <param name="regions">The boxes, and the maps they are on.</param>
    /// <param name="grid">The bins, and the scale of coordinates.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result, <c>[region, channel, bin height, bin width]</c> or with channels last.</returns>
    /// <remarks>The bits of <see cref="Reference.RoiPool{T}"/>, which says how edges are rounded. Elsewhere: <c>torchvision.ops.roi_pool</c> and ONNX's <c>MaxRoiPool</c>. NaN wins, +0 &gt; −0; a NaN result has the bits of <c>T.NaN</c>.</remarks>
    /// <example><c>[1, 2, 3, 4]</c> as one row, <c>Regions.Of([0f, 0, 3, 0], [0])</c>, <c>RoiGrid.Of(1, 2)</c> gives <c>[2, 4]</c>.</example>
    /// <seealso href="https://onnx.ai/onnx/operators/onnx__MaxRoiPool.html"/>
    /// <seealso href="https://docs.pytorch.org/vision/stable/generated/torchvision.ops.roi_pool.html"/>
    /// <exception cref="ArgumentException">A shape, a grid, a region or an option is impossible; the message names the value and the rule, and nothing is written. A region is: on a map that does not exist, not finite, or, scaled, beyond ±2²⁴.</exception>
    public static Tensor<T> RoiPool<T, TBox>(Tensor<T> x, Regions<TBox> regions, RoiGrid grid, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TBox : unmanaged, IFloatingPointIeee754<TBox> => RoiDoor.Allocating(PreparedRoiPool(grid), Checked(x), regions, options);

    /// <inheritdoc cref="RoiPool{T, TBox}(Tensor{T}, Regions{TBox}, RoiGrid, PoolOptions)"/>
    public static Tensor<T> RoiPool<T, TBox>(in TensorSpan<T> x, Regions<TBox> regions, RoiGrid grid, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TBox : unmanaged, IFloatingPointIeee754<TBox> => RoiDoor.Allocating<T, TBox>(PreparedRoiPool(grid), x, regions, options);

    /// <inheritdoc cref="RoiPool{T, TBox}(Tensor{T}, Regions{TBox}, RoiGrid, PoolOptions)"/>
    public static Tensor<T> RoiPool<T, TBox>(in ReadOnlyTensorSpan<T> x, Regions<TBox> regions, RoiGrid grid, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TBox : unmanaged, IFloatingPointIeee754<TBox> => RoiDoor.Allocating(PreparedRoiPool(grid), x, regions, options);

    /// <summary><c>y[r, c, i, j] = max { x[b(r), c, k] : k ∈ bin (i, j) of region r }</c>: RoIPool, IEEE 754-2019 maximum; a bin without an element gives 0.</summary>
    /// <typeparam name="T">float, double or Half. Coordinates, weights and totals are float, for double elements double.</typeparam>
    /// <typeparam name="TBox">The type of the boxes' coordinates.</typeparam>
    /// <param name="x">The feature maps, <c>[batch, channel, height, width]</c> or with channels last; never changed.</param>
    /// <param name="regions">The boxes, and the maps they are on.</param>
    /// <param name="grid">The bins, and the scale of coordinates.</param>
    /// <param name="destination">The result; every element is written. Must overlap neither maps nor regions.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <remarks>The bits of <see cref="Reference.RoiPool{T}"/>, which says how edges are rounded. Elsewhere: <c>torchvision.ops.roi_pool</c> and ONNX's <c>MaxRoiPool</c>. NaN wins, +0 &gt; −0; a NaN result has the bits of <c>T.NaN</c>.</remarks>
    /// <example><c>[1, 2, 3, 4]</c> as one row, <c>Regions.Of([0f, 0, 3, 0], [0])</c>, <c>RoiGrid.Of(1, 2)</c> gives <c>[2, 4]</c>.</example>
    /// <seealso href="https://onnx.ai/onnx/operators/onnx__MaxRoiPool.html"/>
    /// <seealso href="https://docs.pytorch.org/vision/stable/generated/torchvision.ops.roi_pool.html"/>
    /// <exception cref="ArgumentException">A shape, a grid, a region or an option is impossible; the message names the value and the rule, and nothing is written. A region is: on a map that does not exist, not finite, or, scaled, beyond ±2²⁴.</exception>
    public static void RoiPool<T, TBox>(Tensor<T> x, Regions<TBox> regions, RoiGrid grid, in TensorSpan<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TBox : unmanaged, IFloatingPointIeee754<TBox> => RoiDoor.Into(PreparedRoiPool(grid), Checked(x), regions, destination, options);

    /// <inheritdoc cref="RoiPool{T, TBox}(Tensor{T}, Regions{TBox}, RoiGrid, in TensorSpan{T}, PoolOptions)"/>
    public static void RoiPool<T, TBox>(in TensorSpan<T> x, Regions<TBox> regions, RoiGrid grid, in TensorSpan<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TBox : unmanaged, IFloatingPointIeee754<TBox> => RoiDoor.Into(PreparedRoiPool(grid), x, regions, destination, options);

    /// <inheritdoc cref="RoiPool{T, TBox}(Tensor{T}, Regions{TBox}, RoiGrid, in TensorSpan{T}, PoolOptions)"/>
    public static void RoiPool<T, TBox>(in ReadOnlyTensorSpan<T> x, Regions<TBox> regions, RoiGrid grid, in TensorSpan<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TBox : unmanaged, IFloatingPointIeee754<TBox> => RoiDoor.Into(PreparedRoiPool(grid), x, regions, destination, options);

    /// <summary><c>y[r, c, i, j] = max { x[b(r), c, k] : k ∈ bin (i, j) of region r }</c>: RoIPool, IEEE 754-2019 maximum; a bin without an element gives 0.</summary>
    /// <typeparam name="T">float, double or Half. Coordinates, weights and totals are float, for double elements double.</typeparam>
    /// <typeparam name="TBox">The type of the boxes' coordinates.</typeparam>
    /// <param name="x">The feature maps, dense and row-major; never changed.</param>
    /// <param name="shape">Their extents, <c>[batch, channel, height, width]</c> or with channels last.</param>
    /// <param name="regions">The boxes, and the maps they are on.</param>
    /// <param name="grid">The bins, and the scale of coordinates.</param>
    /// <param name="destination">The result; every element is written. Must overlap neither maps nor regions.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <remarks>The bits of <see cref="Reference.RoiPool{T}"/>, which says how edges are rounded. Elsewhere: <c>torchvision.ops.roi_pool</c> and ONNX's <c>MaxRoiPool</c>. NaN wins, +0 &gt; −0; a NaN result has the bits of <c>T.NaN</c>.</remarks>
    /// <example><c>[1, 2, 3, 4]</c> as one row, <c>Regions.Of([0f, 0, 3, 0], [0])</c>, <c>RoiGrid.Of(1, 2)</c> gives <c>[2, 4]</c>.</example>
    /// <seealso href="https://onnx.ai/onnx/operators/onnx__MaxRoiPool.html"/>
    /// <seealso href="https://docs.pytorch.org/vision/stable/generated/torchvision.ops.roi_pool.html"/>
    /// <exception cref="ArgumentException">A shape, a grid, a region or an option is impossible; the message names the value and the rule, and nothing is written. A region is: on a map that does not exist, not finite, or, scaled, beyond ±2²⁴.</exception>
    public static void RoiPool<T, TBox>(ReadOnlySpan<T> x, ReadOnlySpan<nint> shape, Regions<TBox> regions, RoiGrid grid, Span<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TBox : unmanaged, IFloatingPointIeee754<TBox> => RoiDoor.Prepare<T>(PreparedRoiPool(grid), shape, options, nameof(shape)).Run(x, regions, destination);

    /// <summary>Checks and prepares a <c>RoiPool</c> once, to run on maps of one shape and any regions without allocating.</summary>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="grid">The bins, and the scale of coordinates.</param>
    /// <param name="shape">The extents of the maps, <c>[batch, channel, height, width]</c> or with channels last.</param>
    /// <param name="options">Layout and threads; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="ArgumentException">The grid, the shape or another argument is impossible; the message names the value and the rule.</exception>
    /// <example><c>Pool.CompileRoiPool&lt;float&gt;(RoiGrid.Of(7, 7), [1, 512, 38, 50]).OutputShape(300)</c> is <c>[300, 512, 7, 7]</c>.</example>
    public static RoiPlan<T> CompileRoiPool<T>(RoiGrid grid, ReadOnlySpan<nint> shape, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => RoiDoor.Prepare<T>(PreparedRoiPool(grid), shape, options, nameof(shape));

    private static MaxMethod PreparedRoiPool(RoiGrid grid)
    {
        ArgumentNullException.ThrowIfNull(grid);
        return new(grid);
    }
}
