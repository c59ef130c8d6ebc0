using System.Numerics;
using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Indices;
using PoolFunctional.Engine.Kernels;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Scratch;

namespace PoolFunctional.Engine.Gradients;

/// <summary>Channels beside each other: a unit is a row of inputs of an item.</summary>
internal sealed unsafe class MatchedChannels<T, TIndex> : MatchedGradient<T, TIndex>
    where T : unmanaged, INumber<T>
    where TIndex : unmanaged, IBinaryInteger<TIndex>
{
    /// <summary>An input that more outputs see costs more than those outputs do.</summary>
    private const int MostSeeing = 9;

    /// <summary>Beyond so many entries a table costs more than it saves. Rows of fewer channels than fill a cache line cost more than outputs that are scattered.</summary>
    private const long LargestTable = 1 << 20;

    private readonly nint[] beginOfRow;
    private readonly nint[] rows;
    private readonly nint[] places;
    private readonly ChannelMatch<T> match;
    private readonly nint outputs;

    private MatchedChannels(IndexJob job, FedAxis[] axes, OwnTaps<T> own)
        : base(job, own)
    {
        FedAxis last = axes[^1];
        nint channels = (nint)job.Plan.Input.Channels;
        outputs = (nint)job.Plan.Output.PlaneElements * channels;
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
        beginOfRow = GC.AllocateArray<nint>(rowsSeeing.Length + 1, pinned: true);
        for (int row = 0; row < rowsSeeing.Length; row++) beginOfRow[row + 1] = beginOfRow[row] + rowsSeeing[row].Length;
        rows = Pinned.Of<nint>([.. rowsSeeing.SelectMany(row => row)]);
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
            RowBegins = Pinned.Start(beginOfRow),
            Places = Pinned.Start(places),
            FirstColumn = last.FirstSeeing(0),
            Columns = last is { Taps: 3, Stride: 1 } ? last.OutputExtent : 0,
            Length = last.InputExtent,
            Channels = channels,
            IsPast = false,
        };
    }

    private protected override long Units => Planes * (beginOfRow.Length - 1);

    internal static MatchedChannels<T, TIndex>? Fitting(IndexJob job, FedAxis[] axes)
    {
        nint channels = (nint)job.Plan.Input.Channels;

        // The taps of a single window are as many rows to look at as zeros to write, and it is quicker to write zeros.
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
                (nint item, nint row) = nint.DivRem(unit, beginOfRow.Length - 1);
                T* inputs = target + ((unit - row) * length);
                ChannelMatch<T> own = match with { Gradients = gradients + (item * outputs), Indices = indices + (item * outputs), IsPast = isPast };
                if (MatchChannelsKernel.Run<T, NumberLanes<T>>(own, row, inputs)) Canonise(inputs + (row * length), length);
            }
        }
    }
}
