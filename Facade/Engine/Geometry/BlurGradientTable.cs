using PoolFunctional.Blurring;

namespace PoolFunctional.Engine.Geometry;

/// <summary>The gradient of a blur laid over memory: planes in blocks of rows of the input. Immutable.</summary>
internal sealed class BlurGradientTable
{
    /// <summary>What a block writes fits the second-level cache …</summary>
    private const int BlockBytes = 1 << 17;

    /// <summary>… but for a block of so many windows' rows, so that few rows that two blocks need are made twice.</summary>
    private const int LeastWindows = 8;

    internal BlurGradientTable(BlurGeometry blur, bool isChannelsLast, int totalSize)
    {
        Inner = isChannelsLast ? (nint)blur.Plan.Input.Channels : 1;
        Planes = (nint)blur.Plan.Input.Batch * (isChannelsLast ? 1 : (nint)blur.Plan.Input.Channels);
        PlaneElements = (nint)blur.Plan.Input.PlaneElements * Inner;
        PlaneOutputs = (nint)blur.Plan.Output.PlaneElements * Inner;
        BlurGradientAxis[] axes = [.. blur.Axes.Select(axis => new BlurGradientAxis(axis))];
        Last = axes[^1];
        (Deep, Height) = axes.Length == 1 ? ([], BlurGradientAxis.Single) : (axes[..^2], axes[^2]);
        Work = blur.Plan.Input.Elements + blur.Plan.Output.Elements;
        BlockRows = Deep.Length > 0 ? Height.Extent : nint.Clamp(BlockBytes / (RowElements * totalSize), nint.Min(LeastWindows * Height.Size, Height.Extent), Height.Extent);
        RowBlocks = (Height.Extent + BlockRows - 1) / BlockRows;
        LinesAtHand = Height.MostAtHand;
    }

    internal nint Inner { get; }

    internal nint Planes { get; }

    internal nint PlaneElements { get; }

    internal nint PlaneOutputs { get; }

    /// <summary>The axes before the last two, each gone through over the whole plane.</summary>
    internal BlurGradientAxis[] Deep { get; }

    internal BlurGradientAxis Height { get; }

    internal BlurGradientAxis Last { get; }

    internal long Work { get; }

    internal nint BlockRows { get; }

    internal nint RowBlocks { get; }

    internal nint Units => Planes * RowBlocks;

    internal nint RowElements => Last.Extent * Inner;

    internal nint RowOutputs => Last.Outputs * Inner;

    internal nint SheetElements => Height.Extent * RowElements;

    internal nint SheetOutputs => Height.Outputs * RowOutputs;

    /// <summary>The outputs of the deep axes: sheets of one plane.</summary>
    internal nint Sheets => Deep.Aggregate((nint)1, (product, axis) => product * axis.Outputs);

    /// <summary>How many lines of places are kept.</summary>
    internal nint LinesAtHand { get; }

    /// <summary>Whether some input is seen by no window.</summary>
    internal bool HasUnseen => Last.Unseen.Length > 0 || Height.Unseen.Length > 0 || Deep.Any(axis => axis.Unseen.Length > 0);

    /// <summary>Whether some deep axis has none of the inputs of a sheet of the result in any window.</summary>
    internal bool IsUnseenSheet(nint sheet)
    {
        for (int axis = Deep.Length - 1; axis >= 0; axis--)
        {
            (sheet, nint input) = nint.DivRem(sheet, Deep[axis].Extent);
            if (Deep[axis].IsUnseen(input)) return true;
        }

        return false;
    }

    /// <summary>The longest row that a deep axis folds.</summary>
    internal nint DeepRow => Deep.Length == 0 ? 0 : PlaneElements / Deep[0].Extent;

    /// <summary>The most elements that a plane has before, between and after the deep axes.</summary>
    internal nint DeepRoom
    {
        get
        {
            if (Deep.Length == 0) return 0;
            nint elements = Sheets * SheetElements;
            nint most = elements;
            for (int axis = Deep.Length - 1; axis >= 0; axis--) most = nint.Max(most, elements = elements / Deep[axis].Outputs * Deep[axis].Extent);
            return most;
        }
    }
}
