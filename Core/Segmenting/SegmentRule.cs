using System.Numerics;

namespace PoolFunctional.Segmenting;

/// <summary>The rules that ids and offsets keep, for any type of them and without a copy.</summary>
internal static class SegmentRule
{
    /// <summary>The largest id and one more; 0 where there is none. At most <see cref="long.MaxValue"/>, which no table can have.</summary>
    internal static long CountOf<TIndex>(ReadOnlySpan<TIndex> ids)
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        long largest = -1;
        foreach (TIndex id in ids) largest = long.Max(largest, long.CreateSaturating(id));
        return largest == long.MaxValue ? largest : largest + 1;
    }

    /// <summary>The first row whose id names none of so many segments; the number of ids where there is no such row.</summary>
    internal static int FirstOutOfRange<TIndex>(ReadOnlySpan<TIndex> ids, long segments)
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        for (int row = 0; row < ids.Length; row++)
        {
            if (TIndex.IsNegative(ids[row]) || long.CreateSaturating(ids[row]) >= segments) return row;
        }

        return ids.Length;
    }

    /// <summary>The first offset that the next one is below; the last offset where there is no such one.</summary>
    internal static int FirstDecrease<TIndex>(ReadOnlySpan<TIndex> offsets)
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        for (int segment = 0; segment < offsets.Length - 1; segment++)
        {
            if (offsets[segment + 1] < offsets[segment]) return segment;
        }

        return offsets.Length - 1;
    }
}
