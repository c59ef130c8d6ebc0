using System.Numerics;
using System.Numerics.Tensors;

namespace PoolFunctional;

public static partial class SequencePool
{
    /// <summary>Any <see cref="SequenceReduction"/> of the real tokens of each sequence.</summary>
    /// <remarks>See the reduction for its arithmetic, NaN and overflow. A sequence without a real token gives zeros.</remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <typeparam name="TMask">bool, byte, int or long.</typeparam>
    /// <param name="tokens">The tokens, <c>[batch, token, feature]</c>; never changed.</param>
    /// <param name="mask">Which tokens are real, <c>[batch, token]</c>: those whose entry is not 0.</param>
    /// <param name="reduction">How the real tokens become one.</param>
    /// <param name="normalization">What is done to each result; <see cref="Normalization.None"/> if omitted.</param>
    /// <param name="options">Threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The result, <c>[batch, feature]</c>.</returns>
    /// <exception cref="ArgumentException">A shape, a type or an option is impossible; the message names the value and the rule.</exception>
    /// <example><c>SequencePool.Reduce(tokens, mask, SequenceReduction.Mean)</c>.</example>
    public static Tensor<T> Reduce<T, TMask>(Tensor<T> tokens, Tensor<TMask> mask, SequenceReduction reduction, Normalization? normalization = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TMask : unmanaged =>
            Allocating(Checked(tokens, nameof(tokens)), Checked(mask, nameof(mask)), reduction, normalization, options);

    /// <inheritdoc cref="Reduce{T, TMask}(Tensor{T}, Tensor{TMask}, SequenceReduction, Normalization, PoolOptions)"/>
    public static Tensor<T> Reduce<T, TMask>(in TensorSpan<T> tokens, in TensorSpan<TMask> mask, SequenceReduction reduction, Normalization? normalization = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TMask : unmanaged =>
            Allocating<T, TMask>(tokens, mask, reduction, normalization, options);

    /// <inheritdoc cref="Reduce{T, TMask}(Tensor{T}, Tensor{TMask}, SequenceReduction, Normalization, PoolOptions)"/>
    public static Tensor<T> Reduce<T, TMask>(in ReadOnlyTensorSpan<T> tokens, in ReadOnlyTensorSpan<TMask> mask, SequenceReduction reduction, Normalization? normalization = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TMask : unmanaged =>
            Allocating<T, TMask>(tokens, mask, reduction, normalization, options);

    /// <summary>Any <see cref="SequenceReduction"/> of the real tokens of each sequence.</summary>
    /// <remarks>See the reduction for its arithmetic, NaN and overflow. A sequence without a real token gives zeros.</remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <typeparam name="TMask">bool, byte, int or long.</typeparam>
    /// <param name="tokens">The tokens, <c>[batch, token, feature]</c>; never changed.</param>
    /// <param name="mask">Which tokens are real, <c>[batch, token]</c>: those whose entry is not 0.</param>
    /// <param name="reduction">How the real tokens become one.</param>
    /// <param name="destination">The result, <c>[batch, feature]</c>; every element is written. Must not overlap tokens or mask.</param>
    /// <param name="normalization">What is done to each result; <see cref="Normalization.None"/> if omitted.</param>
    /// <param name="options">Threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">A shape, a type or an option is impossible; the message names the value and the rule.</exception>
    /// <example><c>SequencePool.Reduce(tokens, mask, SequenceReduction.Mean)</c>.</example>
    public static void Reduce<T, TMask>(Tensor<T> tokens, Tensor<TMask> mask, SequenceReduction reduction, in TensorSpan<T> destination, Normalization? normalization = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TMask : unmanaged =>
            Into(Checked(tokens, nameof(tokens)), Checked(mask, nameof(mask)), reduction, destination, normalization, options);

    /// <inheritdoc cref="Reduce{T, TMask}(Tensor{T}, Tensor{TMask}, SequenceReduction, in TensorSpan{T}, Normalization, PoolOptions)"/>
    public static void Reduce<T, TMask>(in TensorSpan<T> tokens, in TensorSpan<TMask> mask, SequenceReduction reduction, in TensorSpan<T> destination, Normalization? normalization = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TMask : unmanaged =>
            Into<T, TMask>(tokens, mask, reduction, destination, normalization, options);

    /// <inheritdoc cref="Reduce{T, TMask}(Tensor{T}, Tensor{TMask}, SequenceReduction, in TensorSpan{T}, Normalization, PoolOptions)"/>
    public static void Reduce<T, TMask>(in ReadOnlyTensorSpan<T> tokens, in ReadOnlyTensorSpan<TMask> mask, SequenceReduction reduction, in TensorSpan<T> destination, Normalization? normalization = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TMask : unmanaged =>
            Into<T, TMask>(tokens, mask, reduction, destination, normalization, options);

    /// <summary>Any <see cref="SequenceReduction"/> of the real tokens of each sequence.</summary>
    /// <remarks>See the reduction for its arithmetic, NaN and overflow. A sequence without a real token gives zeros.</remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <typeparam name="TMask">bool, byte, int or long.</typeparam>
    /// <param name="tokens">The tokens, <c>[batch, token, feature]</c>; never changed.</param>
    /// <param name="mask">Which tokens are real, <c>[batch, token]</c>: those whose entry is not 0.</param>
    /// <param name="shape">The extents <c>[batch, token, feature]</c>; tokens, mask and destination are dense and row-major.</param>
    /// <param name="reduction">How the real tokens become one.</param>
    /// <param name="destination">The result, <c>[batch, feature]</c>; every element is written. Must not overlap tokens or mask.</param>
    /// <param name="normalization">What is done to each result; <see cref="Normalization.None"/> if omitted.</param>
    /// <param name="options">Threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">A shape, a type or an option is impossible; the message names the value and the rule.</exception>
    /// <example><c>SequencePool.Reduce(tokens, mask, SequenceReduction.Mean)</c>.</example>
    public static void Reduce<T, TMask>(
        ReadOnlySpan<T> tokens, ReadOnlySpan<TMask> mask, ReadOnlySpan<nint> shape, SequenceReduction reduction, Span<T> destination, Normalization? normalization = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TMask : unmanaged =>
            Into(tokens, mask, shape, reduction, destination, normalization, options);
}
