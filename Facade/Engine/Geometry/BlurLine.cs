using PoolFunctional.Blurring;

namespace PoolFunctional.Engine.Geometry;

/// <summary>The last axis of a blur: a line of places, those before and behind the input included, over which windows slide.</summary>
internal sealed class BlurLine
{
    private readonly int[] before;
    private readonly int[] behind;

    internal BlurLine(BlurAxis axis)
    {
        Taps first = axis.Plan.WindowAt(0);
        (Extent, Outputs, Size, Shift) = ((nint)axis.Plan.InputExtent, (nint)axis.Plan.OutputExtent, axis.Size, axis.Shift);
        Weights = [.. axis.Weights];
        Stride = axis.Plan.OutputExtent > 1 ? (nint)(axis.Plan.WindowAt(1).Start - first.Start) : 1;
        Places = ((Outputs - 1) * Stride) + Size;
        before = [.. Enumerable.Range(0, (int)-first.Start).Select(place => (int)axis.Edge.SourceOf(first.Start + place, Extent))];
        behind = [.. Enumerable.Range(0, (int)nint.Max(0, Places - before.Length - Extent)).Select(place => (int)axis.Edge.SourceOf(Extent + place, Extent))];
        FirstSeeing = FirstOf(axis, output => IsSeeing(axis, output));
        EndSeeing = FirstSeeing + FirstOf(axis, output => !IsSeeing(axis, FirstSeeing + output), FirstSeeing);
    }

    internal nint Extent { get; }

    internal nint Outputs { get; }

    internal int Size { get; }

    internal int Shift { get; }

    internal nint Stride { get; }

    internal long[] Weights { get; }

    /// <summary>From the first place that a window sees to the last.</summary>
    internal nint Places { get; }

    /// <summary>The places before the input.</summary>
    internal nint Before => before.Length;

    /// <summary>Which inputs the places before the input are, or −1.</summary>
    internal ReadOnlySpan<int> SourcesBefore => before;

    /// <summary>The same for the places behind it.</summary>
    internal ReadOnlySpan<int> SourcesBehind => behind;

    /// <summary>Room for a line: what windows see, and all of the input.</summary>
    internal nint Room => nint.Max(Places, Before + Extent);

    internal bool IsIdentity => Size == 1 && Stride == 1 && Before == 0 && Outputs == Extent;

    /// <summary>Whether rows of the input are lines as they are.</summary>
    internal bool IsBare => before.Length == 0 && behind.Length == 0;

    /// <summary>The outputs that see something are those from here …</summary>
    internal nint FirstSeeing { get; }

    /// <summary>… to here.</summary>
    internal nint EndSeeing { get; }

    private static bool IsSeeing(BlurAxis axis, nint output)
    {
        for (int tap = 0; tap < axis.Size; tap++)
        {
            if (axis.SourceOf(output, tap) >= 0) return true;
        }

        return false;
    }

    private static nint FirstOf(BlurAxis axis, Func<nint, bool> isSo, nint from = 0)
    {
        nint output = 0;
        while (from + output < axis.Plan.OutputExtent && !isSo(output)) output++;
        return output;
    }
}
