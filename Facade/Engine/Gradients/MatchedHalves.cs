using System.Numerics;
using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Indices;
using PoolFunctional.Engine.Lanes;

namespace PoolFunctional.Engine.Gradients;

/// <summary>Planes with windows of three by three at every second place, in strips as wide as a register of outputs; on machines that shift registers.</summary>
internal sealed unsafe class MatchedHalves<T, TIndex> : MatchedPlanes<T, TIndex>
    where T : unmanaged, INumber<T>
    where TIndex : unmanaged, IBinaryInteger<TIndex>
{
    /// <summary>What a register of a row of outputs costs in cycles.</summary>
    private const double CyclesOfRegister = 18;

    private readonly HalvesWalk<T> walk;
    private readonly T[] tables;

    private MatchedHalves(IndexJob job, FedAxis[] axes, OwnTaps<T> own)
        : base(job, axes, own)
    {
        int lanes = NumberLanes<T>.Shifting;
        int strips = Strips(Last);
        bool beginsWithin = Last.Start == 0;
        tables = Pinned.Lines<T>(2 * strips * lanes);
        Span<T> table = Pinned.FromLine(tables);
        for (int output = 0; output < strips * lanes; output++)
        {
            int at = (output / lanes * 2 * lanes) + (output % lanes);
            table[at] = BackFrom(output, 2 * output);
            table[at + lanes] = beginsWithin ? BackFrom(output - 1, 2 * output) : BackFrom(output + 1, (2 * output) + 1);
        }

        // SAFETY: the array is pinned for life, and this object holds it.
        walk = new()
        {
            Extents = Extents,
            BeginsWithin = beginsWithin,
            StripCount = strips,
            Tables = Pinned.StartOfLine(tables),
        };

        // How far an output is back from a place in the first window's first row, if there is such an output.
        T BackFrom(int output, int place) => output >= 0 && output < Last.OutputExtent ? OffsetBits.Of<T>(-place - (Height.Start * Last.InputExtent)) : OffsetBits.Farthest<T>();
    }

    private protected override nint Margin => NumberLanes<T>.Shifting + 2;

    private protected override bool FillsLines => true;

    internal static MatchedHalves<T, TIndex>? Fitting(IndexJob job, FedAxis[] axes)
    {
        bool fits = NumberLanes<T>.Shifting > 0
            && AreSheets(axes)
            && axes[^1] is { Taps: 3, Stride: 2, Start: 0 or -1 }
            && axes[^2] is { Taps: 3, Stride: 2, Start: 0 or -1 }
            && axes[^1].InputExtent >= NumberLanes<T>.Shifting         // what goes beyond a row must end within the next
            && 2 * axes[^1].OutputExtent >= axes[^1].InputExtent - 2
            && Strips(axes[^1]) * CyclesOfRegister < axes[^1].OutputExtent * CyclesOfScatter;
        return fits && OwnTaps<T>.Of(axes, 0) is { } own ? new(job, axes, own) : null;
    }

    private protected override bool Match(in StripPlace<T> place, nint sheets) => MatchHalvesKernel.Run<T, NumberLanes<T>>(walk, place, sheets, IsLarge);

    /// <summary>A register of outputs stands above two of inputs.</summary>
    private static int Strips(FedAxis last) => (last.InputExtent + (2 * NumberLanes<T>.Shifting) - 1) / (2 * NumberLanes<T>.Shifting);
}
