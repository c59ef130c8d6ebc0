namespace PoolFunctional.Windows;

/// <summary>One output's window on one axis; <paramref name="Pitch"/> is the distance in a plane between neighbours on that axis.</summary>
internal readonly record struct AxisWindow(AxisPlan Axis, long Output, long Pitch)
{
    internal Taps Taps => Axis.WindowAt(Output);

    /// <summary>The offset in a plane of a tap position.</summary>
    internal long Offset(long position) => position * Pitch;

    /// <summary>The offsets of the taps that exist, in order.</summary>
    internal IEnumerable<long> Offsets()
    {
        Taps taps = Taps;
        for (long tap = taps.FirstAtOrAfter(0); tap < taps.FirstAtOrAfter(Axis.InputExtent); tap++) yield return Offset(taps[tap]);
    }
}

/// <summary>One output's window: the product of its axes' windows, outermost first, in the plane of one channel of one item of the batch.</summary>
internal readonly record struct PlaneWindow(long Batch, long Channel, Sequence<AxisWindow> Axes)
{
    /// <summary>The offsets in the plane of the taps that exist, row-major.</summary>
    internal IEnumerable<long> Offsets =>
        Axes.Aggregate(Enumerable.Repeat(0L, 1), (outer, axis) => outer.SelectMany(_ => axis.Offsets(), (offset, further) => offset + further));

    internal WindowCounts Counts => new(
        Product(axis => axis.Axis.PresentTaps(axis.Output)),
        Product(axis => axis.Axis.DeclaredTaps(axis.Output)),
        Product(axis => axis.Taps.Count));

    private long Product(Func<AxisWindow, long> count) => Axes.Aggregate(1L, (product, axis) => product * count(axis));
}

/// <summary>How many taps a window has: inside the input, inside the input or its declared padding, and in all.</summary>
internal readonly record struct WindowCounts(long Present, long Declared, long Full);
