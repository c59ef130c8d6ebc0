using System.Numerics;
using System.Numerics.Tensors;
using PoolFunctional.Engine.RegionsOfInterest;

namespace PoolFunctional;

public static partial class Pool
{
    /// <summary><c>y[r, c, i, j] = reduce { x[b(r), c] interpolated at the samples of bin (i, j) of region r }</c>: RoIAlign.</summary>
    /// <typeparam name="T">float, double or Half. Coordinates, weights and totals are float, for double elements double.</typeparam>
    /// <typeparam name="TBox">The type of the boxes' coordinates.</typeparam>
    /// <param name="x">The feature maps, <c>[batch, channel, height, width]</c> or with channels last; never changed.</param>
    /// <param name="regions">The boxes, and the maps they are on.</param>
    /// <param name="grid">The bins, and the scale of coordinates.</param>
    /// <param name="sampling">How many samples a bin gets; <see cref="RoiSampling.Adaptive"/> if omitted.</param>
    /// <param name="reduction">How samples become one value; <see cref="RoiReduction.Average"/> if omitted.</param>
    /// <param name="convention">Where the elements lie; <see cref="PixelConvention.HalfPixel"/> if omitted.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result, <c>[region, channel, bin height, bin width]</c> or with channels last.</returns>
    /// <remarks>The bits of <see cref="Reference.RoiAlign{T}"/>. Elsewhere: <c>torchvision.ops.roi_align</c> (its <c>aligned=True</c> is the default convention here, its default there is <see cref="PixelConvention.Unshifted"/>) and ONNX's <c>RoiAlign</c>, whose <c>mode="max"</c> is <see cref="RoiReduction.WeightedMax"/>. A NaN or an infinity beside a sample makes the bin NaN or infinite, a NaN with the bits of <c>T.NaN</c>. A bin without a sample inside the map gives 0.</remarks>
    /// <example>A ramp 1 … 16 of 4 × 4, <c>Regions.Of([0f, 0, 3, 3], [0])</c>, <c>RoiGrid.Of(2, 2)</c>, <c>RoiSampling.PerBin(2)</c> gives <c>[2.5625, 4, 8.3125, 9.75]</c>.</example>
    /// <seealso href="https://onnx.ai/onnx/operators/onnx__RoiAlign.html"/>
    /// <seealso href="https://docs.pytorch.org/vision/stable/generated/torchvision.ops.roi_align.html"/>
    /// <exception cref="ArgumentException">A shape, a grid, a region or an option is impossible; the message names the value and the rule, and nothing is written. A region is: on a map that does not exist, not finite, or, scaled, beyond ±2²⁴.</exception>
    public static Tensor<T> RoiAlign<T, TBox>(Tensor<T> x, Regions<TBox> regions, RoiGrid grid, RoiSampling? sampling = null, RoiReduction? reduction = null, PixelConvention? convention = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TBox : unmanaged, IFloatingPointIeee754<TBox> => RoiDoor.Allocating(PreparedRoiAlign(grid, sampling, reduction, convention), Checked(x), regions, options);

    /// <inheritdoc cref="RoiAlign{T, TBox}(Tensor{T}, Regions{TBox}, RoiGrid, RoiSampling, RoiReduction, PixelConvention, PoolOptions)"/>
    public static Tensor<T> RoiAlign<T, TBox>(in TensorSpan<T> x, Regions<TBox> regions, RoiGrid grid, RoiSampling? sampling = null, RoiReduction? reduction = null, PixelConvention? convention = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TBox : unmanaged, IFloatingPointIeee754<TBox> => RoiDoor.Allocating<T, TBox>(PreparedRoiAlign(grid, sampling, reduction, convention), x, regions, options);

    /// <inheritdoc cref="RoiAlign{T, TBox}(Tensor{T}, Regions{TBox}, RoiGrid, RoiSampling, RoiReduction, PixelConvention, PoolOptions)"/>
    public static Tensor<T> RoiAlign<T, TBox>(in ReadOnlyTensorSpan<T> x, Regions<TBox> regions, RoiGrid grid, RoiSampling? sampling = null, RoiReduction? reduction = null, PixelConvention? convention = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TBox : unmanaged, IFloatingPointIeee754<TBox> => RoiDoor.Allocating(PreparedRoiAlign(grid, sampling, reduction, convention), x, regions, options);

    /// <summary><c>y[r, c, i, j] = reduce { x[b(r), c] interpolated at the samples of bin (i, j) of region r }</c>: RoIAlign.</summary>
    /// <typeparam name="T">float, double or Half. Coordinates, weights and totals are float, for double elements double.</typeparam>
    /// <typeparam name="TBox">The type of the boxes' coordinates.</typeparam>
    /// <param name="x">The feature maps, <c>[batch, channel, height, width]</c> or with channels last; never changed.</param>
    /// <param name="regions">The boxes, and the maps they are on.</param>
    /// <param name="grid">The bins, and the scale of coordinates.</param>
    /// <param name="destination">The result; every element is written. Must overlap neither maps nor regions.</param>
    /// <param name="sampling">How many samples a bin gets; <see cref="RoiSampling.Adaptive"/> if omitted.</param>
    /// <param name="reduction">How samples become one value; <see cref="RoiReduction.Average"/> if omitted.</param>
    /// <param name="convention">Where the elements lie; <see cref="PixelConvention.HalfPixel"/> if omitted.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <remarks>The bits of <see cref="Reference.RoiAlign{T}"/>. Elsewhere: <c>torchvision.ops.roi_align</c> (its <c>aligned=True</c> is the default convention here, its default there is <see cref="PixelConvention.Unshifted"/>) and ONNX's <c>RoiAlign</c>, whose <c>mode="max"</c> is <see cref="RoiReduction.WeightedMax"/>. A NaN or an infinity beside a sample makes the bin NaN or infinite, a NaN with the bits of <c>T.NaN</c>. A bin without a sample inside the map gives 0.</remarks>
    /// <example>A ramp 1 … 16 of 4 × 4, <c>Regions.Of([0f, 0, 3, 3], [0])</c>, <c>RoiGrid.Of(2, 2)</c>, <c>RoiSampling.PerBin(2)</c> gives <c>[2.5625, 4, 8.3125, 9.75]</c>.</example>
    /// <seealso href="https://onnx.ai/onnx/operators/onnx__RoiAlign.html"/>
    /// <seealso href="https://docs.pytorch.org/vision/stable/generated/torchvision.ops.roi_align.html"/>
    /// <exception cref="ArgumentException">A shape, a grid, a region or an option is impossible; the message names the value and the rule, and nothing is written. A region is: on a map that does not exist, not finite, or, scaled, beyond ±2²⁴.</exception>
    public static void RoiAlign<T, TBox>(Tensor<T> x, Regions<TBox> regions, RoiGrid grid, in TensorSpan<T> destination, RoiSampling? sampling = null, RoiReduction? reduction = null, PixelConvention? convention = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TBox : unmanaged, IFloatingPointIeee754<TBox> => RoiDoor.Into(PreparedRoiAlign(grid, sampling, reduction, convention), Checked(x), regions, destination, options);

    /// <inheritdoc cref="RoiAlign{T, TBox}(Tensor{T}, Regions{TBox}, RoiGrid, in TensorSpan{T}, RoiSampling, RoiReduction, PixelConvention, PoolOptions)"/>
    public static void RoiAlign<T, TBox>(in TensorSpan<T> x, Regions<TBox> regions, RoiGrid grid, in TensorSpan<T> destination, RoiSampling? sampling = null, RoiReduction? reduction = null, PixelConvention? convention = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TBox : unmanaged, IFloatingPointIeee754<TBox> => RoiDoor.Into(PreparedRoiAlign(grid, sampling, reduction, convention), x, regions, destination, options);

    /// <inheritdoc cref="RoiAlign{T, TBox}(Tensor{T}, Regions{TBox}, RoiGrid, in TensorSpan{T}, RoiSampling, RoiReduction, PixelConvention, PoolOptions)"/>
    public static void RoiAlign<T, TBox>(in ReadOnlyTensorSpan<T> x, Regions<TBox> regions, RoiGrid grid, in TensorSpan<T> destination, RoiSampling? sampling = null, RoiReduction? reduction = null, PixelConvention? convention = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TBox : unmanaged, IFloatingPointIeee754<TBox> => RoiDoor.Into(PreparedRoiAlign(grid, sampling, reduction, convention), x, regions, destination, options);

    /// <summary><c>y[r, c, i, j] = reduce { x[b(r), c] interpolated at the samples of bin (i, j) of region r }</c>: RoIAlign.</summary>
    /// <typeparam name="T">float, double or Half. Coordinates, weights and totals are float, for double elements double.</typeparam>
    /// <typeparam name="TBox">The type of the boxes' coordinates.</typeparam>
    /// <param name="x">The feature maps, dense and row-major; never changed.</param>
    /// <param name="shape">Their extents, <c>[batch, channel, height, width]</c> or with channels last.</param>
    /// <param name="regions">The boxes, and the maps they are on.</param>
    /// <param name="grid">The bins, and the scale of coordinates.</param>
    /// <param name="destination">The result; every element is written. Must overlap neither maps nor regions.</param>
    /// <param name="sampling">How many samples a bin gets; <see cref="RoiSampling.Adaptive"/> if omitted.</param>
    /// <param name="reduction">How samples become one value; <see cref="RoiReduction.Average"/> if omitted.</param>
    /// <param name="convention">Where the elements lie; <see cref="PixelConvention.HalfPixel"/> if omitted.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <remarks>The bits of <see cref="Reference.RoiAlign{T}"/>. Elsewhere: <c>torchvision.ops.roi_align</c> (its <c>aligned=True</c> is the default convention here, its default there is <see cref="PixelConvention.Unshifted"/>) and ONNX's <c>RoiAlign</c>, whose <c>mode="max"</c> is <see cref="RoiReduction.WeightedMax"/>. A NaN or an infinity beside a sample makes the bin NaN or infinite, a NaN with the bits of <c>T.NaN</c>. A bin without a sample inside the map gives 0.</remarks>
    /// <example>A ramp 1 … 16 of 4 × 4, <c>Regions.Of([0f, 0, 3, 3], [0])</c>, <c>RoiGrid.Of(2, 2)</c>, <c>RoiSampling.PerBin(2)</c> gives <c>[2.5625, 4, 8.3125, 9.75]</c>.</example>
    /// <seealso href="https://onnx.ai/onnx/operators/onnx__RoiAlign.html"/>
    /// <seealso href="https://docs.pytorch.org/vision/stable/generated/torchvision.ops.roi_align.html"/>
    /// <exception cref="ArgumentException">A shape, a grid, a region or an option is impossible; the message names the value and the rule, and nothing is written. A region is: on a map that does not exist, not finite, or, scaled, beyond ±2²⁴.</exception>
    public static void RoiAlign<T, TBox>(ReadOnlySpan<T> x, ReadOnlySpan<nint> shape, Regions<TBox> regions, RoiGrid grid, Span<T> destination, RoiSampling? sampling = null, RoiReduction? reduction = null, PixelConvention? convention = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TBox : unmanaged, IFloatingPointIeee754<TBox> => RoiDoor.Prepare<T>(PreparedRoiAlign(grid, sampling, reduction, convention), shape, options, nameof(shape)).Run(x, regions, destination);

    /// <summary>Checks and prepares a <c>RoiAlign</c> once, to run on maps of one shape and any regions without allocating.</summary>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="grid">The bins, and the scale of coordinates.</param>
    /// <param name="shape">The extents of the maps, <c>[batch, channel, height, width]</c> or with channels last.</param>
    /// <param name="sampling">How many samples a bin gets; <see cref="RoiSampling.Adaptive"/> if omitted.</param>
    /// <param name="reduction">How samples become one value; <see cref="RoiReduction.Average"/> if omitted.</param>
    /// <param name="convention">Where the elements lie; <see cref="PixelConvention.HalfPixel"/> if omitted.</param>
    /// <param name="options">Layout and threads; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="ArgumentException">The grid, the shape or another argument is impossible; the message names the value and the rule.</exception>
    /// <example><c>Pool.CompileRoiAlign&lt;float&gt;(RoiGrid.Of(7, 7, 1.0 / 16), [1, 256, 50, 68], RoiSampling.PerBin(2)).OutputShape(1000)</c> is <c>[1000, 256, 7, 7]</c>.</example>
    public static RoiPlan<T> CompileRoiAlign<T>(RoiGrid grid, ReadOnlySpan<nint> shape, RoiSampling? sampling = null, RoiReduction? reduction = null, PixelConvention? convention = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => RoiDoor.Prepare<T>(PreparedRoiAlign(grid, sampling, reduction, convention), shape, options, nameof(shape));

    private static AlignMethod PreparedRoiAlign(RoiGrid grid, RoiSampling? sampling, RoiReduction? reduction, PixelConvention? convention)
    {
        ArgumentNullException.ThrowIfNull(grid);
        return new(grid, sampling ?? RoiSampling.Adaptive, reduction ?? RoiReduction.Average, convention ?? PixelConvention.HalfPixel);
    }
}
