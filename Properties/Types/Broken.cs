using System.Runtime.Intrinsics;
using PoolFunctional.Generators.Types;

namespace PoolFunctional.Properties.Types;

/// <summary>Promises what it does not keep: an identity that is none, an order that matters, and registers of 256 bits that do something else.</summary>
internal readonly struct Broken : IVectorReductionOperator<int>
{
    public static int Empty => 0;

    public static int Identity => 5;

    public static bool IsExact => true;

    public static int Combine(int left, int right) => left > right ? left : left == 1 ? right + 1 : right;

    public static Vector128<int> Combine(Vector128<int> left, Vector128<int> right) =>
        Vector128.ConditionalSelect(Vector128.GreaterThan(left, right), left, right + Vector128.ConditionalSelect(Vector128.Equals(left, Vector128.Create(1)), Vector128.Create(1), Vector128<int>.Zero));

    public static Vector256<int> Combine(Vector256<int> left, Vector256<int> right) => left - right;

    public static Vector512<int> Combine(Vector512<int> left, Vector512<int> right) => right;

    public static int Finish(int total, long count) => total;
}

/// <summary>A sum whose identity is +0, which makes +0 of −0.</summary>
internal readonly struct PlusZero : IVectorReductionOperator<float>
{
    public static float Empty => 0;

    public static float Identity => 0;

    public static float Combine(float left, float right) => Added.Combine(left, right);

    public static Vector128<float> Combine(Vector128<float> left, Vector128<float> right) => left + right;

    public static Vector256<float> Combine(Vector256<float> left, Vector256<float> right) => left + right;

    public static Vector512<float> Combine(Vector512<float> left, Vector512<float> right) => left + right;

    public static float Finish(float total, long count) => total;
}
