namespace PoolFunctional.Generators.Types;

/// <summary><c>t ↦ Factor · t + Summand</c>, modulo 2⁶⁴.</summary>
internal readonly record struct Affine(long Factor, long Summand);

/// <summary>Affine functions one after another, applied to 1: associative, not commutative.</summary>
internal readonly struct Composed : IReductionOperator<long, Affine>
{
    public static long Empty => 1;

    public static Affine Lift(long element) => new(unchecked((2 * element) + 1), element);

    public static Affine Combine(Affine left, Affine right) => unchecked(new(left.Factor * right.Factor, (right.Factor * left.Summand) + right.Summand));

    public static long Finish(Affine total, long count) => unchecked(total.Factor + total.Summand + count);
}
