using System.Runtime.Intrinsics;

namespace PoolFunctional.Generators.Types;

/// <summary>Halves added in Half, of which no machine has registers.</summary>
internal readonly struct AddedHalves : IVectorReductionOperator<Half>
{
    public static Half Empty => Half.Zero;

    public static Half Identity => Half.NegativeZero;

    public static Half Combine(Half left, Half right) => left + right;

    public static Vector128<Half> Combine(Vector128<Half> left, Vector128<Half> right) => throw new NotSupportedException();

    public static Vector256<Half> Combine(Vector256<Half> left, Vector256<Half> right) => throw new NotSupportedException();

    public static Vector512<Half> Combine(Vector512<Half> left, Vector512<Half> right) => throw new NotSupportedException();

    public static Half Finish(Half total, long count) => total;
}
