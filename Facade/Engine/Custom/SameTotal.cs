using System.Runtime.CompilerServices;

namespace PoolFunctional.Engine.Custom;

/// <summary>Whether two totals are the same: numbers by their bits, every NaN alike; other structs as they say themselves.</summary>
internal static class SameTotal
{
    internal static bool Are<TTotal>(TTotal left, TTotal right)
        where TTotal : unmanaged =>
        EqualityComparer<TTotal>.Default.Equals(left, right) && (!IsFloating<TTotal>() || HaveOneSign(left, right));

    private static bool IsFloating<TTotal>() => typeof(TTotal) == typeof(float) || typeof(TTotal) == typeof(double) || typeof(TTotal) == typeof(Half);

    /// <summary>Equal numbers differ in the sign of a zero alone; NaN equals NaN whatever its sign.</summary>
    private static bool HaveOneSign<TTotal>(TTotal left, TTotal right)
        where TTotal : unmanaged =>
        typeof(TTotal) == typeof(float) ? Alike(Unsafe.BitCast<TTotal, float>(left), Unsafe.BitCast<TTotal, float>(right))
        : typeof(TTotal) == typeof(double) ? Alike(Unsafe.BitCast<TTotal, double>(left), Unsafe.BitCast<TTotal, double>(right))
        : Alike((double)Unsafe.BitCast<TTotal, Half>(left), (double)Unsafe.BitCast<TTotal, Half>(right));

    private static bool Alike(double left, double right) => double.IsNaN(left) || double.IsNegative(left) == double.IsNegative(right);
}
