using System.Runtime.Intrinsics;

namespace PoolFunctional.Generators.Types;

/// <summary>The sum over again: in the order of the fold alone.</summary>
internal readonly struct Added : IVectorReductionOperator<float>
{
    public static float Empty => 0;

    /// <summary>x + −0 is x, also for x = −0.</summary>
    public static float Identity => -0f;

    public static float Combine(float left, float right) => left + right;

    public static Vector128<float> Combine(Vector128<float> left, Vector128<float> right) => left + right;

    public static Vector256<float> Combine(Vector256<float> left, Vector256<float> right) => left + right;

    public static Vector512<float> Combine(Vector512<float> left, Vector512<float> right) => left + right;

    public static float Finish(float total, long count) => total;
}
