using System.Numerics;

namespace PoolFunctional.Peers;

/// <summary>Whether two results mean the same: a maximum exactly, an average within what rounding allows.</summary>
internal static class Agreement
{
    /// <summary>The first output where they differ by more than they may, or −1.</summary>
    internal static int FirstDifference(ReadOnlySpan<float> ours, ReadOnlySpan<float> theirs, Reduction reduction, long taps)
    {
        float allowed = reduction is Reduction.AverageReduction ? AverageDifference(taps) : 0;
        for (int i = 0; i < ours.Length; i++)
        {
            if (!(Math.Abs(ours[i] - theirs[i]) <= allowed)) return i;
        }

        return -1;
    }

    /// <summary>
    /// For |x| ≤ 1 and unit roundoff u = 2⁻²⁴: a sum of n taps in any order is off by at most (n − 1)·u·n, ours (pairwise on two axes or three) by
    /// (⌈log₂ n⌉ + 2)·u·n; dividing by n, or multiplying by its reciprocal, adds at most 2u on each side.
    /// </summary>
    private static float AverageDifference(long taps) => (taps + BitOperations.Log2((ulong)taps) + 6) * MathF.ScaleB(1, -24);
}
