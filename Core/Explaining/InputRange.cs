namespace PoolFunctional;

/// <summary>A range of input positions of one axis, in unclipped coordinates: <c>First … Last</c>, both included.</summary>
/// <remarks>The default value is position 0 alone.</remarks>
public readonly record struct InputRange
{
    internal InputRange(long first, long last) => (First, Last) = (first, last);

    /// <summary>No position at all: what a window without taps sees.</summary>
    internal static InputRange Nothing => new(0, -1);

    /// <summary>The first position.</summary>
    public long First { get; }

    /// <summary>The last position.</summary>
    public long Last { get; }

    /// <summary>The number of positions: <c>Last − First + 1</c>.</summary>
    public long Length => Last - First + 1;

    /// <summary>The positions as <c>0 … 6</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Length == 0 ? "nothing" : $"{First} … {Last}";
}
