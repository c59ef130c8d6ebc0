using PoolFunctional.Engine.Geometry;

namespace PoolFunctional.Engine.Gradients;

/// <summary>An axis whose windows are alike and at one distance, with neighbouring taps, seen from its inputs.</summary>
internal sealed record FedAxis(UniformWindows Windows, int InputExtent, int OutputExtent)
{
    /// <summary>Beyond so many places on an axis a table of them would cost more than it saves.</summary>
    private const long Largest = 1 << 20;

    /// <summary>The taps of a window, as many as it has beyond the input's ends, too.</summary>
    internal int Taps => (int)Windows.Count;

    /// <summary>By how much a window begins after the one before; where there is but one, as if others followed it without overlap.</summary>
    internal int Stride => OutputExtent == 1 ? Taps : (int)Windows.Stride;

    /// <summary>Where the first window begins: 0, or as far before the input as is padded.</summary>
    internal int Start => (int)Windows.Start;

    /// <summary>By how many outputs an input is seen at most.</summary>
    internal int Most => (Taps + Stride - 1) / Stride;

    /// <summary>The axis, or null where its windows are others.</summary>
    internal static FedAxis? Of(AxisPlan plan) =>
        plan.InputExtent <= Largest && plan.OutputExtent is > 0 and <= Largest && plan.WindowAt(0).Step == 1 && UniformWindows.Of(plan) is { } windows && windows.Count <= Largest && windows.Stride <= Largest
            ? new(windows, (int)plan.InputExtent, (int)plan.OutputExtent)
            : null;

    /// <summary>The first output that may see a place, whether or not there is one of that number.</summary>
    internal int FirstSeeing(int place) => CeilingDivide(place - Start - Taps + 1);

    /// <summary>The outputs that see a place: the first, and the end.</summary>
    internal (int First, int End) Seeing(int place) => (int.Max(0, FirstSeeing(place)), int.Min(OutputExtent, CeilingDivide(place - Start + 1)));

    /// <summary>The taps of an output that lie in the input: the first, and the end.</summary>
    internal (int First, int End) Seen(int output) => (int.Max(0, Start + (output * Stride)), int.Min(InputExtent, Start + (output * Stride) + Taps));

    /// <summary>For each place of some axes without overlap, the last axis quickest, the one output that sees it, or −1.</summary>
    internal static IEnumerable<int> OnlySeeing(IEnumerable<FedAxis> axes) => axes.Aggregate((IEnumerable<int>)[0], (before, axis) => before.SelectMany(
        _ => Enumerable.Range(0, axis.InputExtent),
        (outer, place) => outer >= 0 && axis.Seeing(place) is var (first, end) && first < end ? (outer * axis.OutputExtent) + first : -1));

    private int CeilingDivide(int value) => value > 0 ? (value + Stride - 1) / Stride : -(-value / Stride);
}
