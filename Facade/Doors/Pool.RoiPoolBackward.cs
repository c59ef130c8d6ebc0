using System.Numerics;
using System.Numerics.Tensors;

namespace PoolFunctional;

public static partial class Pool
{
    /// <summary>The gradient of <c>RoiPool</c> with respect to the maps: <c>∂L/∂x[b, c, k] = Σ ∂L/∂y[r, c, i, j]</c> over the bins whose maximum k holds.</summary>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <typeparam name="TBox">The type of the boxes' coordinates.</typeparam>
    /// <param name="outputGradient">∂L/∂y, <c>[region, channel, bin height, bin width]</c> or with channels last.</param>
    /// <param name="x">The feature maps, <c>[batch, channel, height, width]</c> or with channels last; never changed.</param>
    /// <param name="regions">The boxes, and the maps they are on.</param>
    /// <param name="grid">The bins, and the scale of coordinates.</param>
    /// <param name="ties">Which of a bin's equal maxima the gradient goes to; <see cref="Ties.First"/> if omitted.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>∂L/∂x, of the shape of the maps.</returns>
    /// <remarks>The bits of <see cref="Reference.RoiPoolBackward{T}"/>, which says in which order shares are added. Where several elements hold a bin's maximum there is no derivative, and the policy of ties says what is given. A bin without an element gives nothing; an element that no bin sees gets 0.</remarks>
    /// <example><c>[1, 2, 3, 4]</c> as one row, <c>Regions.Of([0f, 0, 3, 0], [0])</c>, <c>RoiGrid.Of(1, 2)</c>: gradient <c>[10, 20]</c> gives <c>[0, 10, 0, 20]</c>.</example>
    /// <exception cref="ArgumentException">A shape, a grid, a region or an option is impossible, or memory overlaps; the message names the value and the rule, and nothing is written.</exception>
    public static Tensor<T> RoiPoolBackward<T, TBox>(Tensor<T> outputGradient, Tensor<T> x, Regions<TBox> regions, RoiGrid grid, Ties? ties = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TBox : unmanaged, IFloatingPointIeee754<TBox> =>
        RoiPoolBackward(Checked(outputGradient, nameof(outputGradient)), Checked(x), regions, grid, ties, options);

    /// <inheritdoc cref="RoiPoolBackward{T, TBox}(Tensor{T}, Tensor{T}, Regions{TBox}, RoiGrid, Ties, PoolOptions)"/>
    public static Tensor<T> RoiPoolBackward<T, TBox>(
        in ReadOnlyTensorSpan<T> outputGradient, in ReadOnlyTensorSpan<T> x, Regions<TBox> regions, RoiGrid grid, Ties? ties = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TBox : unmanaged, IFloatingPointIeee754<TBox> =>
        RoiDoor.AllocatingBackward(PreparedRoiPool(grid), outputGradient, x, x.Lengths, regions, ties, options, nameof(x));

    /// <summary>The gradient of <c>RoiPool</c> with respect to the maps: <c>∂L/∂x[b, c, k] = Σ ∂L/∂y[r, c, i, j]</c> over the bins whose maximum k holds.</summary>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <typeparam name="TBox">The type of the boxes' coordinates.</typeparam>
    /// <param name="outputGradient">∂L/∂y, <c>[region, channel, bin height, bin width]</c> or with channels last.</param>
    /// <param name="x">The feature maps, <c>[batch, channel, height, width]</c> or with channels last; never changed.</param>
    /// <param name="regions">The boxes, and the maps they are on.</param>
    /// <param name="grid">The bins, and the scale of coordinates.</param>
    /// <param name="inputGradient">∂L/∂x, of the shape of the maps; must overlap nothing else of the call.</param>
    /// <param name="ties">Which of a bin's equal maxima the gradient goes to; <see cref="Ties.First"/> if omitted.</param>
    /// <param name="writing">Whether the gradient replaces what <paramref name="inputGradient"/> holds, or is added to it.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <remarks>The bits of <see cref="Reference.RoiPoolBackward{T}"/>, which says in which order shares are added. Where several elements hold a bin's maximum there is no derivative, and the policy of ties says what is given. A bin without an element gives nothing; an element that no bin sees gets 0.</remarks>
    /// <example><c>[1, 2, 3, 4]</c> as one row, <c>Regions.Of([0f, 0, 3, 0], [0])</c>, <c>RoiGrid.Of(1, 2)</c>: gradient <c>[10, 20]</c> gives <c>[0, 10, 0, 20]</c>.</example>
    /// <exception cref="ArgumentException">A shape, a grid, a region or an option is impossible, or memory overlaps; the message names the value and the rule, and nothing is written.</exception>
    public static void RoiPoolBackward<T, TBox>(
        Tensor<T> outputGradient, Tensor<T> x, Regions<TBox> regions, RoiGrid grid, in TensorSpan<T> inputGradient, Ties? ties = null, Writing writing = Writing.Overwrite, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TBox : unmanaged, IFloatingPointIeee754<TBox> =>
        RoiPoolBackward(Checked(outputGradient, nameof(outputGradient)), Checked(x), regions, grid, inputGradient, ties, writing, options);

    /// <inheritdoc cref="RoiPoolBackward{T, TBox}(Tensor{T}, Tensor{T}, Regions{TBox}, RoiGrid, in TensorSpan{T}, Ties, Writing, PoolOptions)"/>
    public static void RoiPoolBackward<T, TBox>(
        in ReadOnlyTensorSpan<T> outputGradient, in ReadOnlyTensorSpan<T> x, Regions<TBox> regions, RoiGrid grid, in TensorSpan<T> inputGradient, Ties? ties = null, Writing writing = Writing.Overwrite, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TBox : unmanaged, IFloatingPointIeee754<TBox> =>
        RoiDoor.Prepare<T>(PreparedRoiPool(grid), x.Lengths, options, nameof(x)).Backward(outputGradient, x, regions, inputGradient, ties, writing);

    /// <summary>The gradient of <c>RoiPool</c> with respect to the maps: <c>∂L/∂x[b, c, k] = Σ ∂L/∂y[r, c, i, j]</c> over the bins whose maximum k holds.</summary>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <typeparam name="TBox">The type of the boxes' coordinates.</typeparam>
    /// <param name="outputGradient">∂L/∂y, dense and row-major in <c>[region, channel, bin height, bin width]</c> or with channels last.</param>
    /// <param name="x">The feature maps, dense and row-major; never changed.</param>
    /// <param name="inputShape">Their extents, <c>[batch, channel, height, width]</c> or with channels last.</param>
    /// <param name="regions">The boxes, and the maps they are on.</param>
    /// <param name="grid">The bins, and the scale of coordinates.</param>
    /// <param name="inputGradient">∂L/∂x, dense and row-major, of the shape of the maps; must overlap nothing else of the call.</param>
    /// <param name="ties">Which of a bin's equal maxima the gradient goes to; <see cref="Ties.First"/> if omitted.</param>
    /// <param name="writing">Whether the gradient replaces what <paramref name="inputGradient"/> holds, or is added to it.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <remarks>The bits of <see cref="Reference.RoiPoolBackward{T}"/>, which says in which order shares are added. Where several elements hold a bin's maximum there is no derivative, and the policy of ties says what is given. A bin without an element gives nothing; an element that no bin sees gets 0.</remarks>
    /// <example><c>[1, 2, 3, 4]</c> as one row, <c>Regions.Of([0f, 0, 3, 0], [0])</c>, <c>RoiGrid.Of(1, 2)</c>: gradient <c>[10, 20]</c> gives <c>[0, 10, 0, 20]</c>.</example>
    /// <exception cref="ArgumentException">A shape, a grid, a region or an option is impossible, or memory overlaps; the message names the value and the rule, and nothing is written.</exception>
    public static void RoiPoolBackward<T, TBox>(
        ReadOnlySpan<T> outputGradient, ReadOnlySpan<T> x, ReadOnlySpan<nint> inputShape, Regions<TBox> regions, RoiGrid grid, Span<T> inputGradient, Ties? ties = null, Writing writing = Writing.Overwrite, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TBox : unmanaged, IFloatingPointIeee754<TBox> =>
        RoiDoor.Prepare<T>(PreparedRoiPool(grid), inputShape, options, nameof(inputShape)).Backward(outputGradient, x, regions, inputGradient, ties, writing);
}
