using PoolFunctional.Engine.Geometry;

namespace PoolFunctional.Engine.Indices;

/// <summary>One axis of the images that windows are folded in: a tile of so many windows, and the places that they see, sorted by their remainder modulo the stride.</summary>
/// <param name="Start">The position of the first window's first tap, which may be absent.</param>
/// <param name="Stride">Places between neighbouring windows.</param>
/// <param name="Taps">Taps of a window.</param>
/// <param name="Step">Places between neighbouring taps.</param>
/// <param name="Inputs">The input's extent.</param>
/// <param name="Outputs">The number of windows.</param>
/// <param name="InputPitch">Elements of a plane between neighbours.</param>
internal sealed record ImageAxis(long Start, int Stride, int Taps, int Step, long Inputs, int Outputs, long InputPitch)
{
    /// <summary>Windows of this many taps or more that do not overlap see so much more than they give that searching is cheaper.</summary>
    private const int FewestApart = 5;

    /// <summary>Beyond this stride most remainders are empty.</summary>
    private const int GreatestStride = 4;

    /// <summary>The windows of a tile.</summary>
    internal int Tile { get; init; }

    /// <summary>The distance in an image between neighbouring windows, in elements.</summary>
    internal nint Pitch { get; init; }

    /// <summary>The distance in an image between the parts of neighbouring remainders, in elements.</summary>
    internal nint PartPitch { get; init; }

    /// <summary>The places that so many windows see, from the first tap of the first to the last tap of the last.</summary>
    internal int Span(int windows) => unchecked(((windows - 1) * Stride) + ((Taps - 1) * Step) + 1);

    /// <summary>The places of each remainder that a tile sees.</summary>
    internal int Slots => unchecked((Span(Tile) + Stride - 1) / Stride);

    /// <summary>So many windows are worth the places that the tile beside sees too.</summary>
    internal int LeastTile => int.Min(Outputs, unchecked(1 + (2 * int.Max(0, Span(1) - Stride) / Stride)));

    internal int Tiles => (Outputs + Tile - 1) / Tile;

    /// <summary>Where a place lies, counted from the first tap of the tile.</summary>
    internal nint OffsetOf(nint place) => unchecked((place % Stride * PartPitch) + (place / Stride * Pitch));

    /// <summary>The axis of a plan, or null where its windows are unlike or searched more cheaply.</summary>
    internal static ImageAxis? Of(AxisTable table, long pitch)
    {
        if (table.Uniform is not { } windows || windows.Count > 1 << 12 || windows.Stride > GreatestStride || table.Step > 1 << 12) return null;
        bool isApart = windows.Count >= FewestApart && (table.OutputExtent == 1 || windows.Stride >= windows.Count);
        return isApart ? null : new(windows.Start, (int)windows.Stride, (int)windows.Count, (int)table.Step, table.InputExtent, table.OutputExtent, pitch);
    }
}
