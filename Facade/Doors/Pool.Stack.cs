using System.Numerics;
using System.Numerics.Tensors;

namespace PoolFunctional;

public static partial class Pool
{
    /// <summary>Pools by the first window of a stack, then what that gives by the second, and so on, in as few passes as give the same bits.</summary>
    /// <remarks>Windows whose maxima or minima compose are run as one (<see cref="WindowStack.Fused"/>).</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="stack">The windows, the first one first.</param>
    /// <param name="reduction">How the taps of every window become one value.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.Stack(x, WindowStack.Of(Window.Square(3, axes: 2, stride: 2), Window.Square(3, axes: 2, stride: 2)), Reduction.Max)</c> pools by 7 × 7 at stride 4.</example>
    public static Tensor<T> Stack<T>(Tensor<T> x, WindowStack stack, Reduction reduction, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Stack(Checked(x), stack, reduction, options);

    /// <summary>Pools by the first window of a stack, then what that gives by the second, and so on, in as few passes as give the same bits.</summary>
    /// <remarks>Windows whose maxima or minima compose are run as one (<see cref="WindowStack.Fused"/>).</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="stack">The windows, the first one first.</param>
    /// <param name="reduction">How the taps of every window become one value.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.Stack(x, WindowStack.Of(Window.Square(3, axes: 2, stride: 2), Window.Square(3, axes: 2, stride: 2)), Reduction.Max)</c> pools by 7 × 7 at stride 4.</example>
    public static Tensor<T> Stack<T>(in TensorSpan<T> x, WindowStack stack, Reduction reduction, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Stack<T>((ReadOnlyTensorSpan<T>)x, stack, reduction, options);

    /// <summary>Pools by the first window of a stack, then what that gives by the second, and so on, in as few passes as give the same bits.</summary>
    /// <remarks>Windows whose maxima or minima compose are run as one (<see cref="WindowStack.Fused"/>).</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="stack">The windows, the first one first.</param>
    /// <param name="reduction">How the taps of every window become one value.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.Stack(x, WindowStack.Of(Window.Square(3, axes: 2, stride: 2), Window.Square(3, axes: 2, stride: 2)), Reduction.Max)</c> pools by 7 × 7 at stride 4.</example>
    public static Tensor<T> Stack<T>(in ReadOnlyTensorSpan<T> x, WindowStack stack, Reduction reduction, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Allocating(Stacked<T>(stack, reduction, x.Lengths, options, nameof(x)), x, options);

    /// <summary>Pools by the first window of a stack, then what that gives by the second, and so on, in as few passes as give the same bits.</summary>
    /// <remarks>Windows whose maxima or minima compose are run as one (<see cref="WindowStack.Fused"/>).</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="stack">The windows, the first one first.</param>
    /// <param name="reduction">How the taps of every window become one value.</param>
    /// <param name="destination">The result; must not overlap the input.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.Stack(x, WindowStack.Of(Window.Square(3, axes: 2, stride: 2), Window.Square(3, axes: 2, stride: 2)), Reduction.Max)</c> pools by 7 × 7 at stride 4.</example>
    public static void Stack<T>(Tensor<T> x, WindowStack stack, Reduction reduction, in TensorSpan<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Stack(Checked(x), stack, reduction, destination, options);

    /// <summary>Pools by the first window of a stack, then what that gives by the second, and so on, in as few passes as give the same bits.</summary>
    /// <remarks>Windows whose maxima or minima compose are run as one (<see cref="WindowStack.Fused"/>).</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="stack">The windows, the first one first.</param>
    /// <param name="reduction">How the taps of every window become one value.</param>
    /// <param name="destination">The result; must not overlap the input.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.Stack(x, WindowStack.Of(Window.Square(3, axes: 2, stride: 2), Window.Square(3, axes: 2, stride: 2)), Reduction.Max)</c> pools by 7 × 7 at stride 4.</example>
    public static void Stack<T>(in TensorSpan<T> x, WindowStack stack, Reduction reduction, in TensorSpan<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Stack((ReadOnlyTensorSpan<T>)x, stack, reduction, destination, options);

    /// <summary>Pools by the first window of a stack, then what that gives by the second, and so on, in as few passes as give the same bits.</summary>
    /// <remarks>Windows whose maxima or minima compose are run as one (<see cref="WindowStack.Fused"/>).</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, in the layout of <paramref name="options"/>.</param>
    /// <param name="stack">The windows, the first one first.</param>
    /// <param name="reduction">How the taps of every window become one value.</param>
    /// <param name="destination">The result; must not overlap the input.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.Stack(x, WindowStack.Of(Window.Square(3, axes: 2, stride: 2), Window.Square(3, axes: 2, stride: 2)), Reduction.Max)</c> pools by 7 × 7 at stride 4.</example>
    public static void Stack<T>(in ReadOnlyTensorSpan<T> x, WindowStack stack, Reduction reduction, in TensorSpan<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Stacked<T>(stack, reduction, x.Lengths, options, nameof(x)).Run(x, destination);

    /// <summary>Pools by the first window of a stack, then what that gives by the second, and so on, in as few passes as give the same bits.</summary>
    /// <remarks>Windows whose maxima or minima compose are run as one (<see cref="WindowStack.Fused"/>).</remarks>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <param name="x">The input, dense and row-major.</param>
    /// <param name="shape">Its extents, in the layout of <paramref name="options"/>.</param>
    /// <param name="stack">The windows, the first one first.</param>
    /// <param name="reduction">How the taps of every window become one value.</param>
    /// <param name="destination">The result; must not overlap the input.</param>
    /// <param name="options">Layout, threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible; the message names the axis, the value and the rule.</exception>
    /// <example><c>Pool.Stack(x, WindowStack.Of(Window.Square(3, axes: 2, stride: 2), Window.Square(3, axes: 2, stride: 2)), Reduction.Max)</c> pools by 7 × 7 at stride 4.</example>
    public static void Stack<T>(ReadOnlySpan<T> x, ReadOnlySpan<nint> shape, WindowStack stack, Reduction reduction, Span<T> destination, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Stacked<T>(stack, reduction, shape, options, nameof(shape)).Run(x, destination);
}
