using System.Numerics;
using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Indices;
using PoolFunctional.Engine.Kernels;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Scratch;

namespace PoolFunctional.Engine.Gradients;

/// <summary>Channels beside each other: a unit is a row of inputs of an item, or two where windows are such that two are quicker.</summary>
internal sealed unsafe class MatchedChannels<T, TIndex> : MatchedGradient<T, TIndex>
    where T : unmanaged, INumber<T>
    where TIndex : unmanaged, IBinaryInteger<TIndex>
{
    /// <summary>An input that more outputs see costs more than those outputs do.</summary>
    private const int MostSeeing = 9;

    /// <summary>Beyond so many entries a table costs more than it saves.</summary>
    private const long LargestTable = 1 << 20;

    private readonly RowsOfInputs[] units;
    private readonly nint[] rows;
    private readonly nint[] places;
    private readonly ChannelMatch<T> match;
    private readonly nint outputs;
    private readonly nint inputs;

    /// <summary>Of a row of places those that are taken some at a time: where the neighbours of a row of outputs may be read, and where not.</summary>
    private readonly SquareSpan reaching;
    private readonly SquareSpan whole;

    private MatchedChannels(IndexJob job, FedAxis[] axes, OwnTaps<T> own)
        : base(job, own)
    {
        FedAxis last = axes[^1];
        nint channels = (nint)job.Plan.Input.Channels;
        outputs = (nint)job.Plan.Output.PlaneElements * channels;
        inputs = (nint)job.Plan.Input.PlaneElements * channels;
        IEnumerable<IEnumerable<nint>> seeing = [[0]];
        foreach (FedAxis axis in axes[..^1])
        {
            seeing = seeing.SelectMany(_ => Enumerable.Range(0, axis.InputExtent), (before, place) =>
            {
                (int first, int end) = axis.Seeing(place);
                return before.SelectMany(_ => Enumerable.Range(first, int.Max(0, end - first)), (row, output) => (row * axis.OutputExtent) + output);
            });
        }

        nint[][] rowsSeeing = [.. seeing.Select(row => (nint[])[.. row.Select(output => output * last.OutputExtent * channels)])];
        bool areSquares = axes.Length > 1 && SquareSpan.Suits(last);
        bool areApart = !areSquares && last.Taps == last.Stride && axes[..^1].All(axis => axis.Most == 1);
        if (areSquares) (reaching, whole) = (SquareSpan.Reaching(last), SquareSpan.Whole(last));
        if (areApart) reaching = whole = SquareSpan.Apart(last);
        (units, rows) = InOrder(rowsSeeing, axes.Length > 1 ? axes[^2] : null, areSquares && reaching.End > reaching.From);
        places = GC.AllocateUninitializedArray<nint>(2 * last.InputExtent, pinned: true);
        for (int place = 0; place < last.InputExtent; place++)
        {
            (int first, int end) = last.Seeing(place);
            (places[2 * place], places[(2 * place) + 1]) = (first * channels, int.Max(0, end - first));
        }

        // SAFETY: the arrays are pinned for life, and this object holds them.
        match = new()
        {
            Gradients = null,
            Indices = null,
            Rows = Pinned.Start(rows),
            Places = Pinned.Start(places),
            Length = last.InputExtent,
            Channels = channels,
            Taps = last.Taps,
            Stride = last.Stride,
            IsApart = areApart,
            IsLate = last.Start % 2 != 0,
            Squares = default,
            IsPast = false,
        };
    }

    private protected override long Units => Planes * units.Length;

    internal static MatchedChannels<T, TIndex>? Fitting(IndexJob job, FedAxis[] axes)
    {
        nint channels = (nint)job.Plan.Input.Channels;

        // Rows of fewer channels than fill a cache line cost more than outputs that are scattered. The taps of a single window are as many rows to look at as zeros to write, and it is quicker to write zeros.
        double seeing = axes.Aggregate(1.0, (product, axis) => product * (axis.OutputExtent == 1 ? axis.Taps : axis.Most));
        double rows = axes[..^1].Aggregate(1.0, (product, axis) => product * axis.InputExtent * axis.Most);
        bool fits = seeing <= MostSeeing && rows <= LargestTable && job.Plan.Output.PlaneElements <= LargestTable && channels * sizeof(T) >= Arena.CacheLine;
        return fits && OwnTaps<T>.Of(axes, channels) is { } own ? new(job, axes, own) : null;
    }

    private protected override void Run(T* gradients, T* indices, T* target, nint from, nint to)
    {
        unchecked
        {
            nint length = match.Length * match.Channels;
            bool isPast = IsLarge && PastCaches.AreWholeLines(target, match.Channels);
            for (nint unit = from; unit < to; unit++)
            {
                (nint item, nint own) = nint.DivRem(unit, units.Length);
                RowsOfInputs lines = units[own];
                nint before = item * outputs;
                ChannelMatch<T> placed = match with { Gradients = gradients + before, Indices = indices + before, Squares = Reaches(lines, before) ? reaching : whole, IsPast = isPast };
                T* result = target + (item * inputs);
                if (MatchChannelsKernel.Run<T, NumberLanes<T>>(placed, lines, result)) Canonise(result + (lines.Row * length), lines.Count * length);
            }
        }
    }

    /// <summary>Whether there are outputs wherever squares of some rows of an item look for them.</summary>
    private bool Reaches(RowsOfInputs lines, nint before)
    {
        unchecked
        {
            if (reaching.From == reaching.End || lines.Begin == lines.End) return false;
            nint first = before + rows[2 * lines.Begin] + (reaching.First * match.Channels);
            nint end = before + rows[2 * (lines.End - 1)] + (reaching.Behind * match.Channels);
            return first >= 0 && end <= Planes * outputs;
        }
    }

    /// <summary>The rows of inputs of an item, one or two at a time, and for each the rows of outputs that see it, in their order: where such a row begins, and which of the two it sees.</summary>
    private static (RowsOfInputs[] Units, nint[] Rows) InOrder(nint[][] seeing, FedAxis? height, bool inTwos)
    {
        List<RowsOfInputs> units = [];
        List<nint> rows = [];
        int extent = height?.InputExtent ?? 1;

        // Two rows that one row of windows begins with, of two rows each, no other sees.
        int alone = height is { Taps: 2, Stride: 2 } ? int.Abs(height.Start) % 2 : 0;
        for (int sheet = 0; sheet < seeing.Length; sheet += extent)
        {
            for (int row = 0, count; row < extent; row += count)
            {
                count = inTwos && row >= alone && row + 1 < extent ? 2 : 1;
                int begin = rows.Count / 2;
                nint[] upper = seeing[sheet + row];
                nint[] lower = count == 2 ? seeing[sheet + row + 1] : [];
                foreach (nint output in upper.Union(lower).Order())
                {
                    rows.Add(output);
                    rows.Add((upper.Contains(output) ? RowsOfInputs.Upper : 0) | (lower.Contains(output) ? RowsOfInputs.Lower : 0));
                }

                units.Add(new(sheet + row, count, begin, rows.Count / 2));
            }
        }

        return ([.. units], Pinned.Of<nint>([.. rows]));
    }
}
