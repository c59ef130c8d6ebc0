using System.Runtime.Intrinsics;

namespace PoolFunctional.Generators.Types;

/// <summary>The tap of the largest magnitude, with its sign; of two alike the positive one.</summary>
internal readonly struct LargestMagnitude : IVectorReductionOperator<short>
{
    public static short Empty => 0;

    public static short Identity => 0;

    public static bool IsExact => true;

    public static short Combine(short left, short right)
    {
        (int a, int b) = (int.Abs(left), int.Abs(right));
        return a > b ? left : b > a ? right : short.Max(left, right);
    }

    public static Vector128<short> Combine(Vector128<short> left, Vector128<short> right)
    {
        (Vector128<ushort> a, Vector128<ushort> b) = (Vector128.Abs(left).AsUInt16(), Vector128.Abs(right).AsUInt16());
        Vector128<short> alike = Vector128.ConditionalSelect(Vector128.Equals(a, b).AsInt16(), Vector128.Max(left, right), right);
        return Vector128.ConditionalSelect(Vector128.GreaterThan(a, b).AsInt16(), left, alike);
    }

    public static Vector256<short> Combine(Vector256<short> left, Vector256<short> right) => Vector256.Create(Combine(left.GetLower(), right.GetLower()), Combine(left.GetUpper(), right.GetUpper()));

    public static Vector512<short> Combine(Vector512<short> left, Vector512<short> right) => Vector512.Create(Combine(left.GetLower(), right.GetLower()), Combine(left.GetUpper(), right.GetUpper()));

    public static short Finish(short total, long count) => total;
}
