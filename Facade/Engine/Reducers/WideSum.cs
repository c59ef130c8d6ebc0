namespace PoolFunctional.Engine.Reducers;

/// <summary>A sum of 64-bit integers in two halves, <c>High·2³² + Low</c>: exact for up to 2³¹ taps, and added by one vector addition.</summary>
internal readonly record struct WideSum(long High, long Low)
{
    /// <summary>The sum, if it fits a <see cref="long"/>.</summary>
    internal bool TryNarrow(out long sum)
    {
        long carried = unchecked(High + (Low >>> 32));
        sum = unchecked((carried << 32) | (Low & uint.MaxValue));
        return carried is >= int.MinValue and <= int.MaxValue;
    }

    internal Int128 ToInt128() => ((Int128)High << 32) + Low;
}
