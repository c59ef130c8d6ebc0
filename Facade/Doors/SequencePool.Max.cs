using System.Numerics;
using System.Numerics.Tensors;

namespace PoolFunctional;

public static partial class SequencePool
{
    /// <summary><c>y[b, f] = max x[b, t, f]</c> over the real tokens t of sequence b, IEEE 754-2019 maximum: NaN wins, +0 &gt; −0.</summary>
    /// <remarks>Nothing is written into the tokens, and no constant stands for padding. A sequence without a real token gives zeros.</remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <typeparam name="TMask">bool, byte, int or long.</typeparam>
    /// <param name="tokens">The tokens, <c>[batch, token, feature]</c>; never changed.</param>
    /// <param name="mask">Which tokens are real, <c>[batch, token]</c>: those whose entry is not 0.</param>
    /// <param name="normalization">What is done to each result; <see cref="Normalization.None"/> if omitted.</param>
    /// <param name="options">Threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result, <c>[batch, feature]</c>.</returns>
    /// <exception cref="ArgumentException">A shape, a type or an option is impossible; the message names the value and the rule.</exception>
    /// <example><c>[[1], [3], [100]]</c> with mask <c>[1, 1, 0]</c> gives <c>[3]</c>.</example>
    public static Tensor<T> Max<T, TMask>(Tensor<T> tokens, Tensor<TMask> mask, Normalization? normalization = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TMask : unmanaged =>
            Allocating(Checked(tokens, nameof(tokens)), Checked(mask, nameof(mask)), SequenceReduction.Max, normalization, options);

    /// <inheritdoc cref="Max{T, TMask}(Tensor{T}, Tensor{TMask}, Normalization, PoolOptions)"/>
    public static Tensor<T> Max<T, TMask>(in TensorSpan<T> tokens, in TensorSpan<TMask> mask, Normalization? normalization = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TMask : unmanaged =>
            Allocating<T, TMask>(tokens, mask, SequenceReduction.Max, normalization, options);

    /// <inheritdoc cref="Max{T, TMask}(Tensor{T}, Tensor{TMask}, Normalization, PoolOptions)"/>
    public static Tensor<T> Max<T, TMask>(in ReadOnlyTensorSpan<T> tokens, in ReadOnlyTensorSpan<TMask> mask, Normalization? normalization = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TMask : unmanaged =>
            Allocating<T, TMask>(tokens, mask, SequenceReduction.Max, normalization, options);

    /// <summary><c>y[b, f] = max x[b, t, f]</c> over the real tokens t of sequence b, IEEE 754-2019 maximum: NaN wins, +0 &gt; −0.</summary>
    /// <remarks>Nothing is written into the tokens, and no constant stands for padding. A sequence without a real token gives zeros.</remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <typeparam name="TMask">bool, byte, int or long.</typeparam>
    /// <param name="tokens">The tokens, <c>[batch, token, feature]</c>; never changed.</param>
    /// <param name="mask">Which tokens are real, <c>[batch, token]</c>: those whose entry is not 0.</param>
    /// <param name="destination">The result, <c>[batch, feature]</c>; every element is written. Must not overlap tokens or mask.</param>
    /// <param name="normalization">What is done to each result; <see cref="Normalization.None"/> if omitted.</param>
    /// <param name="options">Threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">A shape, a type or an option is impossible; the message names the value and the rule.</exception>
    /// <example><c>[[1], [3], [100]]</c> with mask <c>[1, 1, 0]</c> gives <c>[3]</c>.</example>
    public static void Max<T, TMask>(Tensor<T> tokens, Tensor<TMask> mask, in TensorSpan<T> destination, Normalization? normalization = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TMask : unmanaged =>
            Into(Checked(tokens, nameof(tokens)), Checked(mask, nameof(mask)), SequenceReduction.Max, destination, normalization, options);

    /// <inheritdoc cref="Max{T, TMask}(Tensor{T}, Tensor{TMask}, in TensorSpan{T}, Normalization, PoolOptions)"/>
    public static void Max<T, TMask>(in TensorSpan<T> tokens, in TensorSpan<TMask> mask, in TensorSpan<T> destination, Normalization? normalization = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TMask : unmanaged =>
            Into<T, TMask>(tokens, mask, SequenceReduction.Max, destination, normalization, options);

    /// <inheritdoc cref="Max{T, TMask}(Tensor{T}, Tensor{TMask}, in TensorSpan{T}, Normalization, PoolOptions)"/>
    public static void Max<T, TMask>(in ReadOnlyTensorSpan<T> tokens, in ReadOnlyTensorSpan<TMask> mask, in TensorSpan<T> destination, Normalization? normalization = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TMask : unmanaged =>
            Into<T, TMask>(tokens, mask, SequenceReduction.Max, destination, normalization, options);

    /// <summary><c>y[b, f] = max x[b, t, f]</c> over the real tokens t of sequence b, IEEE 754-2019 maximum: NaN wins, +0 &gt; −0.</summary>
    /// <remarks>Nothing is written into the tokens, and no constant stands for padding. A sequence without a real token gives zeros.</remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <typeparam name="TMask">bool, byte, int or long.</typeparam>
    /// <param name="tokens">The tokens, <c>[batch, token, feature]</c>; never changed.</param>
    /// <param name="mask">Which tokens are real, <c>[batch, token]</c>: those whose entry is not 0.</param>
    /// <param name="shape">The extents <c>[batch, token, feature]</c>; tokens, mask and destination are dense and row-major.</param>
    /// <param name="destination">The result, <c>[batch, feature]</c>; every element is written. Must not overlap tokens or mask.</param>
    /// <param name="normalization">What is done to each result; <see cref="Normalization.None"/> if omitted.</param>
    /// <param name="options">Threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">A shape, a type or an option is impossible; the message names the value and the rule.</exception>
    /// <example><c>[[1], [3], [100]]</c> with mask <c>[1, 1, 0]</c> gives <c>[3]</c>.</example>
    public static void Max<T, TMask>(
        ReadOnlySpan<T> tokens, ReadOnlySpan<TMask> mask, ReadOnlySpan<nint> shape, Span<T> destination, Normalization? normalization = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TMask : unmanaged =>
            Into(tokens, mask, shape, SequenceReduction.Max, destination, normalization, options);
}
