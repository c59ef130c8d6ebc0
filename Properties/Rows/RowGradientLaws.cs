using FsCheck.Xunit;
using PoolFunctional.Generators;
using PoolFunctional.Generators.Rows;
using Xunit;

namespace PoolFunctional.Properties.Rows;

[Properties(Arbitrary = [typeof(SequenceGenerators), typeof(SegmentGenerators)], MaxTest = 100)]
public sealed class RowGradientLaws
{
    private static readonly Ties[] policies = [Ties.First, Ties.Split, Ties.All];

    [Property]
    public void Tangents_of_sequences_are_adjoint_to_gradients(SequenceCase @case) => Assert.All(policies, ties =>
    {
        (double[] x, double[] v, double[] g) = (Tokens(@case, Palette.Counts, 0), Tokens(@case, Palette.Ordinary, 1), Results(@case, 2));
        double[] moved = RowGradients.Jvp(@case.Reduction, v, x, @case.Mask, @case.Shape, Normalization.None, ties);
        double[] gradient = RowGradients.Of(@case.Reduction, g, x, @case.Mask, @case.Shape, Normalization.None, ties);
        double tolerance = Inner.Tolerance(moved, g, @case.Tokens) + Inner.Tolerance(v, gradient, @case.Tokens);
        Assert.InRange(Inner.Product(moved, g) - Inner.Product(v, gradient), -tolerance, tolerance);
    });

    [Property]
    public void Tangents_of_segments_are_adjoint_to_gradients(SegmentCase @case) => Assert.All(policies, ties =>
    {
        (double[] x, double[] v, double[] g) = (Rows(@case, Palette.Counts, 0), Rows(@case, Palette.Ordinary, 1), Results(@case, 2));
        double[] moved = RowGradients.Jvp(@case.Reduction, v, x, @case.Segmentation, @case.Shape, ties);
        double[] gradient = RowGradients.Of(@case.Reduction, g, x, @case.Grouped, @case.Shape, ties);
        double tolerance = Inner.Tolerance(moved, g, @case.Rows) + Inner.Tolerance(v, gradient, @case.Rows);
        Assert.InRange(Inner.Product(moved, g) - Inner.Product(v, gradient), -tolerance, tolerance);
    });

    /// <summary>Elements are apart by more than two steps nearly always; where the gradient changes over the step, there is no slope to compare.</summary>
    [Property]
    public void Gradients_of_sequences_are_slopes(SequenceCase @case, int output, int element) => Assert.All((Normalization[])[Normalization.None, Normalization.L2], normalization =>
    {
        double[] x = Tokens(@case, Palette.Ordinary, 0);
        if (x.Length == 0) return;
        int at = (element & int.MaxValue) % x.Length;
        (int sequence, int within) = (at / (@case.Tokens * @case.Features), (output & int.MaxValue) % @case.Features);
        (double[] g, double[] v) = (Inner.Unit(@case.Batch * @case.Features, (sequence * @case.Features) + within), Inner.Unit(x.Length, at));
        double Gradient(double[] at) => Inner.Product(RowGradients.Of(@case.Reduction, g, at, @case.Mask, @case.Shape, normalization), v);
        double slope = Inner.Slope(moved => Inner.Product(Sequences.By(@case.Reduction, moved, @case.Mask, @case.Shape, normalization), g), x, v);
        double expected = Gradient(x);
        bool isSmooth = ((double[])[-Inner.Step, Inner.Step]).All(h => double.Abs(Gradient([.. x.Zip(v, (value, along) => value + (h * along))]) - expected) < 1e-2 * double.Max(1e-3, double.Abs(expected)));
        Assert.True(!isSmooth || Inner.AreNear(slope, expected), $"slope {slope:R}, gradient {expected:R}");
    });

