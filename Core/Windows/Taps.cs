using PoolFunctional.Windows;

namespace PoolFunctional;

/// <summary>The tap positions of one window on one axis: <c>Start, Start + Step, …</c>, <c>Count</c> of them, in unclipped coordinates.</summary>
/// <remarks>Positions below 0 or beyond the input are real positions whose tap is absent. The default value has no taps.</remarks>
public readonly record struct Taps
{
    private readonly long beyondOne;

    internal Taps(long start, long count, long step) => (Start, Count, beyondOne) = (start, count, step - 1);

    /// <summary>The first position.</summary>
    public long Start { get; }

    /// <summary>How many positions, at least 0.</summary>
    public long Count { get; }

    /// <summary>The distance between neighbouring positions, at least 1 (the dilation).</summary>
    public long Step => beyondOne + 1;

    /// <summary>The position of tap number <paramref name="tap"/>: <c>Start + tap·Step</c>.</summary>
    /// <param name="tap">The tap's number in the window, from 0.</param>
    public long this[long tap] => Start + (tap * Step);

    /// <summary>The number of the first tap at or after a position: the least <c>j ≥ 0</c> with <c>Start + j·Step ≥ position</c>, at most <c>Count</c>.</summary>
    /// <param name="position">The position.</param>
    /// <returns>A tap number in <c>0 … Count</c>.</returns>
    public long FirstAtOrAfter(long position) =>
        position <= Start ? 0 : long.Min(Count, Arithmetic.CeilingDivide(position - Start, Step));

    /// <summary>How many taps lie in <c>[from, to)</c>.</summary>
    /// <param name="from">The first position.</param>
    /// <param name="to">The end, exclusive.</param>
    /// <returns>The count.</returns>
    public long CountIn(long from, long to) => long.Max(0, FirstAtOrAfter(to) - FirstAtOrAfter(from));

    /// <summary>The same taps seen from another origin: <c>position ↦ position − origin</c>.</summary>
    internal Taps From(long origin) => new(Start - origin, Count, Step);
}
