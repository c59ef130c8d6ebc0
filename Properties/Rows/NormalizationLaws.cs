using System.Numerics;
using FsCheck.Xunit;
using PoolFunctional.Generators;
using PoolFunctional.Generators.Rows;
using Xunit;

namespace PoolFunctional.Properties.Rows;

[Properties(Arbitrary = [typeof(SequenceGenerators)], MaxTest = 300)]
public sealed class NormalizationLaws
{
    [Property]
    public void Normalised_rows_have_length_one(SequenceCase @case)
    {
        HasLengthOne(@case, ElementType.Single, unit: double.Exp2(-24), least: double.Exp2(-150));
        HasLengthOne(@case, ElementType.Double, unit: double.Exp2(-53), least: double.Exp2(-1075));
        HasLengthOne(@case, ElementType.Half, unit: double.Exp2(-11), least: double.Exp2(-25));
    }

    [Property]
    public void Normalised_rows_are_the_normalisation_of_the_plain_ones(SequenceCase @case)
    {
        float[] plain = Sequences.By(@case.Reduction, @case.Floats, @case.Mask, @case.Shape);
        Assert.Equal(
            RowBits.Of(Sequences.By(SequenceReduction.First, plain, [.. Enumerable.Repeat(true, @case.Batch)], [@case.Batch, 1, @case.Features], Normalization.L2)),
            RowBits.Of(Sequences.By(@case.Reduction, @case.Floats, @case.Mask, @case.Shape, Normalization.L2)));
    }

    /// <summary>Rows that are folded in one, two, three and seven pieces.</summary>
    [Theory]
    [InlineData(4_095)]
    [InlineData(4_096)]
    [InlineData(4_097)]
    [InlineData(9_000)]
    [InlineData(28_672)]
    public void Long_rows_have_the_bits_of_the_definition(int features)
    {
        SequenceCase single = new(1, 1, features, Masking.All, features) { Normalization = Normalization.L2 };
        Assert.All((IEnumerable<ElementType>)[ElementType.Single, ElementType.Double, ElementType.Half], element => Assert.Null(element.Do(new SequenceComparison(single, new SurroundedTriple()))));
    }

    [Theory]
    [InlineData(double.MaxValue, 0)]
    [InlineData(1e300, 1e299)]
    [InlineData(double.Epsilon, 0)]
    [InlineData(3e-320, 4e-320)]
    public void Neither_the_largest_nor_the_smallest_rows_lose_their_length(double first, double second)
    {
        double[] y = Sequences.By(SequenceReduction.First, [first, second], [true], [1, 1, 2], Normalization.L2);
        Assert.InRange(double.Sqrt((y[0] * y[0]) + (y[1] * y[1])), 1 - 1e-15, 1 + 1e-15);
    }

    [Fact]
    public void Row_of_zeros_stays_as_it_is() =>
        Assert.Equal([0, int.MinValue, 0], RowBits.Of(Sequences.By(SequenceReduction.First, [0f, -0f, 0f], [true], [1, 1, 3], Normalization.L2)));

    [Fact]
    public void Infinity_becomes_not_a_number_and_the_rest_zeros() =>
        Assert.Equal(RowBits.Of([float.NaN, 0, -0f]), RowBits.Of(Sequences.By(SequenceReduction.First, [float.PositiveInfinity, 1f, -1f], [true], [1, 1, 3], Normalization.L2)));

    [Fact]
    public void Three_four_five() =>
        Assert.Equal([0.6f, 0.8f], Sequences.By(SequenceReduction.Mean, [3f, 4f, 99, 99], [true, false], [1, 2, 2], Normalization.L2));

    /// <remarks>
    /// A quotient is rounded once in double and once to the type, and the length has the error of ⌈log₂ n⌉ additions, a square, a root: each component is within (unit + (⌈log₂ n⌉ + 4)·2⁻⁵³)
    /// of itself, or within the least subnormal's half. So is the length, whose own measurement here adds as much again.
    /// </remarks>
    private static void HasLengthOne<T>(SequenceCase @case, ElementType<T> type, double unit, double least)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] plain = Sequences.By(@case.Reduction, @case.Values(type), @case.Mask, @case.Shape);
        T[] y = Sequences.By(@case.Reduction, @case.Values(type), @case.Mask, @case.Shape, Normalization.L2);
        double bound = unit + (2 * (BitOperations.Log2((uint)@case.Features) + 5) * double.Exp2(-53)) + (double.Sqrt(@case.Features) * least);
        Assert.All(
            plain.Chunk(@case.Features).Zip(y.Chunk(@case.Features)).Where(rows => rows.First.All(T.IsFinite) && rows.First.Any(value => value != T.Zero)),
            rows => Assert.InRange(Length([.. rows.Second.Select(double.CreateChecked)]), 1 - bound, 1 + bound));
    }

    private static double Length(double[] row) => double.Sqrt(Sum([.. row.Select(value => value * value)]));

    private static double Sum(ReadOnlySpan<double> values) => values.Length == 1 ? values[0] : Sum(values[..(values.Length / 2)]) + Sum(values[(values.Length / 2)..]);
}
