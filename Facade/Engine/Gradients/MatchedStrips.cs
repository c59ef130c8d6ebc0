using System.Numerics;
using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Indices;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Scratch;

namespace PoolFunctional.Engine.Gradients;

/// <summary>Planes in strips as wide as a register of inputs.</summary>
internal sealed unsafe class MatchedStrips<T, TIndex> : MatchedPlanes<T, TIndex>
    where T : unmanaged, INumber<T>
    where TIndex : unmanaged, IBinaryInteger<TIndex>
{
    /// <summary>Rows of inputs that are open at a time, and slots of a place.</summary>
    private const int Most = 3;

    /// <summary>What a register's worth of a row costs in cycles, by its slots.</summary>
    private static readonly double[] cyclesOfRegister = [0, 5, 10, 12];

    private readonly StripWalk<T> walk;
    private readonly nint[] strips;
    private readonly T[] tables;

    private MatchedStrips(IndexJob job, FedAxis[] axes, OwnTaps<T> own)
        : base(job, axes, own)
    {
        int lanes = (int)Lanes(Last.InputExtent);
        int[] begins = [.. Enumerable.Range(0, (Last.InputExtent + lanes - 1) / lanes).Select(strip => int.Max(0, int.Min(strip * lanes, Last.InputExtent - lanes)))];
        strips = GC.AllocateUninitializedArray<nint>(2 * begins.Length, pinned: true);
        tables = Pinned.Lines<T>(begins.Length * (Last.Most + 1) * lanes);
        Span<T> table = Pinned.FromLine(tables);
        foreach ((int strip, int begin) in begins.Index())
        {
            int firstOutput = Last.FirstSeeing(begin);
            (strips[2 * strip], strips[(2 * strip) + 1]) = (begin, firstOutput);
            for (int lane = 0; lane < lanes; lane++) table[lane] = OffsetBits.Of<T>(Last.FirstSeeing(begin + lane) - firstOutput);
            table = table[lanes..];
            for (int slot = 0; slot < Last.Most; slot++, table = table[lanes..])
            {
                for (int lane = 0; lane < lanes; lane++)
                {
                    int place = begin + lane;
                    int output = Last.FirstSeeing(place) + slot;
                    bool sees = place < Last.InputExtent && output >= 0 && output < Last.OutputExtent && Last.Seen(output) is var (first, end) && first <= place && place < end;
                    table[lane] = sees ? OffsetBits.Of<T>(-place - (Height.Start * Last.InputExtent)) : OffsetBits.Farthest<T>();
                }
            }
        }

        // SAFETY: the arrays are pinned for life, and this object holds them.
        walk = new()
        {
            Extents = Extents,
            RowTaps = Height.Taps,
            RowStride = Height.Stride,
            Slots = Last.Most,
            Strips = Pinned.Start(strips),
            StripCount = begins.Length,
            Tables = Pinned.StartOfLine(tables),
            Lanes = lanes,
        };
    }

    private protected override nint Margin => unchecked(walk.Lanes + Most);

    private protected override bool FillsLines => unchecked(walk.Lanes * sizeof(T) == Arena.CacheLine);

    internal static MatchedStrips<T, TIndex>? Fitting(IndexJob job, FedAxis[] axes)
    {
        if (!AreSheets(axes)) return null;
        FedAxis last = axes[^1];
        nint lanes = Lanes(last.InputExtent);
        bool fits = last.Most <= Most
            && (last.Most < Most || last.Stride == 1)
            && (axes[^2].Taps, axes[^2].Stride) is (1, 1) or (2, 2) or (3, 1) or (3, 2)
            && last.FirstSeeing(last.InputExtent - 1) <= last.OutputExtent
            && lanes > 1
            && 2 * last.InputExtent >= lanes
            && (last.InputExtent + lanes - 1) / lanes * cyclesOfRegister[last.Most] < last.OutputExtent * CyclesOfScatter;
        return fits && OwnTaps<T>.Of(axes, 0) is { } own ? new(job, axes, own) : null;
    }

    private protected override bool Match(in StripPlace<T> place, nint sheets) => MatchStripsKernel.Run<T, NumberLanes<T>>(walk, place, sheets, IsLarge);

    private static nint Lanes(int width) => NumberLanes<T>.Suiting(width);
}
