using System.Numerics;
using System.Numerics.Tensors;
using PoolFunctional.Engine.RegionsOfInterest;

namespace PoolFunctional;

public static partial class Pool
{
    /// <summary><c>y[r, c, i, j] = mean { x[b(r), (c·height + i)·width + j] interpolated at the samples of bin (i, j) of region r }</c>: RoIAlign with channels of its own for every bin.</summary>
    /// <typeparam name="T">float, double or Half. Coordinates, weights and totals are float, for double elements double.</typeparam>
    /// <typeparam name="TBox">The type of the boxes' coordinates.</typeparam>
    /// <param name="x">The feature maps, <c>[batch, channel, height, width]</c> or with channels last; never changed.</param>
    /// <param name="regions">The boxes, and the maps they are on.</param>
    /// <param name="grid">The bins, and the scale of coordinates.</param>
    /// <param name="sampling">How many samples a bin gets; <see cref="RoiSampling.Adaptive"/> if omitted.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result, <c>[region, channel, bin height, bin width]</c> or with channels last.</returns>
    /// <remarks>The bits of <see cref="Reference.PositionSensitiveRoiAlign{T}"/>. Elsewhere: <c>torchvision.ops.ps_roi_align</c>, which gives NaN for an empty box with adaptive sampling where this gives 0; ONNX has none. A NaN result has the bits of <c>T.NaN</c>.</remarks>
    /// <example>Two channels that are 1 and 2 everywhere, <c>RoiGrid.Of(1, 2)</c>, give one channel <c>[1, 2]</c>.</example>
    /// <seealso href="https://docs.pytorch.org/vision/stable/generated/torchvision.ops.ps_roi_align.html"/>
    /// <exception cref="ArgumentException">A shape (channels must be a multiple of the bins), a grid, a region or an option is impossible; the message names the value and the rule, and nothing is written. A region is: on a map that does not exist, not finite, or, scaled, beyond ±2²⁴.</exception>
    public static Tensor<T> PositionSensitiveRoiAlign<T, TBox>(Tensor<T> x, Regions<TBox> regions, RoiGrid grid, RoiSampling? sampling = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TBox : unmanaged, IFloatingPointIeee754<TBox> => RoiDoor.Allocating(PreparedPositionSensitiveRoiAlign(grid, sampling), Checked(x), regions, options);

    /// <inheritdoc cref="PositionSensitiveRoiAlign{T, TBox}(Tensor{T}, Regions{TBox}, RoiGrid, RoiSampling, PoolOptions)"/>
    public static Tensor<T> PositionSensitiveRoiAlign<T, TBox>(in TensorSpan<T> x, Regions<TBox> regions, RoiGrid grid, RoiSampling? sampling = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TBox : unmanaged, IFloatingPointIeee754<TBox> => RoiDoor.Allocating<T, TBox>(PreparedPositionSensitiveRoiAlign(grid, sampling), x, regions, options);

    /// <inheritdoc cref="PositionSensitiveRoiAlign{T, TBox}(Tensor{T}, Regions{TBox}, RoiGrid, RoiSampling, PoolOptions)"/>
    public static Tensor<T> PositionSensitiveRoiAlign<T, TBox>(in ReadOnlyTensorSpan<T> x, Regions<TBox> regions, RoiGrid grid, RoiSampling? sampling = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TBox : unmanaged, IFloatingPointIeee754<TBox> => RoiDoor.Allocating(PreparedPositionSensitiveRoiAlign(grid, sampling), x, regions, options);

    /// <summary><c>y[r, c, i, j] = mean { x[b(r), (c·height + i)·width + j] interpolated at the samples of bin (i, j) of region r }</c>: RoIAlign with channels of its own for every bin.</summary>
    /// <typeparam name="T">float, double or Half. Coordinates, weights and totals are float, for double elements double.</typeparam>
    /// <typeparam name="TBox">The type of the boxes' coordinates.</typeparam>
    /// <param name="x">The feature maps, <c>[batch, channel, height, width]</c> or with channels last; never changed.</param>
    /// <param name="regions">The boxes, and the maps they are on.</param>
    /// <param name="grid">The bins, and the scale of coordinates.</param>
    /// <param name="destination">The result; every element is written. Must overlap neither maps nor regions.</param>
    /// <param name="sampling">How many samples a bin gets; <see cref="RoiSampling.Adaptive"/> if omitted.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <remarks>The bits of <see cref="Reference.PositionSensitiveRoiAlign{T}"/>. Elsewhere: <c>torchvision.ops.ps_roi_align</c>, which gives NaN for an empty box with adaptive sampling where this gives 0; ONNX has none. A NaN result has the bits of <c>T.NaN</c>.</remarks>
    /// <example>Two channels that are 1 and 2 everywhere, <c>RoiGrid.Of(1, 2)</c>, give one channel <c>[1, 2]</c>.</example>
    /// <seealso href="https://docs.pytorch.org/vision/stable/generated/torchvision.ops.ps_roi_align.html"/>
    /// <exception cref="ArgumentException">A shape (channels must be a multiple of the bins), a grid, a region or an option is impossible; the message names the value and the rule, and nothing is written. A region is: on a map that does not exist, not finite, or, scaled, beyond ±2²⁴.</exception>
    public static void PositionSensitiveRoiAlign<T, TBox>(Tensor<T> x, Regions<TBox> regions, RoiGrid grid, in TensorSpan<T> destination, RoiSampling? sampling = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TBox : unmanaged, IFloatingPointIeee754<TBox> => RoiDoor.Into(PreparedPositionSensitiveRoiAlign(grid, sampling), Checked(x), regions, destination, options);

    /// <inheritdoc cref="PositionSensitiveRoiAlign{T, TBox}(Tensor{T}, Regions{TBox}, RoiGrid, in TensorSpan{T}, RoiSampling, PoolOptions)"/>
    public static void PositionSensitiveRoiAlign<T, TBox>(in TensorSpan<T> x, Regions<TBox> regions, RoiGrid grid, in TensorSpan<T> destination, RoiSampling? sampling = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TBox : unmanaged, IFloatingPointIeee754<TBox> => RoiDoor.Into(PreparedPositionSensitiveRoiAlign(grid, sampling), x, regions, destination, options);

    /// <inheritdoc cref="PositionSensitiveRoiAlign{T, TBox}(Tensor{T}, Regions{TBox}, RoiGrid, in TensorSpan{T}, RoiSampling, PoolOptions)"/>
    public static void PositionSensitiveRoiAlign<T, TBox>(in ReadOnlyTensorSpan<T> x, Regions<TBox> regions, RoiGrid grid, in TensorSpan<T> destination, RoiSampling? sampling = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TBox : unmanaged, IFloatingPointIeee754<TBox> => RoiDoor.Into(PreparedPositionSensitiveRoiAlign(grid, sampling), x, regions, destination, options);

    /// <summary><c>y[r, c, i, j] = mean { x[b(r), (c·height + i)·width + j] interpolated at the samples of bin (i, j) of region r }</c>: RoIAlign with channels of its own for every bin.</summary>
    /// <typeparam name="T">float, double or Half. Coordinates, weights and totals are float, for double elements double.</typeparam>
    /// <typeparam name="TBox">The type of the boxes' coordinates.</typeparam>
    /// <param name="x">The feature maps, dense and row-major; never changed.</param>
    /// <param name="shape">Their extents, <c>[batch, channel, height, width]</c> or with channels last.</param>
    /// <param name="regions">The boxes, and the maps they are on.</param>
    /// <param name="grid">The bins, and the scale of coordinates.</param>
    /// <param name="destination">The result; every element is written. Must overlap neither maps nor regions.</param>
    /// <param name="sampling">How many samples a bin gets; <see cref="RoiSampling.Adaptive"/> if omitted.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <remarks>The bits of <see cref="Reference.PositionSensitiveRoiAlign{T}"/>. Elsewhere: <c>torchvision.ops.ps_roi_align</c>, which gives NaN for an empty box with adaptive sampling where this gives 0; ONNX has none. A NaN result has the bits of <c>T.NaN</c>.</remarks>
    /// <example>Two channels that are 1 and 2 everywhere, <c>RoiGrid.Of(1, 2)</c>, give one channel <c>[1, 2]</c>.</example>
    /// <seealso href="https://docs.pytorch.org/vision/stable/generated/torchvision.ops.ps_roi_align.html"/>
    /// <exception cref="ArgumentException">A shape (channels must be a multiple of the bins), a grid, a region or an option is impossible; the message names the value and the rule, and nothing is written. A region is: on a map that does not exist, not finite, or, scaled, beyond ±2²⁴.</exception>
    public static void PositionSensitiveRoiAlign<T, TBox>(ReadOnlySpan<T> x, ReadOnlySpan<nint> shape, Regions<TBox> regions, RoiGrid grid, Span<T> destination, RoiSampling? sampling = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TBox : unmanaged, IFloatingPointIeee754<TBox> => RoiDoor.Prepare<T>(PreparedPositionSensitiveRoiAlign(grid, sampling), shape, options, nameof(shape)).Run(x, regions, destination);

    /// <summary>Checks and prepares a <c>PositionSensitiveRoiAlign</c> once, to run on maps of one shape and any regions without allocating.</summary>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="grid">The bins, and the scale of coordinates.</param>
    /// <param name="shape">The extents of the maps, <c>[batch, channel, height, width]</c> or with channels last.</param>
    /// <param name="sampling">How many samples a bin gets; <see cref="RoiSampling.Adaptive"/> if omitted.</param>
    /// <param name="options">Layout and threads; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="ArgumentException">The grid, the shape or another argument is impossible; the message names the value and the rule.</exception>
    /// <example><c>Pool.CompilePositionSensitiveRoiAlign&lt;float&gt;(RoiGrid.Of(7, 7), [1, 490, 38, 50]).OutputShape(300)</c> is <c>[300, 10, 7, 7]</c>.</example>
    public static RoiPlan<T> CompilePositionSensitiveRoiAlign<T>(RoiGrid grid, ReadOnlySpan<nint> shape, RoiSampling? sampling = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => RoiDoor.Prepare<T>(PreparedPositionSensitiveRoiAlign(grid, sampling), shape, options, nameof(shape));

    private static PositionSensitiveAlignMethod PreparedPositionSensitiveRoiAlign(RoiGrid grid, RoiSampling? sampling)
    {
        ArgumentNullException.ThrowIfNull(grid);
        return new(grid, sampling ?? RoiSampling.Adaptive);
    }
}
