using PoolFunctional.Blurring;

namespace PoolFunctional.Engine.Geometry;

/// <summary>A blur laid over memory: planes in blocks of rows. Immutable.</summary>
internal sealed class BlurTable
{
    /// <summary>Elements left free behind every scratch buffer.</summary>
    internal const int Pad = 64;

    /// <summary>What a block reads and writes fits the second-level cache.</summary>
    private const int BlockBytes = 1 << 17;

    internal BlurTable(BlurGeometry blur, bool isChannelsLast, int totalSize)
    {
        Inner = isChannelsLast ? (nint)blur.Plan.Input.Channels : 1;
        Planes = (nint)blur.Plan.Input.Batch * (isChannelsLast ? 1 : (nint)blur.Plan.Input.Channels);
        PlaneElements = (nint)blur.Plan.Input.PlaneElements * Inner;
        PlaneOutputs = (nint)blur.Plan.Output.PlaneElements * Inner;
        Last = new(blur.Axes[^1]);
        BlurRows[] outer = [.. blur.Axes.Take(blur.Axes.Count - 1).Select(axis => new BlurRows(axis))];
        (Deep, Height) = outer.Length == 0 ? ([], BlurRows.Single) : (outer[..^1], outer[^1]);
        Shift = blur.Shift;
        Work = blur.Plan.Input.Elements + blur.Plan.Output.Elements;
        nint rows = Deep.Length > 0 ? Height.Outputs : nint.Clamp(BlockBytes / (RowElements * totalSize), 1, Height.Outputs);
        RowBlocks = (Height.Outputs + rows - 1) / rows;
        BlockRows = (Height.Outputs + RowBlocks - 1) / RowBlocks;
        RowBlocks = (Height.Outputs + BlockRows - 1) / BlockRows;
    }

    internal nint Inner { get; }

    internal nint Planes { get; }

    internal nint PlaneElements { get; }

    internal nint PlaneOutputs { get; }

    /// <summary>The axes before the last two, each blurred over the whole plane.</summary>
    internal BlurRows[] Deep { get; }

    internal BlurRows Height { get; }

    internal BlurLine Last { get; }

    /// <summary>The bits of all weights.</summary>
    internal int Shift { get; }

    internal long Work { get; }

    internal nint BlockRows { get; }

    internal nint RowBlocks { get; }

    internal nint Units => Planes * RowBlocks;

    internal nint RowElements => Last.Extent * Inner;

    internal nint RowOutputs => Last.Outputs * Inner;

    /// <summary>Outputs of the deep axes: sheets of one plane.</summary>
    internal nint Sheets => Deep.Aggregate((nint)1, (product, axis) => product * axis.Outputs);

    internal nint SheetElements => Height.Extent * RowElements;

    /// <summary>Whether some window sees nothing.</summary>
    internal bool HasEmpty => Last.FirstSeeing > 0 || Last.EndSeeing < Last.Outputs || Height.HasEmpty || Deep.Any(axis => axis.HasEmpty);

    /// <summary>The longest row that a deep axis folds.</summary>
    internal nint DeepRow => Deep.Length == 0 ? 0 : PlaneElements / Deep[0].Extent;

    /// <summary>The most elements that a plane has after any of the deep axes.</summary>
    internal nint DeepRoom
    {
        get
        {
            (nint elements, nint most) = (PlaneElements, 0);
            foreach (BlurRows axis in Deep) most = nint.Max(most, elements = elements / axis.Extent * axis.Outputs);
            return most;
        }
    }

    /// <summary>Whether a sheet's windows on some deep axis see nothing.</summary>
    internal bool IsEmptySheet(nint sheet)
    {
        for (int axis = Deep.Length - 1; axis >= 0; axis--)
        {
            (sheet, nint output) = nint.DivRem(sheet, Deep[axis].Outputs);
            if (Deep[axis].IsEmpty(output)) return true;
        }

        return false;
    }
}
