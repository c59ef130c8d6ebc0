using PoolFunctional.Engine.Kernels;

namespace PoolFunctional.Engine.Rows;

/// <summary>Where the rows of one thread lie in one piece of scratch memory.</summary>
internal readonly unsafe struct RowScratch<TTotal>
    where TTotal : unmanaged
{
    /// <summary>The most bytes of a row that is folded in one go, and of one that is lifted before: so many rows stay near.</summary>
    private const int MostRowBytes = 2048;

    private const int MostLiftedBytes = 1024;

    private const int CacheLine = 64;

    private readonly TTotal* start;
    private readonly nint pitch;
    private readonly int levels;
    private readonly int kept;
    private readonly nint lengths;

    internal RowScratch(nint features, nint positions, bool keepsLifted, bool keepsLengths)
    {
        nint most = keepsLifted ? MostLiftedBytes : MostRowBytes;
        nint blocks = ((features * sizeof(TTotal)) + most - 1) / most;
        Width = Rounded((features + blocks - 1) / blocks);
        pitch = Width;
        levels = LevelOf(positions);
        kept = keepsLifted ? RowsKernel.MostRows : 0;
        lengths = keepsLengths ? UnitLength.ScratchOf(features) : 0;
    }

    private RowScratch(in RowScratch<TTotal> plan, TTotal* start)
    {
        this = plan;
        this.start = start;
    }

    /// <summary>How many features are folded in one go, the last time fewer.</summary>
    internal nint Width { get; }

    internal nint Bytes => ((3 + kept + (levels * RowsKernel.MostRows)) * pitch * sizeof(TTotal)) + (lengths * sizeof(double));

    internal TTotal* Totals => start;

    internal TTotal* Spare => start + pitch;

    /// <summary>A row that changes nothing.</summary>
    internal TTotal* Absent => start + (2 * pitch);

    /// <summary>Memory for <see cref="UnitLength"/>.</summary>
    internal double* Lengths => (double*)(start + ((3 + kept + (levels * RowsKernel.MostRows)) * pitch));

    /// <summary>The lifted row of a position.</summary>
    internal TTotal* Lifted(int slot) => start + ((3 + slot) * pitch);

    /// <summary>The total of a block within a block of this level, from 1 on.</summary>
    internal TTotal* Level(int level, int block) => start + ((3 + kept + ((level - 1) * RowsKernel.MostRows) + block) * pitch);

    /// <summary>The least level whose block holds so many positions: 0 up to 32, 1 up to 1,024, …</summary>
    internal static int LevelOf(nint positions)
    {
        int level = 0;
        for (nint held = RowsKernel.MostRows; held < positions; held *= RowsKernel.MostRows) level++;
        return level;
    }

    /// <summary>The same places in memory of so many bytes, with the absent row written.</summary>
    internal RowScratch<TTotal> At(byte* memory, TTotal absent)
    {
        RowScratch<TTotal> scratch = new(this, (TTotal*)memory);
        new Span<TTotal>(scratch.Absent, (int)pitch).Fill(absent);
        return scratch;
    }

    /// <summary>A multiple of a cache line's elements.</summary>
    private static nint Rounded(nint elements)
    {
        nint line = nint.Max(1, CacheLine / sizeof(TTotal));
        return (elements + line - 1) / line * line;
    }
}
