using System.Numerics;
using PoolFunctional.Bench.Suites;

namespace PoolFunctional.Peers;

/// <summary>Whether a peer's result means the same as ours: a maximum exactly, an average within what rounding allows.</summary>
internal static class PeerAgreement
{
    /// <remarks>A gradient has a sum of at most as many terms as a window has taps, in whatever order.</remarks>
    /// <summary>The first output where they differ by more than they may, as a sentence, or null.</summary>
    internal static string? Difference<T>(PoolingCase pooling, Plan plane, ReadOnlySpan<T> ours, ReadOnlySpan<T> theirs, bool isGradient = false)
        where T : unmanaged, INumber<T>
    {
        if (ours.Length != theirs.Length) return $"{theirs.Length} outputs, not {ours.Length}";
        double allowed = pooling.Reduction is Reduction.AverageReduction || isGradient ? AverageDifference<T>(plane) : 0;
        for (int i = 0; i < ours.Length; i++)
        {
            if (!(Math.Abs(double.CreateSaturating(ours[i]) - double.CreateSaturating(theirs[i])) <= allowed)) return $"output {i} is {theirs[i]}, ours is {ours[i]}";
        }

        return null;
    }

    /// <summary>
    /// For |x| ≤ 1 and unit roundoff u: a sum of n taps in any order is off by at most (n − 1)·u·n, ours (pairwise on two axes or three) by
    /// (⌈log₂ n⌉ + 2)·u·n; dividing by n, or multiplying by its reciprocal, adds at most 2u on each side. Half is added in float (u = 2⁻²⁴) and
    /// rounded once on each side (2⁻¹¹). An integer average may round a tie the other way.
    /// </summary>
    private static double AverageDifference<T>(Plan plane)
        where T : INumber<T>
    {
        long taps = plane.Axes.Aggregate(1L, (product, axis) => product * axis.WindowAt(0).Count);
        double steps = taps + BitOperations.Log2((ulong)taps) + 6;
        return typeof(T) == typeof(float) ? Math.ScaleB(steps, -24)
            : typeof(T) == typeof(double) ? Math.ScaleB(steps, -53)
            : typeof(T) == typeof(Half) ? Math.ScaleB(steps, -24) + Math.ScaleB(2, -11)
            : 1;
    }
}
