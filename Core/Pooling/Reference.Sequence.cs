using System.Numerics;
using PoolFunctional.Reductions;

namespace PoolFunctional;

public static partial class Reference
{
    /// <summary>
    /// <c>y[b, f] = reduce { x[b, t, f] : mask[b, t] }</c>, then the normalisation of each row: the definition of sequence pooling. What is real depends on the row's own mask alone.
    /// </summary>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="tokens">The sequences, <c>[batch, token, feature]</c>, with their mask.</param>
    /// <param name="reduction">How the real tokens become one.</param>
    /// <param name="normalization">What is done to the result of each sequence.</param>
    /// <returns>The result, <c>[batch, feature]</c>, or why there is none.</returns>
    /// <example><c>[[1], [2], [9]]</c> with mask <c>[true, true, false]</c>, <see cref="SequenceReduction.Mean"/>, gives <c>[1.5]</c>.</example>
    public static Result<RowTable<T>, PoolError> Pool<T>(TokenBatch<T> tokens, SequenceReduction reduction, Normalization normalization)
        where T : unmanaged, INumber<T> =>
        from reduce in reduction.For<T>()
        from y in RowTable.Tabulate(tokens.Shape.Batch, tokens.Shape.Features, sequence => normalization.Applied(Pooled(tokens, sequence, reduce)))
        select y;

    private static Sequence<T> Pooled<T>(TokenBatch<T> tokens, int sequence, RowReduction<T> reduce)
        where T : unmanaged, INumber<T>
    {
        Sequence<long> ranks = tokens.Ranks(sequence);
        return Sequence.Tabulate((int)tokens.Shape.Features, feature => reduce.Reduce(ranks, Column(tokens, sequence, feature)));
    }
}
