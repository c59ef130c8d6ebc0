namespace PoolFunctional.Engine.Gradients;

/// <summary>
/// The places <c>[From, End)</c> of a row, two neighbours at a time, the very last of which may lie behind the row, or as many as a window has where windows share none; the outputs that see them begin with <paramref name="First"/>, and before <paramref name="Behind"/> they end.
/// </summary>
internal readonly record struct SquareSpan(nint From, nint End, nint First, nint Behind)
{
    /// <summary>Whether there are kernels for an axis: windows of two places or three at every second place, or of three at every place.</summary>
    internal static bool Suits(FedAxis axis) => (axis.Taps, axis.Stride) is (2, 2) or (3, 2) or (3, 1);

    /// <summary>The places of which all outputs exist that a kernel looks at.</summary>
    internal static SquareSpan Whole(FedAxis axis) => Where(axis, output => output >= 0 && output < axis.OutputExtent, (_, _) => false);

    /// <summary>Also those that outputs of the rows before and behind are looked at for, which cannot have one of them for their index.</summary>
    internal static SquareSpan Reaching(FedAxis axis) => Where(
        axis,
        output => output >= -axis.OutputExtent && output < 2 * axis.OutputExtent,
        (output, place) => output != Neighbour(axis, output) && axis.Seen(Neighbour(axis, output)) is var (first, end) && first < place + 2 && end > place);

    /// <summary>The places of whole windows, where no two share a place.</summary>
    internal static SquareSpan Apart(FedAxis axis)
    {
        int first = axis.Start < 0 ? (axis.Taps - 1 - axis.Start) / axis.Taps : 0;
        int behind = int.Min(axis.OutputExtent, (axis.InputExtent - axis.Start) / axis.Taps);
        return first < behind ? new(axis.Start + (first * axis.Taps), axis.Start + (behind * axis.Taps), first, behind) : default;
    }

    /// <summary>The place in its own row of an output that is counted from the beginning of a neighbouring one.</summary>
    private static int Neighbour(FedAxis axis, int output) => output < 0 ? output + axis.OutputExtent : output >= axis.OutputExtent ? output - axis.OutputExtent : output;

    private static SquareSpan Where(FedAxis axis, Func<int, bool> exists, Func<int, int, bool> isMistaken)
    {
        int seeing = axis.Stride == 1 ? axis.Taps + 1 : axis.Taps - 1;
        int last = axis.InputExtent - (axis.Stride == 1 ? 2 : 1);
        bool Fits(int place) => place <= last && Enumerable.Range(axis.FirstSeeing(place), seeing).All(output => exists(output) && !isMistaken(output, place));

        // Two places that one window of two begins with are not seen by another. Of windows of three it is the same where they begin.
        int step = axis.Stride;
        int from = axis.Taps == 2 ? int.Abs(axis.Start) % step : 0;
        while (from <= last && !Fits(from)) from += step;
        if (from > last) return default;
        int end = from;
        while (Fits(end + step)) end += step;
        return new(from, end + 2, axis.FirstSeeing(from), axis.FirstSeeing(end) + seeing);
    }
}
