using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Kernels;
using PoolFunctional.Engine.Lanes;

namespace PoolFunctional.Engine.Schedules;

/// <summary>The rows under windows that <see cref="SquareKernel"/> takes: where they lie, or, where some are absent or there is nothing behind the last that may be read, in a copy.</summary>
internal sealed unsafe class SquarePass<TTotal, TSet>
    where TTotal : unmanaged
    where TSet : struct, ILaneSet<TTotal>
{
    /// <summary>Rows of a copy.</summary>
    private const int CopiedRows = 24;

    private readonly FoldGeometry geometry;
    private readonly nint before;
    private readonly nint length;
    private readonly nint span;
    private readonly nint copyPitch;

    private SquarePass(FoldGeometry geometry)
    {
        this.geometry = geometry;
        before = (nint)geometry.PlacesBefore();
        length = (nint)geometry.Last.Hull(0, geometry.Last.OutputExtent).High;
        span = (nint)geometry.Height.Span;
        copyPitch = unchecked((length + TSet.Shifting - 1) & ~(nint)(TSet.Shifting - 1));
    }

    /// <summary>What a copy takes.</summary>
    internal nint Room => unchecked(nint.Min(CopiedRows, ((geometry.MostRows - 1) * (nint)geometry.Height.Uniform!.Stride) + span) * copyPitch);

    /// <summary>The pass, if the windows are such; of elements that are totals as they stand, whose windows along a row are finished in registers.</summary>
    internal static SquarePass<TTotal, TSet>? Of(FoldGeometry geometry)
    {
        bool areNeighbours = geometry.Way == LastAxis.Shifted && geometry.Last is { Step: 1, Uniform.Stride: 1 } && geometry.IsWhole && !geometry.AreApart;
        if (!areNeighbours || geometry.Outer.Length > 1 || geometry.SweepsRows || geometry.Height.Uniform is not { } rows || geometry.Height.Span > CopiedRows) return null;
        SquarePass<TTotal, TSet> pass = new(geometry);
        return SquareKernel.Takes<TTotal, TSet>(rows.Count, geometry.Last.Uniform!.Count, pass.length) ? pass : null;
    }

    /// <summary>The rows under some of a block's rows of outputs in one plane, and how many those are.</summary>
    internal SquareRows<TTotal> Rows(TTotal* source, in Block block, TTotal absent, TTotal* room, out int count)
    {
        unchecked
        {
            AxisTable height = geometry.Height;
            UniformWindows windows = height.Uniform!;
            nint stride = (nint)windows.Stride;
            nint tapPitch = (nint)height.Step * geometry.RowPitch;
            TTotal* plane = source + geometry.Place(block.Sheet * height.OutputExtent).SourceOffset;
            nint row = (nint)(windows.Start + (block.Row * windows.Stride));
            ref readonly WindowRun run = ref height.RunOf(block.Row);
            if (run.Count == windows.Count)
            {
                count = int.Min(run.End, block.Row + block.Rows) - block.Row;

                // SAFETY: whole registers are read of every row. Those rows of outputs whose last row of inputs has no room behind it wait for a copy.
                TTotal* end = plane + ((row + ((count - 1) * stride) + span - 1) * geometry.RowPitch) + copyPitch;
                while (count > 0 && end > source + geometry.SourceElements)
                {
                    count--;
                    end -= stride * geometry.RowPitch;
                }

                if (count > 0) return new(plane + (row * geometry.RowPitch), tapPitch, stride * geometry.RowPitch, length, before, (int)windows.Count);
                count = int.Min(int.Min(run.End, block.Row + block.Rows) - block.Row, Fitting(stride));
            }
            else
            {
                count = 1;
                int most = int.Min(block.Rows, Fitting(stride));
                while (count < most && height.RunOf(block.Row + count).Count != windows.Count) count++;
            }

            nint copied = ((count - 1) * stride) + span;
            for (nint i = 0; i < copied; i++)
            {
                // What lies behind a row is read with it, and would be taken for a NaN if it looks like one.
                Span<TTotal> to = new(room + (i * copyPitch), (int)copyPitch);
                bool isPresent = (nuint)(row + i) < (nuint)height.InputExtent;
                if (isPresent) new ReadOnlySpan<TTotal>(plane + ((row + i) * geometry.RowPitch), (int)length).CopyTo(to);
                to[(isPresent ? (int)length : 0)..].Fill(absent);
            }

            return new(room, (nint)height.Step * copyPitch, stride * copyPitch, length, before, (int)windows.Count);
        }
    }

    /// <summary>How many rows of outputs see no more rows than a copy has.</summary>
    private int Fitting(nint stride) => unchecked((int)((CopiedRows - span) / stride) + 1);
}
