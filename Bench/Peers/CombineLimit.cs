using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace PoolFunctional.Peers;

/// <summary>Arithmetic's part of what no pooling can beat by much: the combines that the pairwise rule needs, at the rate of a loop in registers.</summary>
internal static class CombineLimit
{
    private const long CombinesPerRun = 64 * 1024;

    /// <summary>Long beside a time slice of the system, so that a neighbour on the processor does not pass for slow registers.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(60);

    /// <summary>
    /// Combines for all planes. Axes fold one after the other, the last one last, so an axis folds at every position of the folded axes before it
    /// and of the unfolded axes after it. A window of k taps takes k − 1 combines; windows one element apart share their power-of-two
    /// blocks and take ⌊log₂ k⌋ + (digits of k that are 1) − 1. (A maximum, for which every order gives the same bits, can be had in three.)
    /// </summary>
    internal static double Combines(Plan plane, double planes)
    {
        double total = 0;
        for (int axis = 0; axis < plane.Axes.Count; axis++)
        {
            double lines = plane.Axes.Take(axis).Aggregate(planes, (product, before) => product * before.OutputExtent);
            double inner = plane.Axes.Skip(axis + 1).Aggregate(1.0, (product, after) => product * after.InputExtent);
            total += lines * inner * OnAxis(plane.Axes[axis]);
        }

        return total;
    }

    /// <summary>Combines per microsecond and thread: elements of full registers, all operands in registers, independent chains.</summary>
    internal static double PerMicrosecond<T>(Reduction reduction)
        where T : unmanaged, INumber<T> => reduction is Reduction.AverageReduction or Reduction.SumReduction ? Adding<T>() : Choosing<T>();

    private static double OnAxis(AxisPlan axis)
    {
        double separately = 0;
        for (long output = 0; output < axis.OutputExtent; output++) separately += Math.Max(0, axis.PresentTaps(output) - 1);
        ulong taps = (ulong)axis.WindowAt(0).Count;
        bool sharing = axis.OutputExtent > 1 && axis.WindowAt(0).Step == 1 && axis.WindowAt(1).Start == axis.WindowAt(0).Start + 1 && axis.WindowAt(1).Count == (long)taps;
        return sharing ? Math.Min(separately, (double)axis.OutputExtent * (BitOperations.Log2(taps) + BitOperations.PopCount(taps) - 1)) : separately;
    }

    /// <summary>Sums in the narrowest type that the contract allows; 64-bit integers need more than this.</summary>
    private static double Adding<T>() =>
        typeof(T) == typeof(float) || typeof(T) == typeof(Half) ? Rate<float, Sum<float>>()
        : typeof(T) == typeof(double) ? Rate<double, Sum<double>>()
        : typeof(T) == typeof(byte) || typeof(T) == typeof(sbyte) ? Rate<short, Sum<short>>()
        : typeof(T) == typeof(short) || typeof(T) == typeof(ushort) ? Rate<int, Sum<int>>()
        : Rate<long, Sum<long>>();

    /// <summary>The processor's own maximum, without what NaN and −0 cost on top; that of Half by its bits.</summary>
    private static double Choosing<T>()
        where T : unmanaged, INumber<T> => typeof(T) == typeof(Half) ? Rate<short, Maximum<short>>() : Rate<T, Maximum<T>>();

    private static double Rate<T, TCombine>()
        where T : unmanaged, INumber<T>
        where TCombine : struct, ICombine<T> => RateOf<T, TCombine>.PerMicrosecond;

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Combine<T, TCombine>(long rounds)
        where T : unmanaged, INumber<T>
        where TCombine : struct, ICombine<T>
    {
        Vector512<T> x = Vector512.Create(T.One);
        Vector512<T> a = x, b = x, c = x, d = x, e = x, f = x, g = x;
        for (long round = 0; round < rounds; round++)
        {
            a = TCombine.Of(a, x);
            b = TCombine.Of(b, x);
            c = TCombine.Of(c, x);
            d = TCombine.Of(d, x);
            e = TCombine.Of(e, x);
            f = TCombine.Of(f, x);
            g = TCombine.Of(g, x);
        }

        Keep(a ^ b ^ c ^ d ^ e ^ f ^ g);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Keep<T>(Vector512<T> value) => _ = value;

    /// <summary>Measured once per process.</summary>
    private static class RateOf<T, TCombine>
        where T : unmanaged, INumber<T>
        where TCombine : struct, ICombine<T>
    {
        /// <summary>As many as stay in sixteen registers where one of 512 bits is two of 256.</summary>
        private const long Chains = 7;
        private static readonly long Rounds = CombinesPerRun / (Chains * Vector512<T>.Count);

        internal static double PerMicrosecond { get; } =
            Rounds * Chains * Vector512<T>.Count / Race.Fastest(Contender.Of(static () => Combine<T, TCombine>(Rounds), isJitted: false), Moment);
    }

    private interface ICombine<T>
    {
        static abstract Vector512<T> Of(Vector512<T> left, Vector512<T> right);
    }

    private readonly struct Sum<T> : ICombine<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<T> Of(Vector512<T> left, Vector512<T> right) => left + right;
    }

    private readonly struct Maximum<T> : ICombine<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<T> Of(Vector512<T> left, Vector512<T> right) => Vector512.MaxNative(left, right);
    }
}
