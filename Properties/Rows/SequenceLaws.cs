using System.Numerics;
using FsCheck.Xunit;
using PoolFunctional.Generators.Rows;
using Xunit;

namespace PoolFunctional.Properties.Rows;

[Properties(Arbitrary = [typeof(SequenceGenerators)], MaxTest = 200)]
public sealed class SequenceLaws
{
    [Property]
    public void Padding_does_not_matter_whatever_it_holds(SequenceCase @case)
    {
        bool[] mask = @case.Mask;
        Assert.Equal(Pooled(@case, @case.Floats), Pooled(@case, [.. @case.Floats.Select((value, i) => mask[i / @case.Features] ? value : Poison(i))]));
    }

    [Property]
    public void Sequence_does_not_depend_on_its_neighbours_in_the_batch(SequenceCase @case) =>
        Assert.Equal(
            Alone(@case).SelectMany(alone => RowBits.Of(Sequences.By(@case.Reduction, alone.Tokens, alone.Mask, [1, @case.Tokens, @case.Features], @case.Normalization))),
            Pooled(@case, @case.Floats));

    [Property]
    public void Padding_on_the_right_changes_no_bit(SequenceCase @case) =>
        Assert.Equal(Pooled(@case, @case.Floats), Padded(@case, @case.Floats, before: 0, after: 1 + (@case.Seed % 70)));

    [Property]
    public void Padding_on_the_left_by_a_power_of_two_of_tokens_changes_no_bit(SequenceCase @case) =>
        Assert.Equal(
            Pooled(@case, @case.Floats),
            Padded(@case, @case.Floats, before: (int)BitOperations.RoundUpToPowerOf2((uint)@case.Tokens) * (1 + (@case.Seed % 3)), after: 0));

    [Property]
    public void Padding_anywhere_changes_nothing_where_sums_are_exact(SequenceCase @case) =>
        Assert.Equal(Pooled(@case, @case.Counts), Padded(@case, @case.Counts, before: 1 + (@case.Seed % 40), after: @case.Seed % 7));

    [Property]
    public void Single_real_token_is_the_result_of_every_reduction(SequenceCase @case)
    {
        SequenceCase single = @case with { Masking = Masking.One, Tokens = int.Max(1, @case.Tokens), Batch = int.Max(1, @case.Batch), Normalization = Normalization.None };
        int[] expected = RowBits.Of([.. Alone(single).SelectMany(alone => Row(alone.Tokens, Array.IndexOf(alone.Mask, true), single.Features)).Select(value => float.IsNaN(value) ? float.NaN : value)]);
        Assert.All(SequenceCase.Reductions, reduction => Assert.Equal(expected, Pooled(single with { Reduction = reduction }, single.Floats)));
    }

    [Property]
    public void Mean_and_maximum_of_real_tokens_alone_are_those_of_global_pooling(SequenceCase @case)
    {
        SequenceCase all = @case with { Masking = Masking.All, Tokens = int.Max(1, @case.Tokens), Normalization = Normalization.None };
        PoolOptions layout = new() { Layout = Layout.ChannelsLast };
        float[] y = new float[all.Batch * all.Features];
        Pool.Average(all.Floats, all.Shape, Window.Global, y, options: layout);
        Assert.Equal(RowBits.Of(y), Pooled(all with { Reduction = SequenceReduction.Mean }, all.Floats));
        Pool.Max(all.Floats, all.Shape, Window.Global, y, layout);
        Assert.Equal(RowBits.Of(y), Pooled(all with { Reduction = SequenceReduction.Max }, all.Floats));
    }

    [Property]
    public void Exact_sums_give_the_means_of_the_formulas(SequenceCase @case)
    {
        SequenceCase plain = @case with { Normalization = Normalization.None };
        Assert.Equal(Formula(plain, (values, _) => values.Sum() / values.Length), Pooled(plain with { Reduction = SequenceReduction.Mean }, plain.Counts));
        Assert.Equal(Formula(plain, (values, _) => values.Sum() / float.Sqrt(values.Length)), Pooled(plain with { Reduction = SequenceReduction.MeanSqrtLength }, plain.Counts));
        Assert.Equal(Formula(plain, (values, ranks) => values.Zip(ranks, (value, rank) => value * rank).Sum() / ranks.Sum()), Pooled(plain with { Reduction = SequenceReduction.WeightedMean }, plain.Counts));
    }

