using PoolFunctional.Engine.Kernels;

namespace PoolFunctional.Engine.Geometry;

/// <summary>Planes of three axes whose first is folded before the others: each of its outputs is a sheet of the other two. In elements.</summary>
internal sealed class SheetGeometry(FoldGeometry fold, in Axes axes)
{
    private readonly AxisTable first = axes.First!;
    private readonly nint firstPitch = axes.FirstPitch;
    private readonly AxisTable high = axes.High;
    private readonly nint rowPitch = axes.HighPitch;
    private readonly nint rowLength = axes.Length;

    /// <summary>The rows of outputs of a sheet.</summary>
    internal long RowsPerSheet => high.OutputExtent;

    internal long SheetsPerPlane => first.OutputExtent;

    /// <summary>A number of rows that does not end within a sheet, or, where that has more, one that lies within it.</summary>
    internal long RowsPerUnit(long wanted)
    {
        long rows = high.OutputExtent;
        if (wanted >= rows) return wanted / rows * rows;
        long blocks = (rows + wanted - 1) / wanted;
        while (rows % blocks != 0) blocks++;
        return rows / blocks;
    }

    /// <summary>The rows of input that some rows of outputs see, all of a sheet's or some of them.</summary>
    internal (long Low, long High) Hull(long row, long rows)
    {
        int output = (int)(row % high.OutputExtent);
        return high.Hull(output, (int)long.Min(output + rows, high.OutputExtent));
    }

    internal nint RowPitch => rowPitch;

    /// <summary>The elements from the first of some rows to the last: what lies between the rows is folded along with them.</summary>
    internal nint Length(long rows) => ((nint)(rows - 1) * rowPitch) + rowLength;

    /// <summary>The most elements of input under a unit of so many rows.</summary>
    internal nint Elements(long rows)
    {
        long sheets = (rows + high.OutputExtent - 1) / high.OutputExtent;
        return (nint)sheets * Length(high.LongestHull((int)long.Min(rows, high.OutputExtent)));
    }

    /// <summary>Where a sheet's first present tap lies in the tensor.</summary>
    internal nint SourceOf(long sheet)
    {
        (long plane, long output) = long.DivRem(sheet, first.OutputExtent);
        return fold.PlaneOffset(plane) + ((nint)first.RunOf((int)output).PositionOf((int)output) * firstPitch);
    }

    /// <summary>The present taps of a sheet.</summary>
    internal TapOffsets TapsOf(long sheet)
    {
        ref readonly WindowRun run = ref first.RunOf((int)(sheet % first.OutputExtent));
        return TapOffsets.Part((nint)first.Step * firstPitch, run.First, run.Count);
    }

    /// <summary>How many sheets from this one on, up to a limit, have the same taps at one distance from each other, and the distance.</summary>
    internal (nint Count, nint Pitch) Alike(long sheet, nint most)
    {
        // One sheet of each plane: the planes follow one another, as long as they are evenly spaced.
        if (first.OutputExtent == 1) return (nint.Min(most, (nint)fold.EvenPlanes(sheet)), fold.PlaneElements);
        int output = (int)(sheet % first.OutputExtent);
        ref readonly WindowRun run = ref first.RunOf(output);
        return (nint.Min(most, run.End - output), (nint)run.Spacing * firstPitch);
    }
}
