using System.Runtime.Intrinsics;

namespace PoolFunctional.Generators.Types;

/// <summary>The maximum over again.</summary>
internal readonly struct Largest : IVectorReductionOperator<int>
{
    public static int Empty => int.MinValue;

    public static int Identity => int.MinValue;

    public static bool IsExact => true;

    public static int Combine(int left, int right) => int.Max(left, right);

    public static Vector128<int> Combine(Vector128<int> left, Vector128<int> right) => Vector128.Max(left, right);

    public static Vector256<int> Combine(Vector256<int> left, Vector256<int> right) => Vector256.Max(left, right);

    public static Vector512<int> Combine(Vector512<int> left, Vector512<int> right) => Vector512.Max(left, right);

    public static int Finish(int total, long count) => total;
}