    [Property]
    public void First_and_last_are_the_first_and_the_last_real_token(SequenceCase @case)
    {
        SequenceCase plain = @case with { Normalization = Normalization.None };
        Assert.Equal(Formula(plain, (values, _) => values[0]), Pooled(plain with { Reduction = SequenceReduction.First }, plain.Counts));
        Assert.Equal(Formula(plain, (values, _) => values[^1]), Pooled(plain with { Reduction = SequenceReduction.Last }, plain.Counts));
    }

    [Property]
    public void Sequence_without_a_real_token_gives_zeros(SequenceCase @case) =>
        Assert.All(
            SequenceCase.Reductions,
            reduction => Assert.All(Pooled(@case with { Masking = Masking.None, Reduction = reduction }, [.. @case.Floats.Select((_, i) => Poison(i))]), bits => Assert.Equal(0, bits)));

    [Property]
    public void Last_token_of_a_reversed_sequence_is_its_first(SequenceCase @case)
    {
        SequenceCase one = @case with { Batch = 1 };
        float[] reversed = [.. one.Floats.Chunk(one.Features).Reverse().SelectMany(token => token)];
        Assert.Equal(
            RowBits.Of(Sequences.By(SequenceReduction.First, one.Floats, one.Mask, one.Shape)),
            RowBits.Of(Sequences.By(SequenceReduction.Last, reversed, [.. one.Mask.Reverse()], one.Shape)));
    }

    private static int[] Pooled(SequenceCase @case, float[] x) => RowBits.Of(Sequences.By(@case.Reduction, x, @case.Mask, @case.Shape, @case.Normalization, @case.Options));

    /// <summary>NaNs of both signs, infinities, and what is larger than any real value.</summary>
    private static float Poison(int i) => ((float[])[float.NaN, float.NegativeInfinity, -float.NaN, float.PositiveInfinity, float.MaxValue])[i % 5];

    /// <summary>Each sequence of a batch with its mask.</summary>
    private static IEnumerable<(float[] Tokens, bool[] Mask)> Alone(SequenceCase @case)
    {
        (float[] x, bool[] mask, int length) = (@case.Floats, @case.Mask, @case.Tokens * @case.Features);
        return Enumerable.Range(0, @case.Batch).Select(sequence => (x[(sequence * length)..((sequence + 1) * length)], mask[(sequence * @case.Tokens)..((sequence + 1) * @case.Tokens)]));
    }

    private static int[] Padded(SequenceCase @case, float[] x, int before, int after)
    {
        IEnumerable<T> Around<T>(IEnumerable<T> inside, int each, T padding) => [.. Enumerable.Repeat(padding, before * each), .. inside, .. Enumerable.Repeat(padding, after * each)];
        (int length, bool[] own) = (@case.Tokens * @case.Features, @case.Mask);
        float[] tokens = [.. Enumerable.Range(0, @case.Batch).SelectMany(sequence => Around(x.Skip(sequence * length).Take(length), @case.Features, float.NaN))];
        bool[] mask = [.. Enumerable.Range(0, @case.Batch).SelectMany(sequence => Around(own.Skip(sequence * @case.Tokens).Take(@case.Tokens), 1, false))];
        return RowBits.Of(Sequences.By(@case.Reduction, tokens, mask, [@case.Batch, before + @case.Tokens + after, @case.Features], @case.Normalization));
    }

    private static float[] Row(float[] tokens, int token, int features) => tokens[(token * features)..((token + 1) * features)];

    /// <summary>A formula of the real values of each feature of each sequence and their numbers from 1 on; 0 where there are none.</summary>
    private static int[] Formula(SequenceCase @case, Func<float[], float[], float> formula)
    {
        (float[] x, bool[] mask) = (@case.Counts, @case.Mask);
        return RowBits.Of([.. from sequence in Enumerable.Range(0, @case.Batch)
                              let real = Enumerable.Range(sequence * @case.Tokens, @case.Tokens).Where(token => mask[token]).ToArray()
                              let ranks = real.Select((_, index) => index + 1f).ToArray()
                              from feature in Enumerable.Range(0, @case.Features)
                              select real.Length == 0 ? 0 : formula([.. real.Select(token => x[(token * @case.Features) + feature])], ranks)]);
    }
}
