using System.Numerics;
using System.Numerics.Tensors;

namespace PoolFunctional;

public static partial class Pool
{
    /// <summary>The gradient of <c>RoiAlign</c> with respect to the maps: <c>∂L/∂x[b, c, k] = Σ ∂L/∂y[r, c, i, j] · ∂y[r, c, i, j]/∂x[b, c, k]</c> over the bins that see k.</summary>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <typeparam name="TBox">The type of the boxes' coordinates.</typeparam>
    /// <param name="outputGradient">∂L/∂y, <c>[region, channel, bin height, bin width]</c> or with channels last.</param>
    /// <param name="x">The feature maps, <c>[batch, channel, height, width]</c> or with channels last; never changed.</param>
    /// <param name="regions">The boxes, and the maps they are on.</param>
    /// <param name="grid">The bins, and the scale of coordinates.</param>
    /// <param name="sampling">How many samples a bin gets; <see cref="RoiSampling.Adaptive"/> if omitted.</param>
    /// <param name="reduction">How samples become one value; <see cref="RoiReduction.Average"/> if omitted.</param>
    /// <param name="convention">Where the elements lie; <see cref="PixelConvention.HalfPixel"/> if omitted.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>∂L/∂x, of the shape of the maps.</returns>
    /// <remarks>The bits of <see cref="Reference.RoiAlignBackward{T}"/>, which says in which order shares are added. An average of n samples gives each of a sample's four elements <c>w·(g/n)</c>. A maximum gives <c>w·g</c> to those of the first sample that attains it, a weighted maximum to the one element whose product does first; where several attain it there is no derivative, and this is one of the subgradients. An element that no bin sees gets 0. A NaN or an infinity in a gradient spreads to all elements beside its samples. With respect to the boxes there is no gradient.</remarks>
    /// <example>Gradient <c>[4]</c> of the average over 2 × 2 elements, box (0, 0, 2, 2), <c>RoiGrid.Of(1, 1)</c>, <c>RoiSampling.PerBin(1)</c>, gives each of them 1.</example>
    /// <exception cref="ArgumentException">A shape, a grid, a region or an option is impossible, or memory overlaps; the message names the value and the rule, and nothing is written.</exception>
    public static Tensor<T> RoiAlignBackward<T, TBox>(Tensor<T> outputGradient, Tensor<T> x, Regions<TBox> regions, RoiGrid grid, RoiSampling? sampling = null, RoiReduction? reduction = null, PixelConvention? convention = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TBox : unmanaged, IFloatingPointIeee754<TBox> =>
        RoiAlignBackward(Checked(outputGradient, nameof(outputGradient)), Checked(x), regions, grid, sampling, reduction, convention, options);

    /// <inheritdoc cref="RoiAlignBackward{T, TBox}(Tensor{T}, Tensor{T}, Regions{TBox}, RoiGrid, RoiSampling, RoiReduction, PixelConvention, PoolOptions)"/>
    public static Tensor<T> RoiAlignBackward<T, TBox>(
        in ReadOnlyTensorSpan<T> outputGradient, in ReadOnlyTensorSpan<T> x, Regions<TBox> regions, RoiGrid grid, RoiSampling? sampling = null, RoiReduction? reduction = null, PixelConvention? convention = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TBox : unmanaged, IFloatingPointIeee754<TBox> =>
        RoiDoor.AllocatingBackward(PreparedRoiAlign(grid, sampling, reduction, convention), outputGradient, x, x.Lengths, regions, null, options, nameof(x));

    /// <summary>The gradient of <c>RoiAlign</c> with respect to the maps: <c>∂L/∂x[b, c, k] = Σ ∂L/∂y[r, c, i, j] · ∂y[r, c, i, j]/∂x[b, c, k]</c> over the bins that see k.</summary>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <typeparam name="TBox">The type of the boxes' coordinates.</typeparam>
    /// <param name="outputGradient">∂L/∂y, <c>[region, channel, bin height, bin width]</c> or with channels last.</param>
    /// <param name="x">The feature maps, <c>[batch, channel, height, width]</c> or with channels last; never changed.</param>
    /// <param name="regions">The boxes, and the maps they are on.</param>
    /// <param name="grid">The bins, and the scale of coordinates.</param>
    /// <param name="inputGradient">∂L/∂x, of the shape of the maps; must overlap nothing else of the call.</param>
    /// <param name="sampling">How many samples a bin gets; <see cref="RoiSampling.Adaptive"/> if omitted.</param>
    /// <param name="reduction">How samples become one value; <see cref="RoiReduction.Average"/> if omitted.</param>
    /// <param name="convention">Where the elements lie; <see cref="PixelConvention.HalfPixel"/> if omitted.</param>
    /// <param name="writing">Whether the gradient replaces what <paramref name="inputGradient"/> holds, or is added to it.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <remarks>The bits of <see cref="Reference.RoiAlignBackward{T}"/>, which says in which order shares are added. An average of n samples gives each of a sample's four elements <c>w·(g/n)</c>. A maximum gives <c>w·g</c> to those of the first sample that attains it, a weighted maximum to the one element whose product does first; where several attain it there is no derivative, and this is one of the subgradients. An element that no bin sees gets 0. A NaN or an infinity in a gradient spreads to all elements beside its samples. With respect to the boxes there is no gradient.</remarks>
    /// <example>Gradient <c>[4]</c> of the average over 2 × 2 elements, box (0, 0, 2, 2), <c>RoiGrid.Of(1, 1)</c>, <c>RoiSampling.PerBin(1)</c>, gives each of them 1.</example>
    /// <exception cref="ArgumentException">A shape, a grid, a region or an option is impossible, or memory overlaps; the message names the value and the rule, and nothing is written.</exception>
    public static void RoiAlignBackward<T, TBox>(
        Tensor<T> outputGradient, Tensor<T> x, Regions<TBox> regions, RoiGrid grid, in TensorSpan<T> inputGradient, RoiSampling? sampling = null, RoiReduction? reduction = null, PixelConvention? convention = null, Writing writing = Writing.Overwrite, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TBox : unmanaged, IFloatingPointIeee754<TBox> =>
        RoiAlignBackward(Checked(outputGradient, nameof(outputGradient)), Checked(x), regions, grid, inputGradient, sampling, reduction, convention, writing, options);

    /// <inheritdoc cref="RoiAlignBackward{T, TBox}(Tensor{T}, Tensor{T}, Regions{TBox}, RoiGrid, in TensorSpan{T}, RoiSampling, RoiReduction, PixelConvention, Writing, PoolOptions)"/>
    public static void RoiAlignBackward<T, TBox>(
        in ReadOnlyTensorSpan<T> outputGradient, in ReadOnlyTensorSpan<T> x, Regions<TBox> regions, RoiGrid grid, in TensorSpan<T> inputGradient, RoiSampling? sampling = null, RoiReduction? reduction = null, PixelConvention? convention = null, Writing writing = Writing.Overwrite, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TBox : unmanaged, IFloatingPointIeee754<TBox> =>
        RoiDoor.Prepare<T>(PreparedRoiAlign(grid, sampling, reduction, convention), x.Lengths, options, nameof(x)).Backward(outputGradient, x, regions, inputGradient, null, writing);

    /// <summary>The gradient of <c>RoiAlign</c> with respect to the maps: <c>∂L/∂x[b, c, k] = Σ ∂L/∂y[r, c, i, j] · ∂y[r, c, i, j]/∂x[b, c, k]</c> over the bins that see k.</summary>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <typeparam name="TBox">The type of the boxes' coordinates.</typeparam>
    /// <param name="outputGradient">∂L/∂y, dense and row-major in <c>[region, channel, bin height, bin width]</c> or with channels last.</param>
    /// <param name="x">The feature maps, dense and row-major; may be empty for an average, whose gradient does not depend on them.</param>
    /// <param name="inputShape">Their extents, <c>[batch, channel, height, width]</c> or with channels last.</param>
    /// <param name="regions">The boxes, and the maps they are on.</param>
    /// <param name="grid">The bins, and the scale of coordinates.</param>
    /// <param name="inputGradient">∂L/∂x, dense and row-major, of the shape of the maps; must overlap nothing else of the call.</param>
    /// <param name="sampling">How many samples a bin gets; <see cref="RoiSampling.Adaptive"/> if omitted.</param>
    /// <param name="reduction">How samples become one value; <see cref="RoiReduction.Average"/> if omitted.</param>
    /// <param name="convention">Where the elements lie; <see cref="PixelConvention.HalfPixel"/> if omitted.</param>
    /// <param name="writing">Whether the gradient replaces what <paramref name="inputGradient"/> holds, or is added to it.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <remarks>The bits of <see cref="Reference.RoiAlignBackward{T}"/>, which says in which order shares are added. An average of n samples gives each of a sample's four elements <c>w·(g/n)</c>. A maximum gives <c>w·g</c> to those of the first sample that attains it, a weighted maximum to the one element whose product does first; where several attain it there is no derivative, and this is one of the subgradients. An element that no bin sees gets 0. A NaN or an infinity in a gradient spreads to all elements beside its samples. With respect to the boxes there is no gradient.</remarks>
    /// <example>Gradient <c>[4]</c> of the average over 2 × 2 elements, box (0, 0, 2, 2), <c>RoiGrid.Of(1, 1)</c>, <c>RoiSampling.PerBin(1)</c>, gives each of them 1.</example>
    /// <exception cref="ArgumentException">A shape, a grid, a region or an option is impossible, or memory overlaps; the message names the value and the rule, and nothing is written.</exception>
    public static void RoiAlignBackward<T, TBox>(
        ReadOnlySpan<T> outputGradient, ReadOnlySpan<T> x, ReadOnlySpan<nint> inputShape, Regions<TBox> regions, RoiGrid grid, Span<T> inputGradient, RoiSampling? sampling = null, RoiReduction? reduction = null, PixelConvention? convention = null, Writing writing = Writing.Overwrite, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TBox : unmanaged, IFloatingPointIeee754<TBox> =>
        RoiDoor.Prepare<T>(PreparedRoiAlign(grid, sampling, reduction, convention), inputShape, options, nameof(inputShape)).Backward(outputGradient, x, regions, inputGradient, null, writing);
}
