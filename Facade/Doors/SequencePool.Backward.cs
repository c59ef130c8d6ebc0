using System.Numerics;
using System.Numerics.Tensors;

namespace PoolFunctional;

public static partial class SequencePool
{
    /// <summary>The gradient of <c>Reduce</c> with respect to the tokens: <c>∂L/∂x[b, t, f] = Σ ∂L/∂y[b, g] · ∂y[b, g]/∂x[b, t, f]</c>; 0 for padded tokens, whatever they hold.</summary>
    /// <remarks>
    /// With n real tokens and k the rank of one among them, a mean gives each <c>g/n</c>, the mean over the root <c>g/√n</c>, the weighted mean <c>k·(g / (1 + 2 + … + n))</c>, the maximum g to the token that holds it, first and last g to that
    /// token. Normalised, g is <c>(g − y·⟨y, g⟩) / ‖x‖</c>, y being the unit row, and 0 for a row of zeros. No derivative exists where several tokens hold a maximum, for which the policy of ties decides, nor at a row of zeros that is normalised. The
    /// bits of <see cref="Reference.Backward{T}(RowTable{T}, TokenBatch{T}, SequenceReduction, Normalization, Ties)"/> on any number of threads. A NaN has the bits of <c>T.NaN</c>.
    /// </remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <typeparam name="TMask">bool, byte, int or long.</typeparam>
    /// <param name="outputGradient">∂L/∂y, <c>[batch, feature]</c>.</param>
    /// <param name="tokens">The tokens, <c>[batch, token, feature]</c>; never changed.</param>
    /// <param name="mask">Which tokens are real, <c>[batch, token]</c>: those whose entry is not 0.</param>
    /// <param name="reduction">How the real tokens became one.</param>
    /// <param name="normalization">What was done to each result; <see cref="Normalization.None"/> if omitted.</param>
    /// <param name="ties">Which of equal maxima the gradient goes to; <see cref="Ties.First"/> if omitted.</param>
    /// <param name="options">Threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>∂L/∂x, <c>[batch, token, feature]</c>.</returns>
    /// <exception cref="ArgumentException">A shape, a type or an option is impossible, or memory overlaps; the message names the value and the rule, and nothing is written.</exception>
    /// <example>Gradient <c>[6]</c> of the mean of <c>[[1], [2], [9]]</c> with mask <c>[true, true, false]</c> gives <c>[[3], [3], [0]]</c>.</example>
    public static Tensor<T> Backward<T, TMask>(
        Tensor<T> outputGradient, Tensor<T> tokens, Tensor<TMask> mask, SequenceReduction reduction, Normalization? normalization = null, Ties? ties = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TMask : unmanaged =>
            AllocatingBackward(Checked(outputGradient, nameof(outputGradient)), Checked(tokens, nameof(tokens)), Checked(mask, nameof(mask)), reduction, normalization, ties, options);

    /// <inheritdoc cref="Backward{T, TMask}(Tensor{T}, Tensor{T}, Tensor{TMask}, SequenceReduction, Normalization, Ties, PoolOptions)"/>
    public static Tensor<T> Backward<T, TMask>(
        in ReadOnlyTensorSpan<T> outputGradient, in ReadOnlyTensorSpan<T> tokens, in ReadOnlyTensorSpan<TMask> mask, SequenceReduction reduction, Normalization? normalization = null, Ties? ties = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TMask : unmanaged =>
            AllocatingBackward(outputGradient, tokens, mask, reduction, normalization, ties, options);

    /// <summary>The gradient of <c>Reduce</c> with respect to the tokens: <c>∂L/∂x[b, t, f] = Σ ∂L/∂y[b, g] · ∂y[b, g]/∂x[b, t, f]</c>; 0 for padded tokens, whatever they hold.</summary>
    /// <remarks>
    /// With n real tokens and k the rank of one among them, a mean gives each <c>g/n</c>, the mean over the root <c>g/√n</c>, the weighted mean <c>k·(g / (1 + 2 + … + n))</c>, the maximum g to the token that holds it, first and last g to that
    /// token. Normalised, g is <c>(g − y·⟨y, g⟩) / ‖x‖</c>, y being the unit row, and 0 for a row of zeros. No derivative exists where several tokens hold a maximum, for which the policy of ties decides, nor at a row of zeros that is normalised. The
    /// bits of <see cref="Reference.Backward{T}(RowTable{T}, TokenBatch{T}, SequenceReduction, Normalization, Ties)"/> on any number of threads. A NaN has the bits of <c>T.NaN</c>.
    /// </remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <typeparam name="TMask">bool, byte, int or long.</typeparam>
    /// <param name="outputGradient">∂L/∂y, <c>[batch, feature]</c>.</param>
    /// <param name="tokens">The tokens, <c>[batch, token, feature]</c>; never changed.</param>
    /// <param name="mask">Which tokens are real, <c>[batch, token]</c>: those whose entry is not 0.</param>
    /// <param name="reduction">How the real tokens became one.</param>
    /// <param name="inputGradient">∂L/∂x, <c>[batch, token, feature]</c>; must overlap nothing else of the call.</param>
    /// <param name="normalization">What was done to each result; <see cref="Normalization.None"/> if omitted.</param>
    /// <param name="ties">Which of equal maxima the gradient goes to; <see cref="Ties.First"/> if omitted.</param>
    /// <param name="writing">Whether the gradient replaces what <paramref name="inputGradient"/> holds, or is added to it.</param>
    /// <param name="options">Threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">A shape, a type or an option is impossible, or memory overlaps; the message names the value and the rule, and nothing is written.</exception>
    /// <example>Gradient <c>[6]</c> of the mean of <c>[[1], [2], [9]]</c> with mask <c>[true, true, false]</c> gives <c>[[3], [3], [0]]</c>.</example>
    public static void Backward<T, TMask>(
        Tensor<T> outputGradient, Tensor<T> tokens, Tensor<TMask> mask, SequenceReduction reduction, in TensorSpan<T> inputGradient, Normalization? normalization = null, Ties? ties = null, Writing writing = Writing.Overwrite, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TMask : unmanaged =>
            IntoBackward(Checked(outputGradient, nameof(outputGradient)), Checked(tokens, nameof(tokens)), Checked(mask, nameof(mask)), reduction, inputGradient, normalization, ties, writing, options);

    /// <inheritdoc cref="Backward{T, TMask}(Tensor{T}, Tensor{T}, Tensor{TMask}, SequenceReduction, in TensorSpan{T}, Normalization, Ties, Writing, PoolOptions)"/>
    public static void Backward<T, TMask>(
        in ReadOnlyTensorSpan<T> outputGradient, in ReadOnlyTensorSpan<T> tokens, in ReadOnlyTensorSpan<TMask> mask, SequenceReduction reduction, in TensorSpan<T> inputGradient, Normalization? normalization = null, Ties? ties = null, Writing writing = Writing.Overwrite, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TMask : unmanaged =>
            IntoBackward(outputGradient, tokens, mask, reduction, inputGradient, normalization, ties, writing, options);

    /// <summary>The gradient of <c>Reduce</c> with respect to the tokens: <c>∂L/∂x[b, t, f] = Σ ∂L/∂y[b, g] · ∂y[b, g]/∂x[b, t, f]</c>; 0 for padded tokens, whatever they hold.</summary>
    /// <remarks>
    /// With n real tokens and k the rank of one among them, a mean gives each <c>g/n</c>, the mean over the root <c>g/√n</c>, the weighted mean <c>k·(g / (1 + 2 + … + n))</c>, the maximum g to the token that holds it, first and last g to that
    /// token. Normalised, g is <c>(g − y·⟨y, g⟩) / ‖x‖</c>, y being the unit row, and 0 for a row of zeros. No derivative exists where several tokens hold a maximum, for which the policy of ties decides, nor at a row of zeros that is normalised. The
    /// bits of <see cref="Reference.Backward{T}(RowTable{T}, TokenBatch{T}, SequenceReduction, Normalization, Ties)"/> on any number of threads. A NaN has the bits of <c>T.NaN</c>.
    /// </remarks>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <typeparam name="TMask">bool, byte, int or long.</typeparam>
    /// <param name="outputGradient">∂L/∂y, <c>[batch, feature]</c>.</param>
    /// <param name="tokens">The tokens; may be empty unless they are reduced to a maximum or the result is normalised, since the gradient does not depend on them then.</param>
    /// <param name="mask">Which tokens are real, <c>[batch, token]</c>: those whose entry is not 0.</param>
    /// <param name="inputShape">The extents <c>[batch, token, feature]</c>; everything is dense and row-major.</param>
    /// <param name="reduction">How the real tokens became one.</param>
    /// <param name="inputGradient">∂L/∂x, <c>[batch, token, feature]</c>; must overlap nothing else of the call.</param>
    /// <param name="normalization">What was done to each result; <see cref="Normalization.None"/> if omitted.</param>
    /// <param name="ties">Which of equal maxima the gradient goes to; <see cref="Ties.First"/> if omitted.</param>
    /// <param name="writing">Whether the gradient replaces what <paramref name="inputGradient"/> holds, or is added to it.</param>
    /// <param name="options">Threads and ceiling; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">A shape, a type or an option is impossible, or memory overlaps; the message names the value and the rule, and nothing is written.</exception>
    /// <example>Gradient <c>[6]</c> of the mean of <c>[[1], [2], [9]]</c> with mask <c>[true, true, false]</c> gives <c>[[3], [3], [0]]</c>.</example>
    public static void Backward<T, TMask>(
        ReadOnlySpan<T> outputGradient, ReadOnlySpan<T> tokens, ReadOnlySpan<TMask> mask, ReadOnlySpan<nint> inputShape, SequenceReduction reduction, Span<T> inputGradient, Normalization? normalization = null, Ties? ties = null, Writing writing = Writing.Overwrite, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TMask : unmanaged =>
            IntoBackward(outputGradient, tokens, mask, inputShape, reduction, inputGradient, normalization, ties, writing, options);
}
