using PoolFunctional.Blurring;
using Xunit;

namespace PoolFunctional.Properties.Windows;

public sealed class BlurLaws
{
    /// <summary>Exact for constants of 16 bits: every product has at most 4 bits more and every partial sum of an axis at most 6, and a float holds 24, axis after axis.</summary>
    [Property(MaxTest = 200)]
    public void Constants_stay_constant_to_the_bit_where_edges_are_not_zero(int seed)
    {
        Random random = new(seed);
        float constant = random.Next(-65_535, 65_536) * float.ScaleB(1, random.Next(-30, 30));
        int size = 1 + random.Next(7);
        BlurFilter filter = BlurFilter.Binomial(size, 1 + random.Next(3), random.Next(2) == 0 ? BlurEdge.Reflect : BlurEdge.Replicate);
        Assert.All(Blurred([.. Enumerable.Repeat(constant, 2 * 9 * 10)], [1, 2, 9, 10], filter), value => Assert.Equal(BitConverter.SingleToInt32Bits(constant + 0f), BitConverter.SingleToInt32Bits(value + 0f)));
    }

    /// <summary>Integers of 10 bits and weights of 12 leave nothing to round.</summary>
    [Property(MaxTest = 200)]
    public void Blur_of_a_sum_is_the_sum_of_the_blurs_for_small_integers(int seed)
    {
        Random random = new(seed);
        float[] left = [.. Enumerable.Range(0, 12 * 13).Select(_ => (float)random.Next(-512, 512))];
        float[] right = [.. left.Select(_ => (float)random.Next(-512, 512))];
        BlurEdge edge = random.Next(3) switch { 0 => BlurEdge.Reflect, 1 => BlurEdge.Replicate, _ => BlurEdge.Zero };
        BlurFilter filter = BlurFilter.Binomial(1 + random.Next(7), 1 + random.Next(3), edge);
        Assert.Equal(
            Blurred(left, [1, 1, 12, 13], filter).Zip(Blurred(right, [1, 1, 12, 13], filter), (a, b) => a + b),
            Blurred([.. left.Zip(right, (a, b) => a + b)], [1, 1, 12, 13], filter));
    }

    [Fact]
    public void Impulse_gives_the_outer_product_of_the_binomials()
    {
        float[] impulse = new float[81];
        impulse[40] = 256;
        float[] row = [0, 0, 1, 4, 6, 4, 1, 0, 0];
        Assert.Equal(from i in row from j in row select i * j, Blurred(impulse, [1, 1, 9, 9], BlurFilter.Binomial(5)));
    }

    [Fact]
    public void Edges_reflect_replicate_or_end()
    {
        float[] x = [8, 0, 0, 4];
        Assert.Equal([4, 2, 1, 2], Blurred(x, [1, 1, 4], BlurFilter.Binomial(3, edge: BlurEdge.Zero)));
        Assert.Equal([6, 2, 1, 3], Blurred(x, [1, 1, 4], BlurFilter.Binomial(3, edge: BlurEdge.Replicate)));
        Assert.Equal([4, 2, 1, 2], Blurred(x, [1, 1, 4], BlurFilter.Binomial(3, edge: BlurEdge.Reflect)));
        Assert.Equal([0, 4, 2, 0], Blurred([0, 8, 0, 0], [1, 1, 4], BlurFilter.Binomial(3, edge: BlurEdge.Reflect)).Select((value, i) => i == 0 ? value - 4 : value));
    }

    /// <summary>timm pads ((s − 1) + (k − 1)) / 2 = 2 on both sides, the first code of anti-aliasing 1 and 2.</summary>
    [Fact]
    public void Even_sizes_are_padded_as_told()
    {
        float[] x = [8, 16, 24, 32, 40, 48];
        Assert.Equal([14, 20, 36, 42], Blurred(x, [1, 1, 6], BlurFilter.Binomial(4, 2)));
        Assert.Equal([14, 28, 42], Blurred(x, [1, 1, 6], BlurFilter.Binomial(4, 2, padding: Padding.Explicit([1], [2]))));
    }

