using System.Numerics;
using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Kernels;
using PoolFunctional.Engine.Indices;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Scratch;

namespace PoolFunctional.Engine.Gradients;

/// <summary>Planes of their own: a unit is a plane, or a sheet of a volume whose windows see one sheet.</summary>
internal sealed unsafe class MatchedPlanes<T, TIndex> : MatchedGradient<T, TIndex>
    where T : unmanaged, INumber<T>
    where TIndex : unmanaged, IBinaryInteger<TIndex>
{
    /// <summary>Rows of inputs that are open at a time, and slots of a place.</summary>
    private const int Most = 3;

    /// <summary>What a register's worth of a row costs in cycles, by its slots, and what one output costs that is scattered.</summary>
    private static readonly double[] cyclesOfRegister = [0, 5, 10, 12];
    private const double CyclesOfScatter = 2.3;

    /// <summary>Strips down larger planes leave the second cache before they come back to a row.</summary>
    private const long LargestPlaneBytes = 1 << 19;

    private readonly StripWalk<T> walk;
    private readonly nint[] strips;
    private readonly T[] tables;
    private readonly nint sheets;
    private readonly nint outputs;

    private MatchedPlanes(IndexJob job, FedAxis[] axes, OwnTaps<T> own)
        : base(job, own)
    {
        FedAxis last = axes[^1];
        FedAxis height = axes[^2];
        sheets = axes[..^2].Aggregate((nint)1, (product, axis) => product * axis.InputExtent);
        outputs = (nint)job.Plan.Output.Elements;
        int lanes = (int)Lanes(last.InputExtent);
        int[] begins = [.. Enumerable.Range(0, (last.InputExtent + lanes - 1) / lanes).Select(strip => int.Max(0, int.Min(strip * lanes, last.InputExtent - lanes)))];
        strips = GC.AllocateUninitializedArray<nint>(2 * begins.Length, pinned: true);
        tables = GC.AllocateUninitializedArray<T>(begins.Length * (last.Most + 1) * lanes, pinned: true);
        Span<T> table = tables;
        foreach ((int strip, int begin) in begins.Index())
        {
            int firstOutput = last.FirstSeeing(begin);
            (strips[2 * strip], strips[(2 * strip) + 1]) = (begin, firstOutput);
            for (int lane = 0; lane < lanes; lane++) table[lane] = OffsetBits.Of<T>(last.FirstSeeing(begin + lane) - firstOutput);
            table = table[lanes..];
            for (int slot = 0; slot < last.Most; slot++, table = table[lanes..])
            {
                for (int lane = 0; lane < lanes; lane++)
                {
                    int place = begin + lane;
                    int output = last.FirstSeeing(place) + slot;
                    bool sees = place < last.InputExtent && output >= 0 && output < last.OutputExtent && last.Seen(output) is var (first, end) && first <= place && place < end;
                    table[lane] = sees ? OffsetBits.Of<T>(-place - (height.Start * last.InputExtent)) : OffsetBits.Farthest<T>();
                }
            }
        }

        // SAFETY: the arrays are pinned for life, and this object holds them.
        walk = new()
        {
            Width = last.InputExtent,
            Height = height.InputExtent,
            Sheets = sheets,
            OutputWidth = last.OutputExtent,
            OutputHeight = height.OutputExtent,
            FirstRow = height.Start,
            RowTaps = height.Taps,
            RowStride = height.Stride,
            Slots = last.Most,
            Strips = Pinned.Start(strips),
            StripCount = begins.Length,
            Tables = Pinned.Start(tables),
            Lanes = lanes,
        };
    }

    private protected override long Units => Planes * sheets;

    /// <summary>What lies beyond a sheet of outputs and may be read.</summary>
    private nint Margin => unchecked(walk.Lanes + Most);

    private nint Sheet => unchecked(walk.OutputWidth * walk.OutputHeight);

    internal static MatchedPlanes<T, TIndex>? Fitting(IndexJob job, FedAxis[] axes)
    {
        FedAxis last = axes[^1];
        nint lanes = Lanes(last.InputExtent);
        bool fits = axes.Length > 1
            && last.Most <= Most
            && (last.Most < Most || last.Stride == 1)
            && (axes[^2].Taps, axes[^2].Stride) is (1, 1) or (2, 2) or (3, 1) or (3, 2)
            && axes.SkipLast(2).All(axis => axis.Taps == 1 && axis.Stride == 1 && axis.Start == 0 && axis.OutputExtent == axis.InputExtent)
            && last.FirstSeeing(last.InputExtent - 1) <= last.OutputExtent
            && (long)last.InputExtent * axes[^2].InputExtent * sizeof(T) <= LargestPlaneBytes
            && lanes > 1
            && 2 * last.InputExtent >= lanes
            && (last.InputExtent + lanes - 1) / lanes * cyclesOfRegister[last.Most] < last.OutputExtent * CyclesOfScatter;
        return fits && OwnTaps<T>.Of(axes, 0) is { } own ? new(job, axes, own) : null;
    }

    private protected override void Run(T* gradients, T* indices, T* target, nint from, nint to)
    {
        unchecked
        {
            nint size = walk.Width * walk.Height;
            nint atEnds = (Margin + Sheet - 1) / Sheet;
            for (nint plane = from, next; plane < to; plane = next)
            {
                // Around the first planes and the last there is nothing that may be read.
                next = IsApart(plane) ? plane + 1 : nint.Min(to, (nint)Units - atEnds);
                Arena.Line[]? memory = null;
                StripPlace<T> place = Placed(gradients, indices, plane, ref memory, target + (plane * size));
                if (MatchStripsKernel.Run<T, NumberLanes<T>>(walk, place, next - plane, IsLarge)) Canonise(target + (plane * size), (next - plane) * size);
                if (memory is not null) Arena.Return(memory);
            }
        }
    }

    private static nint Lanes(int width) => NumberLanes<T>.Suiting(width);

    /// <summary>A result that no cache holds is written past them, for which it must be made of whole cache lines: strips that write parts of them have each read first, and that is dear.</summary>
    private protected override bool IsQuick(T* target) => unchecked(!IsLarge || (walk.Lanes * sizeof(T) == Arena.CacheLine && PastCaches.AreWholeLines(target, walk.Width)));

    /// <summary>Whether there are fewer elements before a sheet of outputs or behind it than may be read.</summary>
    private bool IsApart(nint sheet) => unchecked(sheet * Sheet < Margin || ((sheet + 1) * Sheet) + Margin > outputs);

    /// <summary>A sheet of outputs where it lies, or a copy with room around it.</summary>
    private StripPlace<T> Placed(T* gradients, T* indices, nint sheet, ref Arena.Line[]? memory, T* inputs)
    {
        unchecked
        {
            if (!IsApart(sheet)) return new(gradients + (sheet * Sheet), indices + (sheet * Sheet), inputs, sheet);
            nint room = Sheet + (2 * Margin);
            memory = Arena.Rent(2 * room * sizeof(T));
            T* copy = (T*)Arena.Start(memory);
            new Span<T>(copy, (int)(2 * room)).Clear();
            T* shares = copy + Margin;
            T* places = shares + room;
            new ReadOnlySpan<T>(gradients + (sheet * Sheet), (int)Sheet).CopyTo(new Span<T>(shares, (int)Sheet));
            new ReadOnlySpan<T>(indices + (sheet * Sheet), (int)Sheet).CopyTo(new Span<T>(places, (int)Sheet));
            return new(shares, places, inputs, sheet);
        }
    }
}
