namespace PoolFunctional.Engine.Geometry;

/// <summary>What is worked on together: some rows of one sheet, or all rows of some sheets, and a stretch of the last axis.</summary>
/// <remarks>
/// A sheet is a plane and one output on every outer axis but the innermost; <paramref name="Row"/> counts outputs of the innermost outer axis,
/// <paramref name="First"/> and <paramref name="End"/> those of the last axis.
/// </remarks>
internal readonly record struct Block(long Sheet, int Sheets, int Row, int Rows, int First, int End)
{
    internal int Outputs => End - First;

    internal int Lines => Sheets * Rows;
}

/// <summary>What one row of outputs needs to know of the axes before the last.</summary>
internal readonly record struct RowPlace(nint SourceOffset, bool HasTaps, long Divisor);