    [Fact]
    public void Integers_round_to_the_nearest_ties_to_even()
    {
        int[] y = new int[3];
        Pool.Blur([1, 2, 3, 5], [1, 1, 4], BlurFilter.Binomial(2, padding: Padding.None), y);
        Assert.Equal([2, 2, 4], y);
        Pool.Blur([-1, -2, -3, int.MinValue], [1, 1, 4], BlurFilter.Binomial(2, padding: Padding.None), y);
        Assert.Equal([-2, -2, (int)((int.MinValue - 3L - 1) / 2)], y);
    }

    [Property(MaxTest = 100)]
    public void Blurred_maximum_is_the_blur_of_the_maxima(int seed)
    {
        Random random = new(seed);
        float[] x = [.. Enumerable.Range(0, 2 * 9 * 12).Select(_ => random.NextSingle())];
        float[] y = new float[2 * 4 * 6];
        Pool.MaxBlur(x, [1, 2, 9, 12], BlurFilter.Binomial(3, 2), y);
        Assert.Equal(Blurred(Pooled.By(Reduction.Max, Window.Square(2, axes: 2, stride: 1), x, [1, 2, 9, 12]), [1, 2, 8, 11], BlurFilter.Binomial(3, 2)), y);
    }

    [Fact]
    public void Window_wholly_beyond_a_zero_edge_is_positive_zero()
    {
        float[] y = Blurred([-0f, -0f], [1, 1, 2], BlurFilter.Binomial(2, 1, BlurEdge.Zero, Padding.Symmetric(3)));
        Assert.Equal([0, 0, int.MinValue, int.MinValue, int.MinValue, 0, 0], y.Select(BitConverter.SingleToInt32Bits));
    }

    [Fact]
    public void Reflection_reaches_to_the_other_end_of_either_side_and_no_farther()
    {
        static PoolError? Refusal(int before, int after) =>
            Shape.Create(1, 1, 4).Bind(shape => BlurGeometry.Create(BlurFilter.Binomial([3], [1], padding: Padding.Explicit([before], [after])), shape)).Match<PoolError?>(_ => null, error => error);
        Assert.Equal((null, null), (Refusal(3, 0), Refusal(0, 3)));
        Assert.Equal((new PoolError.ReflectionTooFar(0, 4, 4), new PoolError.ReflectionTooFar(0, 4, 4)), (Refusal(4, 0), Refusal(0, 4)));
    }

    [Fact]
    public void Weights_of_integers_are_exact_to_sixty_two_bits()
    {
        static PoolError? Refusal<T>(int shift)
            where T : unmanaged, System.Numerics.INumber<T> => Weighing<T>.For(shift).Match<PoolError?>(_ => null, error => error);
        Assert.Equal((null, new PoolError.BlurTooFine(63, 62), null), (Refusal<long>(62), Refusal<long>(63), Refusal<double>(63)));
    }

    [Fact]
    public void Edge_that_is_named_is_the_edge_of_the_filter() =>
        Assert.Equal(
            [BlurEdge.Zero, BlurEdge.Zero, BlurEdge.Reflect, BlurEdge.Reflect],
            ((BlurFilter[])[BlurFilter.Binomial(3, 1, BlurEdge.Zero), BlurFilter.Binomial([3], [1], BlurEdge.Zero), BlurFilter.Binomial(3), BlurFilter.Binomial([3], [1])]).Select(filter => filter.Edge));

    internal static float[] Blurred(float[] x, nint[] shape, BlurFilter filter)
    {
        PoolPlan<float> plan = Pool.CompileBlur<float>(filter, shape);
        float[] y = new float[plan.OutputLength];
        plan.Run(x, y);
        return y;
    }
}
