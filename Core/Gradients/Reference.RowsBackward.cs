using System.Numerics;
using PoolFunctional.Gradients;

namespace PoolFunctional;

public static partial class Reference
{
    /// <summary>
    /// <c>∂L/∂x[b, t, f] = Σ ∂L/∂y[b, g] · ∂y[b, g]/∂x[b, t, f]</c> of sequence pooling: the definition. A padded token has +0, whatever it holds.
    /// </summary>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="outputGradient">The gradient of the result, <c>[batch, feature]</c>.</param>
    /// <param name="tokens">What was pooled, <c>[batch, token, feature]</c>, with its mask.</param>
    /// <param name="reduction">How the real tokens become one.</param>
    /// <param name="normalization">What is done to the result of each sequence.</param>
    /// <param name="ties">Which of equal maxima it goes to.</param>
    /// <returns>The gradient of the tokens, with their mask; or why there is none.</returns>
    /// <remarks>
    /// With n real tokens and k the rank of one among them, a mean gives each <c>g/n</c>, the mean over the root <c>g/√n</c>, the weighted mean <c>k·(g / (1 + 2 + … + n))</c>, the maximum g to the token that holds it, first and
    /// last g to that token. Each is one division in the type that is added in, one product where there is a weight, and one rounding. Normalised, g is replaced by the gradient of the
    /// normalisation at the pooled row, rounded to the type (<see cref="Normalization.L2"/>).
    /// </remarks>
    /// <example>Gradient <c>[6]</c> of the mean of <c>[[1], [2], [9]]</c> with mask <c>[true, true, false]</c> gives <c>[[3], [3], [0]]</c>.</example>
    public static Result<TokenBatch<T>, PoolError> Backward<T>(RowTable<T> outputGradient, TokenBatch<T> tokens, SequenceReduction reduction, Normalization normalization, Ties ties)
        where T : unmanaged, INumber<T> =>
        from gradients in RowGradients<T>.Native
        from reduce in reduction.For<T>()
        from fitting in Fitting(outputGradient, tokens.Shape.Batch, tokens.Shape.Features)
        let moving = gradients.Of(reduction, ties)
        select new TokenBatch<T>(
            tokens.Shape,
            Enumerable.Range(0, (int)tokens.Shape.Batch).SelectMany(sequence =>
            {
                Sequence<T> own = normalization.Moved(RowOf(fitting, sequence), Pooled(tokens, sequence, reduce));
                return Interleaved(Sequence.Tabulate(own.Count, feature => moving.Backward(own[feature], tokens.Ranks(sequence), Column(tokens, sequence, feature))));
            }).ToSequence(),
            tokens.Mask);

    /// <summary><c>ẏ[b, g] = Σ ∂y[b, g]/∂x[b, t, f] · ẋ[b, t, f]</c> of sequence pooling: the tangent of the result for a tangent of the tokens. What padded tokens hold, in either, does not matter.</summary>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="tangent">The tangent of the tokens.</param>
    /// <param name="tokens">What is pooled; its mask says which tokens are real.</param>
    /// <param name="reduction">How the real tokens become one.</param>
    /// <param name="normalization">What is done to the result of each sequence.</param>
    /// <param name="ties">Which of equal maxima moves the result; of split ones their mean, of all ones their sum.</param>
    /// <returns>The tangent of the result, <c>[batch, feature]</c>; or why there is none.</returns>
    /// <remarks>Every reduction but the maximum is linear: its tangent is the reduction of the tangent, bit for bit. Of equal maxima tangents are added in order, each to the sum of those before it, and divided once.</remarks>
    /// <example>Tangents <c>[[10], [20]]</c> of the maximum of <c>[[1], [2]]</c> give <c>[20]</c>.</example>
    public static Result<RowTable<T>, PoolError> Jvp<T>(TokenBatch<T> tangent, TokenBatch<T> tokens, SequenceReduction reduction, Normalization normalization, Ties ties)
        where T : unmanaged, INumber<T> =>
        from gradients in RowGradients<T>.Native
        from reduce in reduction.For<T>()
        from fitting in Outcome.Unless(tangent, tangent.Shape == tokens.Shape ? [] : [new PoolError.ElementCountMismatch(tokens.Shape.Elements, tangent.Shape.Elements)])
        let moving = gradients.Of(reduction, ties)
        from y in RowTable.Tabulate(tokens.Shape.Batch, tokens.Shape.Features, sequence => normalization.Moved(
            Sequence.Tabulate((int)tokens.Shape.Features, feature => moving.Jvp(Column(fitting, sequence, feature), tokens.Ranks(sequence), Column(tokens, sequence, feature))),
            Pooled(tokens, sequence, reduce)))
        select y;

