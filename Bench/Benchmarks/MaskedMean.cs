using System.Numerics.Tensors;
using PoolFunctional.Bench.Checks;

namespace PoolFunctional.Bench.Benchmarks;

/// <summary>Masked mean pooling of one batch of embeddings, and the two loops that one writes for it: the plain one, and one addition of spans per token.</summary>
internal sealed class MaskedMean
{
    private const int Seed = 7;
    private readonly nint[] shape;
    private readonly (int Batch, int Tokens, int Features) extents;
    private readonly float[] tokens;
    private readonly long[] mask;
    private readonly float[] pooled;
    private readonly PoolOptions options;

    internal MaskedMean(int batch, int tokenCount, int features, Func<Random, int, bool[]> maskOf, int threads)
    {
        Random random = new(Seed);
        extents = (batch, tokenCount, features);
        shape = [batch, tokenCount, features];
        tokens = new float[batch * tokenCount * features];
        for (int i = 0; i < tokens.Length; i++) tokens[i] = random.NextSingle() - 0.5f;
        mask = [.. Enumerable.Range(0, batch).SelectMany(_ => maskOf(random, tokenCount)).Select(isReal => isReal ? 1L : 0)];
        pooled = new float[batch * features];
        options = new() { MaxDegreeOfParallelism = threads };
    }

    /// <summary>How many of the tokens are real.</summary>
    internal double RealShare => mask.Average();

    internal void Pool() => SequencePool.Mean<float, long>(tokens, mask, shape, pooled, options: options);

    internal void PlainLoop() => EachToken(
        (from, to) =>
        {
            for (int feature = 0; feature < to.Length; feature++) to[feature] += from[feature];
        },
        (to, count) =>
        {
            for (int feature = 0; feature < to.Length; feature++) to[feature] /= count;
        });

    internal void SpanAdditions() => EachToken((from, to) => TensorPrimitives.Add(to, from, to), (to, count) => TensorPrimitives.Divide(to, count, to));

    /// <summary>How the answer differs from the definition's, in a sentence, or null: an answer that differs is not timed.</summary>
    internal string? Difference()
    {
        Pool();
        bool[] real = [.. mask.Select(entry => entry != 0)];
        Sequence<float> expected = TokenShape.Create(extents.Batch, extents.Tokens, extents.Features)
            .Bind(checkedShape => TokenBatch.Create<float>(checkedShape, tokens, real))
            .Bind(batch => Reference.Pool(batch, SequenceReduction.Mean, Normalization.None))
            .OrFail().Values;
        long differences = Agreement.Differences(pooled, expected.AsSpan());
        return differences == 0 ? null : $"{differences} of {pooled.Length} features differ from the definition; such an answer is not timed.";
    }

    private void EachToken(AddRow add, DivideRow divide)
    {
        for (int sequence = 0; sequence < extents.Batch; sequence++)
        {
            Span<float> to = pooled.AsSpan(sequence * extents.Features, extents.Features);
            to.Clear();
            int count = 0;
            for (int token = sequence * extents.Tokens; token < (sequence + 1) * extents.Tokens; token++)
            {
                if (mask[token] == 0) continue;
                add(tokens.AsSpan(token * extents.Features, extents.Features), to);
                count++;
            }

            divide(to, count);
        }
    }

    private delegate void AddRow(ReadOnlySpan<float> from, Span<float> to);

    private delegate void DivideRow(Span<float> to, float count);
}
