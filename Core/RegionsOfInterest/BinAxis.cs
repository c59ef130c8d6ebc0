using System.Numerics;

namespace PoolFunctional.RegionsOfInterest;

/// <summary>The windows of one region along one axis, whole elements of the map: bins of <paramref name="BinSize"/> from <paramref name="Start"/> on, cut off at 0 and at <paramref name="End"/>.</summary>
/// <remarks>Written once for the definition and the engine; it allocates nothing.</remarks>
internal readonly record struct BinAxis<TReal>(long Start, TReal BinSize, long End)
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    /// <summary>From the scaled edges of a region, which are rounded, halves away from zero; <paramref name="further"/> elements are added to their distance, and at least one is left.</summary>
    internal static BinAxis<TReal> Between(TReal from, TReal to, int bins, long end, int further)
    {
        (long first, long last) = (Rounded(from), Rounded(to));
        return new(first, TReal.CreateTruncating(long.Max(last - first + further, 1)) / TReal.CreateTruncating(bins), end);
    }

    /// <summary>Elements <c>⌊bin·size⌋ + start</c> to before <c>⌈(bin + 1)·size⌉ + start</c>, those that exist.</summary>
    internal Taps WindowAt(int bin)
    {
        long first = Clipped(Start + long.CreateTruncating(TReal.Floor(TReal.CreateTruncating(bin) * BinSize)));
        long end = Clipped(Start + long.CreateTruncating(TReal.Ceiling(TReal.CreateTruncating(bin + 1L) * BinSize)));
        return new(first, long.Max(0, end - first), 1);
    }

    private long Clipped(long position) => long.Clamp(position, 0, End);

    private static long Rounded(TReal edge) => long.CreateTruncating(TReal.Round(edge, MidpointRounding.AwayFromZero));
}
