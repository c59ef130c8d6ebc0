using System.Numerics;
using System.Numerics.Tensors;

namespace PoolFunctional;

public static partial class Pool
{
    /// <summary>The gradient of <c>PositionSensitiveRoiPool</c> with respect to the maps: <c>∂L/∂x[b, (c·height + i)·width + j, k] = Σ ∂L/∂y[r, c, i, j] / n</c> over the bins that hold k among their n elements.</summary>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <typeparam name="TBox">The type of the boxes' coordinates.</typeparam>
    /// <param name="outputGradient">∂L/∂y, <c>[region, channel, bin height, bin width]</c> or with channels last.</param>
    /// <param name="inputShape">The extents of the maps, <c>[batch, channel, height, width]</c> or with channels last; what they hold does not matter.</param>
    /// <param name="regions">The boxes, and the maps they are on.</param>
    /// <param name="grid">The bins, and the scale of coordinates.</param>
    /// <param name="clip">What becomes of the part of a bin outside the map; <see cref="RoiClip.InBounds"/> if omitted.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>∂L/∂x, of the shape of the maps.</returns>
    /// <remarks>The bits of <see cref="Reference.PositionSensitiveRoiPoolBackward{T}"/>. The pooling is linear in the maps: it has this derivative everywhere, and its tangent is the pooling of the tangent. An element that no bin sees gets 0; so does the last row and column under <see cref="RoiClip.BeforeLast"/>, where torchvision's gradient differs from its own forward pass.</remarks>
    /// <example>Two channels of 1 × 4 elements, box (0, 0, 4, 1), <c>RoiGrid.Of(1, 2)</c>: gradient <c>[4, 8]</c> gives <c>[2, 2, 0, 0]</c> and <c>[0, 0, 4, 4]</c>.</example>
    /// <exception cref="ArgumentException">A shape, a grid, a region or an option is impossible, or memory overlaps; the message names the value and the rule, and nothing is written.</exception>
    public static Tensor<T> PositionSensitiveRoiPoolBackward<T, TBox>(Tensor<T> outputGradient, ReadOnlySpan<nint> inputShape, Regions<TBox> regions, RoiGrid grid, RoiClip? clip = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TBox : unmanaged, IFloatingPointIeee754<TBox> =>
        PositionSensitiveRoiPoolBackward(Checked(outputGradient, nameof(outputGradient)), inputShape, regions, grid, clip, options);

    /// <inheritdoc cref="PositionSensitiveRoiPoolBackward{T, TBox}(Tensor{T}, ReadOnlySpan{nint}, Regions{TBox}, RoiGrid, RoiClip, PoolOptions)"/>
    public static Tensor<T> PositionSensitiveRoiPoolBackward<T, TBox>(in ReadOnlyTensorSpan<T> outputGradient, ReadOnlySpan<nint> inputShape, Regions<TBox> regions, RoiGrid grid, RoiClip? clip = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TBox : unmanaged, IFloatingPointIeee754<TBox> =>
        RoiDoor.AllocatingBackward(PreparedPositionSensitiveRoiPool(grid, clip), outputGradient, default, inputShape, regions, null, options, nameof(inputShape));

    /// <summary>The gradient of <c>PositionSensitiveRoiPool</c> with respect to the maps: <c>∂L/∂x[b, (c·height + i)·width + j, k] = Σ ∂L/∂y[r, c, i, j] / n</c> over the bins that hold k among their n elements.</summary>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <typeparam name="TBox">The type of the boxes' coordinates.</typeparam>
    /// <param name="outputGradient">∂L/∂y, <c>[region, channel, bin height, bin width]</c> or with channels last.</param>
    /// <param name="regions">The boxes, and the maps they are on.</param>
    /// <param name="grid">The bins, and the scale of coordinates.</param>
    /// <param name="inputGradient">∂L/∂x, <c>[batch, channel, height, width]</c> or with channels last: its shape is that of the maps; must overlap nothing else of the call.</param>
    /// <param name="clip">What becomes of the part of a bin outside the map; <see cref="RoiClip.InBounds"/> if omitted.</param>
    /// <param name="writing">Whether the gradient replaces what <paramref name="inputGradient"/> holds, or is added to it.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <remarks>The bits of <see cref="Reference.PositionSensitiveRoiPoolBackward{T}"/>. The pooling is linear in the maps: it has this derivative everywhere, and its tangent is the pooling of the tangent. An element that no bin sees gets 0; so does the last row and column under <see cref="RoiClip.BeforeLast"/>, where torchvision's gradient differs from its own forward pass.</remarks>
    /// <example>Two channels of 1 × 4 elements, box (0, 0, 4, 1), <c>RoiGrid.Of(1, 2)</c>: gradient <c>[4, 8]</c> gives <c>[2, 2, 0, 0]</c> and <c>[0, 0, 4, 4]</c>.</example>
    /// <exception cref="ArgumentException">A shape, a grid, a region or an option is impossible, or memory overlaps; the message names the value and the rule, and nothing is written.</exception>
    public static void PositionSensitiveRoiPoolBackward<T, TBox>(
        Tensor<T> outputGradient, Regions<TBox> regions, RoiGrid grid, in TensorSpan<T> inputGradient, RoiClip? clip = null, Writing writing = Writing.Overwrite, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TBox : unmanaged, IFloatingPointIeee754<TBox> =>
        PositionSensitiveRoiPoolBackward(Checked(outputGradient, nameof(outputGradient)), regions, grid, inputGradient, clip, writing, options);

    /// <inheritdoc cref="PositionSensitiveRoiPoolBackward{T, TBox}(Tensor{T}, Regions{TBox}, RoiGrid, in TensorSpan{T}, RoiClip, Writing, PoolOptions)"/>
    public static void PositionSensitiveRoiPoolBackward<T, TBox>(
        in ReadOnlyTensorSpan<T> outputGradient, Regions<TBox> regions, RoiGrid grid, in TensorSpan<T> inputGradient, RoiClip? clip = null, Writing writing = Writing.Overwrite, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TBox : unmanaged, IFloatingPointIeee754<TBox> =>
        RoiDoor.Prepare<T>(PreparedPositionSensitiveRoiPool(grid, clip), inputGradient.Lengths, options, nameof(inputGradient)).Backward(outputGradient, default, regions, inputGradient, null, writing);

    /// <summary>The gradient of <c>PositionSensitiveRoiPool</c> with respect to the maps: <c>∂L/∂x[b, (c·height + i)·width + j, k] = Σ ∂L/∂y[r, c, i, j] / n</c> over the bins that hold k among their n elements.</summary>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <typeparam name="TBox">The type of the boxes' coordinates.</typeparam>
    /// <param name="outputGradient">∂L/∂y, dense and row-major in <c>[region, channel, bin height, bin width]</c> or with channels last.</param>
    /// <param name="inputShape">The extents of the maps, <c>[batch, channel, height, width]</c> or with channels last; what they hold does not matter.</param>
    /// <param name="regions">The boxes, and the maps they are on.</param>
    /// <param name="grid">The bins, and the scale of coordinates.</param>
    /// <param name="inputGradient">∂L/∂x, dense and row-major, of the shape of the maps; must overlap nothing else of the call.</param>
    /// <param name="clip">What becomes of the part of a bin outside the map; <see cref="RoiClip.InBounds"/> if omitted.</param>
    /// <param name="writing">Whether the gradient replaces what <paramref name="inputGradient"/> holds, or is added to it.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <remarks>The bits of <see cref="Reference.PositionSensitiveRoiPoolBackward{T}"/>. The pooling is linear in the maps: it has this derivative everywhere, and its tangent is the pooling of the tangent. An element that no bin sees gets 0; so does the last row and column under <see cref="RoiClip.BeforeLast"/>, where torchvision's gradient differs from its own forward pass.</remarks>
    /// <example>Two channels of 1 × 4 elements, box (0, 0, 4, 1), <c>RoiGrid.Of(1, 2)</c>: gradient <c>[4, 8]</c> gives <c>[2, 2, 0, 0]</c> and <c>[0, 0, 4, 4]</c>.</example>
    /// <exception cref="ArgumentException">A shape, a grid, a region or an option is impossible, or memory overlaps; the message names the value and the rule, and nothing is written.</exception>
    public static void PositionSensitiveRoiPoolBackward<T, TBox>(
        ReadOnlySpan<T> outputGradient, ReadOnlySpan<nint> inputShape, Regions<TBox> regions, RoiGrid grid, Span<T> inputGradient, RoiClip? clip = null, Writing writing = Writing.Overwrite, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TBox : unmanaged, IFloatingPointIeee754<TBox> =>
        RoiDoor.Prepare<T>(PreparedPositionSensitiveRoiPool(grid, clip), inputShape, options, nameof(inputShape)).Backward(outputGradient, default, regions, inputGradient, null, writing);
}
