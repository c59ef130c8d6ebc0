namespace PoolFunctional;

/// <summary><c>index = First + Σ Axes[axis](position on the axis)</c>: how a layout makes an index of a position, and the position of an index.</summary>
internal readonly record struct IndexForm
{
    /// <summary>The index of a window that sees nothing.</summary>
    internal const long None = -1;

    private readonly bool isReversed;

    internal IndexForm(long first, Sequence<AxisForm> axes, bool isReversed) => (First, Axes, this.isReversed) = (first, axes, isReversed);

    /// <summary>The index of the first element of the plane.</summary>
    internal long First { get; }

    internal Sequence<AxisForm> Axes { get; }

    /// <summary>The axes, that with the greatest weight first.</summary>
    internal IEnumerable<int> Descending => isReversed ? Enumerable.Range(0, Axes.Count).Reverse() : Enumerable.Range(0, Axes.Count);
}

/// <summary>What a position adds to an index: <c>(position − Start) / Step · Weight</c>, for positions <c>Start + n·Step</c> with n below <paramref name="Count"/>.</summary>
internal readonly record struct AxisForm(long Start, long Step, long Count, long Weight)
{
    internal long Written(long position) => (position - Start) / Step * Weight;

    /// <summary>The position that the rest of an index says, which is taken off the rest; −1 where an axis of this extent does not have it.</summary>
    internal long Read(ref long rest, long extent)
    {
        (long count, rest) = long.DivRem(rest, Weight);
        Int128 position = Start + ((Int128)count * Step);
        return count < Count && position >= 0 && position < extent ? (long)position : IndexForm.None;
    }
}
