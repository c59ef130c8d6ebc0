using System.Runtime.Intrinsics;

namespace PoolFunctional.Generators.Types;

/// <summary>The flags that any tap has.</summary>
internal readonly struct BitwiseOr : IVectorReductionOperator<uint>
{
    public static uint Empty => 0;

    public static uint Identity => 0;

    public static bool IsExact => true;

    public static uint Combine(uint left, uint right) => left | right;

    public static Vector128<uint> Combine(Vector128<uint> left, Vector128<uint> right) => left | right;

    public static Vector256<uint> Combine(Vector256<uint> left, Vector256<uint> right) => left | right;

    public static Vector512<uint> Combine(Vector512<uint> left, Vector512<uint> right) => left | right;

    public static uint Finish(uint total, long count) => total;
}
