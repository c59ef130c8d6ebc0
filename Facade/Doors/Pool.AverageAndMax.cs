using System.Numerics;
using System.Numerics.Tensors;
using PoolFunctional.Engine;

namespace PoolFunctional;

public static partial class Pool
{
    /// <summary>The averages and the maxima of each window on the channel axis, <c>[average, max]</c>: twice as many channels, first those of <c>Pool.Average</c>, then those of <c>Pool.Max</c>.</summary>
    /// <remarks>timm's <c>catavgmax</c>. Each half has the bits of its own operator, and what that gives for a window without a tap.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>, which must have channels.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result, of shape <see cref="OutputShape"/> with twice the channels.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.AverageAndMax(x, Window.Global)</c> takes <c>[N, C, 7, 7]</c> to <c>[N, 2·C, 1, 1]</c>.</example>
    public static Tensor<T> AverageAndMax<T>(Tensor<T> x, Window window, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => AverageAndMax(Checked(x), window, options);

    /// <summary>The averages and the maxima of each window on the channel axis, <c>[average, max]</c>: twice as many channels, first those of <c>Pool.Average</c>, then those of <c>Pool.Max</c>.</summary>
    /// <remarks>timm's <c>catavgmax</c>. Each half has the bits of its own operator, and what that gives for a window without a tap.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>, which must have channels.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result, of shape <see cref="OutputShape"/> with twice the channels.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.AverageAndMax(x, Window.Global)</c> takes <c>[N, C, 7, 7]</c> to <c>[N, 2·C, 1, 1]</c>.</example>
    public static Tensor<T> AverageAndMax<T>(in TensorSpan<T> x, Window window, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => AverageAndMax<T>((ReadOnlyTensorSpan<T>)x, window, options);

    /// <summary>The averages and the maxima of each window on the channel axis, <c>[average, max]</c>: twice as many channels, first those of <c>Pool.Average</c>, then those of <c>Pool.Max</c>.</summary>
    /// <remarks>timm's <c>catavgmax</c>. Each half has the bits of its own operator, and what that gives for a window without a tap.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>, which must have channels.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result, of shape <see cref="OutputShape"/> with twice the channels.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.AverageAndMax(x, Window.Global)</c> takes <c>[N, C, 7, 7]</c> to <c>[N, 2·C, 1, 1]</c>.</example>
    public static Tensor<T> AverageAndMax<T>(in ReadOnlyTensorSpan<T> x, Window window, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
    {
        ChannelHalves<T> halves = Halves<T>(x.Lengths, window, options, nameof(x));
        Raise.TooManyBytes(2L * halves.Length * ElementSize.Of<T>(), (options ?? PoolOptions.Default).MaxAllocatedBytes);
        Tensor<T> result = Tensor.CreateFromShape<T>(halves.OutputShape);
        halves.Run(x, result.AsTensorSpan());
        return result;
    }

    /// <summary>The averages and the maxima of each window on the channel axis, <c>[average, max]</c>: twice as many channels, first those of <c>Pool.Average</c>, then those of <c>Pool.Max</c>.</summary>
    /// <remarks>timm's <c>catavgmax</c>. Each half has the bits of its own operator, and what that gives for a window without a tap.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>, which must have channels.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="destination">The result; its shape is <see cref="OutputShape"/>'s with twice the channels. Must not overlap the input.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.AverageAndMax(x, Window.Global)</c> takes <c>[N, C, 7, 7]</c> to <c>[N, 2·C, 1, 1]</c>.</example>
    public static void AverageAndMax<T>(Tensor<T> x, Window window, in TensorSpan<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => AverageAndMax(Checked(x), window, destination, options);

    /// <summary>The averages and the maxima of each window on the channel axis, <c>[average, max]</c>: twice as many channels, first those of <c>Pool.Average</c>, then those of <c>Pool.Max</c>.</summary>
    /// <remarks>timm's <c>catavgmax</c>. Each half has the bits of its own operator, and what that gives for a window without a tap.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>, which must have channels.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="destination">The result; its shape is <see cref="OutputShape"/>'s with twice the channels. Must not overlap the input.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.AverageAndMax(x, Window.Global)</c> takes <c>[N, C, 7, 7]</c> to <c>[N, 2·C, 1, 1]</c>.</example>
    public static void AverageAndMax<T>(in TensorSpan<T> x, Window window, in TensorSpan<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => AverageAndMax((ReadOnlyTensorSpan<T>)x, window, destination, options);

    /// <summary>The averages and the maxima of each window on the channel axis, <c>[average, max]</c>: twice as many channels, first those of <c>Pool.Average</c>, then those of <c>Pool.Max</c>.</summary>
    /// <remarks>timm's <c>catavgmax</c>. Each half has the bits of its own operator, and what that gives for a window without a tap.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>, which must have channels.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="destination">The result; its shape is <see cref="OutputShape"/>'s with twice the channels. Must not overlap the input.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.AverageAndMax(x, Window.Global)</c> takes <c>[N, C, 7, 7]</c> to <c>[N, 2·C, 1, 1]</c>.</example>
    public static void AverageAndMax<T>(in ReadOnlyTensorSpan<T> x, Window window, in TensorSpan<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Halves<T>(x.Lengths, window, options, nameof(x)).Run(x, destination);

    /// <summary>The averages and the maxima of each window on the channel axis, <c>[average, max]</c>: twice as many channels, first those of <c>Pool.Average</c>, then those of <c>Pool.Max</c>.</summary>
    /// <remarks>timm's <c>catavgmax</c>. Each half has the bits of its own operator, and what that gives for a window without a tap.</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, dense and row-major.</param>
    /// <param name="shape">Its extents, in the layout of <paramref name="options"/>, which must have channels.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="destination">The result; its shape is <see cref="OutputShape"/>'s with twice the channels. Must not overlap the input.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.AverageAndMax(x, Window.Global)</c> takes <c>[N, C, 7, 7]</c> to <c>[N, 2·C, 1, 1]</c>.</example>
    public static void AverageAndMax<T>(ReadOnlySpan<T> x, ReadOnlySpan<nint> shape, Window window, Span<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Halves<T>(shape, window, options, nameof(shape)).Run(x, destination);

    private static ChannelHalves<T> Halves<T>(ReadOnlySpan<nint> shape, Window window, PoolOptions? options, string shapeParameter)
        where T : unmanaged, INumber<T>
    {
        PoolPlan<T> average = Prepare<T>(Reduction.Average(), window, shape, options, shapeParameter);
        PoolPlan<T> most = Prepare<T>(Reduction.Max, window, shape, options, shapeParameter);
        Layout layout = (options ?? PoolOptions.Default).Layout;
        Raise.NoChannels(layout);
        (TensorForm form, Shape read) = TensorForm.Read(shape, window, layout, shapeParameter);
        return new(average, most, form.ChannelAxis(average.OutputShape.Length), layout == Layout.ChannelsFirst ? read.Batch : average.OutputLength / read.Channels, (options ?? PoolOptions.Default).MostWorkBytes);
    }
}