    /// <summary><c>∂L/∂x[r, f] = ∂L/∂y[s(r), f] · ∂y[s(r), f]/∂x[r, f]</c> of segment pooling, s(r) being the segment of row r: the definition.</summary>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="outputGradient">The gradient of the result, <c>[segment, feature]</c>.</param>
    /// <param name="rows">What was pooled, <c>[row, feature]</c>.</param>
    /// <param name="segmentation">Which segment each row belongs to.</param>
    /// <param name="reduction">How the rows of a segment become one.</param>
    /// <param name="ties">Which of equal maxima or minima it goes to.</param>
    /// <returns>The gradient of the rows, <c>[row, feature]</c>; or why there is none.</returns>
    /// <remarks>A sum gives each row of a segment of n rows g, a mean <c>g/n</c>, the mean over the root <c>g/√n</c>, an extreme g to the row that holds it; each by one division in the type that is added in, and one rounding.</remarks>
    /// <example>Gradient <c>[[6], [8]]</c> of the mean of <c>[[1], [2], [4]]</c> by ids <c>[1, 0, 1]</c> gives <c>[[4], [6], [4]]</c>.</example>
    public static Result<RowTable<T>, PoolError> Backward<T>(RowTable<T> outputGradient, RowTable<T> rows, Segmentation segmentation, SegmentReduction reduction, Ties ties)
        where T : unmanaged, INumber<T> =>
        from gradients in RowGradients<T>.Native
        from segments in segmentation.RowsOf(rows.Rows)
        from fitting in Fitting(outputGradient, segments.Count, rows.Features)
        let moving = gradients.Of(reduction, ties)
        let given = (
            from segment in Enumerable.Range(0, segments.Count)
            let ranks = RanksOf(segments[segment])
            let own = RowOf(fitting, segment)
            let gradient = Sequence.Tabulate(own.Count, feature => moving.Backward(own[feature], ranks, Column(rows, segments[segment], feature)))
            from place in segments[segment].Index()
            select (Row: place.Item, Values: gradient.Select(column => column[place.Index]).ToSequence())).ToLookup(entry => entry.Row, entry => entry.Values)
        from y in RowTable.Tabulate(rows.Rows, rows.Features, row => given[row].Single())
        select y;

    /// <summary><c>ẏ[s, f] = Σ ∂y[s, f]/∂x[r, f] · ẋ[r, f]</c> of segment pooling: the tangent of the result for a tangent of the rows.</summary>
    /// <typeparam name="T">float, double or Half.</typeparam>
    /// <param name="tangent">The tangent of the rows.</param>
    /// <param name="rows">What is pooled.</param>
    /// <param name="segmentation">Which segment each row belongs to.</param>
    /// <param name="reduction">How the rows of a segment become one.</param>
    /// <param name="ties">Which of equal extremes moves the result; of split ones their mean, of all ones their sum.</param>
    /// <returns>The tangent of the result, <c>[segment, feature]</c>; or why there is none.</returns>
    /// <remarks>Sums and means are linear: their tangent is the reduction of the tangent, bit for bit. An empty segment has the tangent 0. Of equal extremes tangents are added in order, each to the sum of those before it, and divided once.</remarks>
    /// <example>Tangents <c>[[10], [20], [30]]</c> of the maximum of <c>[[1], [2], [4]]</c> by ids <c>[1, 0, 1]</c> give <c>[[20], [30]]</c>.</example>
    public static Result<RowTable<T>, PoolError> Jvp<T>(RowTable<T> tangent, RowTable<T> rows, Segmentation segmentation, SegmentReduction reduction, Ties ties)
        where T : unmanaged, INumber<T> =>
        from gradients in RowGradients<T>.Native
        from segments in segmentation.RowsOf(rows.Rows)
        from fitting in Fitting(tangent, rows.Rows, rows.Features)
        let moving = gradients.Of(reduction, ties)
        from y in RowTable.Tabulate(segments.Count, rows.Features, segment => Sequence.Tabulate(
            (int)rows.Features,
            feature => moving.Jvp(Column(fitting, segments[segment], feature), RanksOf(segments[segment]), Column(rows, segments[segment], feature))))
        select y;

    private static Result<RowTable<T>, PoolError> Fitting<T>(RowTable<T> table, long rows, long features)
        where T : unmanaged, INumber<T> =>
        Outcome.Unless(table, table.Rows == rows && table.Features == features ? [] : [new PoolError.ElementCountMismatch(long.CreateSaturating((Int128)rows * features), table.Values.Count)]);

    private static Sequence<T> RowOf<T>(RowTable<T> table, int row)
        where T : unmanaged, INumber<T> => Sequence.Of(table.Values.AsSpan().Slice(row * (int)table.Features, (int)table.Features));

    private static Func<int, T> Column<T>(TokenBatch<T> tokens, int sequence, int feature)
        where T : unmanaged, INumber<T> => token => tokens.Values[(((sequence * (int)tokens.Shape.Tokens) + token) * (int)tokens.Shape.Features) + feature];

    private static Func<int, T> Column<T>(RowTable<T> rows, Sequence<int> segment, int feature)
        where T : unmanaged, INumber<T> => row => rows.Values[(segment[row] * (int)rows.Features) + feature];

    private static Sequence<long> RanksOf(Sequence<int> segment) => Sequence.Tabulate(segment.Count, row => row + 1L);

    /// <summary>Columns as rows one after another.</summary>
    private static IEnumerable<T> Interleaved<T>(Sequence<Sequence<T>> columns) => Enumerable.Range(0, columns[0].Count).SelectMany(row => columns.Select(column => column[row]));
}
