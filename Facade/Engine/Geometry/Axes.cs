using PoolFunctional.Engine.Kernels;

namespace PoolFunctional.Engine.Geometry;

/// <summary>Which axes of a plan <see cref="DirectKernel"/> takes for the two before the last, and what a row is.</summary>
/// <remarks>
/// Channels first, a row is one of the last axis, along which windows lie, and windows of three axes are folded over the first of them before.
/// Channels last, a row is the channels of one position, and nothing lies along it.
/// </remarks>
internal readonly record struct Axes(AxisTable Deep, nint DeepPitch, AxisTable High, nint HighPitch, (int Deep, int High) Columns, nint Length, nint Outputs)
{
    private const long MostTaps = 3;

    /// <summary>Channels of fewer elements than this leave most of a register empty.</summary>
    private const int FewestChannels = 8;

    internal int Stride { get; private init; } = 1;

    internal int Taps { get; private init; } = 1;

    /// <summary>How many places before a row its first window begins.</summary>
    internal nint Lead { get; private init; }

    /// <summary>The axis that is folded into sheets before the others, if there is one, and its pitch.</summary>
    internal AxisTable? First { get; private init; }

    internal nint FirstPitch { get; private init; }

    internal static Axes? Of(FoldGeometry fold) =>
        !fold.IsSlice || fold.AreApart ? null
        : fold.Inner > 1 ? ChannelsLast(fold)
        : ChannelsFirst(fold);

    private static Axes? ChannelsFirst(FoldGeometry fold)
    {
        // What lies between the rows of a slice is folded into sheets too: it should not be most of them.
        if (fold.Outer.Length == 2 && fold.RowPitch > 2 * fold.Last.InputExtent) return null;
        if (fold.Outer.Length > 2 || fold.Last.Uniform is not { } windows || (windows.Count > 1 && fold.Last.Step != 1)) return null;
        bool areTiles = windows is { Start: 0, Count: 4, Stride: 4 } && windows.Count * fold.Last.OutputExtent <= fold.Last.InputExtent;
        bool fits = areTiles || (windows.Start <= 0 && windows.Count <= MostTaps && (windows.Stride == 1 || (windows.Stride == 2 && windows.Count > 1)));
        // Cubes of two: each place is seen by one window, so that nothing is folded twice without sheets.
        if (fits && fold.Outer is [{ LongestTree: 2 }, { LongestTree: 2 }] && windows is { Start: 0, Stride: 2, Count: 2 } && ColumnsOf(fold.Outer[0], fold.Height) is { Deep: > 1 } cubes)
        {
            return new(fold.Outer[0], fold.Pitch(0), fold.Height, fold.Pitch(1), cubes, (nint)fold.Last.InputExtent, fold.Last.OutputExtent) { Stride = 2, Taps = 2 };
        }

        return fits && ColumnsOf(AxisTable.Single, fold.Height) is { } columns
            ? new(AxisTable.Single, 0, fold.Height, fold.Pitch(fold.Outer.Length - 1), columns, (nint)fold.Last.InputExtent, fold.Last.OutputExtent)
            {
                Stride = (int)windows.Stride,
                Taps = (int)windows.Count,
                Lead = (nint)(-windows.Start),
                First = fold.Outer.Length == 2 ? fold.Outer[0] : null,
                FirstPitch = fold.Pitch(0),
            }
            : null;
    }

    private static Axes? ChannelsLast(FoldGeometry fold)
    {
        if (fold.Outer.Length > 1 || fold.Inner < FewestChannels) return null;
        bool isLine = fold.Last == AxisTable.Single;
        (AxisTable deep, AxisTable high) = isLine ? (AxisTable.Single, fold.Outer[0]) : (fold.Outer[0], fold.Last);
        return ColumnsOf(deep, high) is { } columns ? new(deep, fold.Pitch(0), high, isLine ? fold.Pitch(0) : fold.Inner, columns, fold.Inner, fold.Inner) : null;
    }

    /// <summary>The least column of the kernel's that holds the windows of both axes; what it has more is absent.</summary>
    private static (int Deep, int High)? ColumnsOf(AxisTable deep, AxisTable high)
    {
        (long deepTaps, long highTaps) = (deep.LongestTree, high.LongestTree);
        long most = long.Max(deepTaps, highTaps);
        return most > MostTaps ? null : deepTaps == 1 ? (1, (int)highTaps) : ((int)most, (int)most);
    }
}