    [Property]
    public void Gradients_of_segments_are_slopes(SegmentCase @case, int element)
    {
        double[] x = Rows(@case, Palette.Ordinary, 0);
        if (x.Length == 0) return;
        int at = (element & int.MaxValue) % x.Length;
        (double[] g, double[] v) = (Results(@case, 1), Inner.Unit(x.Length, at));
        int own = (@case.Ids[at / @case.Features] * @case.Features) + (at % @case.Features);
        double Pooled(double[] at) => g[own] * Sequences.By(@case.Reduction, at, @case.Shape, @case.Grouped, @case.Segments)[own];
        double Gradient(double[] moved) => RowGradients.Of(@case.Reduction, g, moved, @case.Grouped, @case.Shape)[at];
        double expected = Gradient(x);
        bool isSmooth = ((double[])[-Inner.Step, Inner.Step]).All(h => Gradient([.. x.Zip(v, (value, along) => value + (h * along))]) == expected);
        double slope = Inner.Slope(Pooled, x, v);
        Assert.True(!isSmooth || Inner.AreNear(slope, expected), $"slope {slope:R}, gradient {expected:R}");
    }

    [Property]
    public void Padding_gets_positive_zeros_and_changes_nothing_whatever_it_holds(SequenceCase @case)
    {
        (double[] x, double[] g, bool[] mask) = (Tokens(@case, Palette.Ordinary, 0), Results(@case, 1), @case.Mask);
        double[] gradient = RowGradients.Of(@case.Reduction, g, x, mask, @case.Shape, @case.Normalization);
        for (int i = 0; i < x.Length; i++)
        {
            if (!mask[i / @case.Features]) x[i] = double.NaN;
        }

        double[] spoiled = RowGradients.Of(@case.Reduction, g, x, mask, @case.Shape, @case.Normalization);
        Assert.Equal(gradient.Select(BitConverter.DoubleToInt64Bits), spoiled.Select(BitConverter.DoubleToInt64Bits));
        Assert.All(spoiled.Index().Where(entry => !mask[entry.Index / @case.Features]), entry => Assert.Equal(0L, BitConverter.DoubleToInt64Bits(entry.Item)));
    }

    [Property]
    public void Neighbours_in_the_batch_do_not_matter(SequenceCase @case)
    {
        (double[] x, double[] g, int own) = (Tokens(@case, Palette.Ordinary, 0), Results(@case, 1), @case.Tokens * @case.Features);
        IEnumerable<double> alone = Enumerable.Range(0, @case.Batch).SelectMany(sequence => RowGradients.Of(
            @case.Reduction,
            g[(sequence * @case.Features)..((sequence + 1) * @case.Features)],
            x[(sequence * own)..((sequence + 1) * own)],
            @case.Mask[(sequence * @case.Tokens)..((sequence + 1) * @case.Tokens)],
            [1, @case.Tokens, @case.Features],
            @case.Normalization));
        Assert.Equal(alone, RowGradients.Of(@case.Reduction, g, x, @case.Mask, @case.Shape, @case.Normalization));
    }

    [Property]
    public void Gradient_of_a_segment_is_that_of_a_sequence_of_its_rows(SegmentCase @case)
    {
        (double[] x, double[] g, int[] ids) = (Rows(@case, Palette.Counts, 0), Results(@case, 1), @case.Ids);
        foreach ((SegmentReduction reduction, SequenceReduction same) in (IEnumerable<(SegmentReduction, SequenceReduction)>)
            [(SegmentReduction.Mean, SequenceReduction.Mean), (SegmentReduction.MeanSqrtLength, SequenceReduction.MeanSqrtLength), (SegmentReduction.Max, SequenceReduction.Max)])
        {
            double[][] gradient = [.. RowGradients.Of(reduction, g, x, @case.Grouped, @case.Shape).Chunk(@case.Features)];
            ILookup<int, int> rowsOf = Enumerable.Range(0, @case.Rows).ToLookup(row => ids[row]);
            Assert.All(rowsOf, rows => Assert.Equal(
                RowGradients.Of(
                    same,
                    g[(rows.Key * @case.Features)..((rows.Key + 1) * @case.Features)],
                    [.. rows.SelectMany(row => x[(row * @case.Features)..((row + 1) * @case.Features)])],
                    [.. rows.Select(_ => true)],
                    [1, rows.Count(), @case.Features],
                    Normalization.None),
                rows.SelectMany(row => gradient[row])));
        }
    }

