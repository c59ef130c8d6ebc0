namespace PoolFunctional.Engine.Reducers;

/// <summary>A sum of 64-bit integers in two halves, <c>High·2³² + Low</c>: exact for up to 2³¹ taps, and added by one vector addition.</summary>
/// <remarks>Low lies first, so that an integer becomes a sum by widening its two halves where they are.</remarks>
internal readonly record struct WideSum(long Low, long High)
{
    internal Int128 ToInt128() => ((Int128)High << 32) + Low;
}