    /// <summary>Whole numbers from −8 to 8 are equal often; splits are rounded, the sum within the bound of <see cref="Inner.Tolerance"/>.</summary>
    [Property]
    public void Gradient_of_an_extreme_adds_up_to_what_comes_in(SegmentCase @case)
    {
        (double[] x, double[] g, int[] ids) = (Rows(@case, Palette.Counts, 0), Results(@case, 1), @case.Ids);
        for (int i = 0; i < g.Length; i++) g[i] = ids.Contains(i / @case.Features) ? double.Round(g[i] * 4) : 0;
        foreach (SegmentReduction reduction in (SegmentReduction[])[SegmentReduction.Max, SegmentReduction.Min])
        {
            Assert.Equal(g.Sum(), RowGradients.Of(reduction, g, x, @case.Grouped, @case.Shape, Ties.First).Sum());
            double[] split = RowGradients.Of(reduction, g, x, @case.Grouped, @case.Shape, Ties.Split);
            double tolerance = Inner.Tolerance(split, [.. split.Select(_ => 1.0)], @case.Rows) + Inner.Tolerance(g, [.. g.Select(_ => 1.0)], @case.Rows);
            Assert.InRange(split.Sum() - g.Sum(), -tolerance, tolerance);
        }
    }

    [Property]
    public void Accumulating_adds_the_gradient_to_what_is_there(SequenceCase @case, SegmentCase grouped)
    {
        (double[] x, double[] g, double[] present) = (Tokens(@case, Palette.Ordinary, 0), Results(@case, 1), Tokens(@case, Palette.Ordinary, 2));
        Assert.Equal(
            present.Zip(RowGradients.Of(@case.Reduction, g, x, @case.Mask, @case.Shape, @case.Normalization), (old, addend) => old + addend),
            RowGradients.Of(@case.Reduction, g, x, @case.Mask, @case.Shape, @case.Normalization, addedTo: present));
        (x, g, present) = (Rows(grouped, Palette.Ordinary, 0), Results(grouped, 1), Rows(grouped, Palette.Ordinary, 2));
        Assert.Equal(
            present.Zip(RowGradients.Of(grouped.Reduction, g, x, grouped.Grouped, grouped.Shape), (old, addend) => old + addend),
            RowGradients.Of(grouped.Reduction, g, x, grouped.Grouped, grouped.Shape, addedTo: present));
    }

    /// <summary>The length of a unit row does not change, so its gradient has no part along the row: each of n products is within some roundings of 2⁻⁵³ of the gradient over the length.</summary>
    [Property]
    public void Gradient_of_a_unit_row_is_at_a_right_angle_to_it(SequenceCase @case)
    {
        double[] row = Elements.Of(ElementType.Double, Palette.Ordinary, @case.Seed, @case.Features);
        double[] g = Elements.Of(ElementType.Double, Palette.Ordinary, @case.Seed ^ 1, @case.Features);
        double[] gradient = RowGradients.Of(SequenceReduction.First, g, row, [true], [1, 1, @case.Features], Normalization.L2);
        double bound = (@case.Features + 8) * double.Exp2(-52) * g.Sum(double.Abs);
        Assert.InRange(Inner.Product(gradient, row), -bound, bound);
    }

    private static double[] Tokens(SequenceCase @case, Palette palette, int stream) => Elements.Of(ElementType.Double, palette, @case.Seed ^ stream, @case.Batch * @case.Tokens * @case.Features);

    private static double[] Results(SequenceCase @case, int stream) => Elements.Of(ElementType.Double, Palette.Ordinary, @case.Seed ^ stream, @case.Batch * @case.Features);

    private static double[] Rows(SegmentCase @case, Palette palette, int stream) => Elements.Of(ElementType.Double, palette, @case.Seed ^ stream, @case.Rows * @case.Features);

    private static double[] Results(SegmentCase @case, int stream) => Elements.Of(ElementType.Double, Palette.Ordinary, @case.Seed ^ stream, @case.Segments * @case.Features);
}
