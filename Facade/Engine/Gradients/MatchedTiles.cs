using System.Numerics;
using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Indices;
using PoolFunctional.Engine.Kernels;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Scratch;

namespace PoolFunctional.Engine.Gradients;

/// <summary>Planes of their own whose windows do not overlap: a unit is the rows of inputs that a row of outputs sees, so that memory is written in the order of its addresses.</summary>
internal sealed unsafe class MatchedTiles<T, TIndex> : MatchedGradient<T, TIndex>
    where T : unmanaged, INumber<T>
    where TIndex : unmanaged, IBinaryInteger<TIndex>
{
    /// <summary>A register of outputs feeds one register for each place between windows.</summary>
    private const int LargestStride = 32;

    /// <summary>Of shorter rows the end, where registers are written in part and lines of the cache twice, is too much: strips down the plane are quicker, or outputs that are scattered.</summary>
    private const int FewestRegisters = 6;

    /// <summary>Beyond so many rows of a plane a table of them would cost more than it saves.</summary>
    private const long MostRows = 1 << 20;

    private readonly TileWalk<T> walk;
    private readonly TileRows[] rows;
    private readonly T[] tables;
    private readonly nint outputs;
    private readonly nint outputWidth;

    private MatchedTiles(IndexJob job, FedAxis[] axes, OwnTaps<T> own)
        : base(job, own)
    {
        FedAxis last = axes[^1];
        (nint width, nint stride, nint lanes) = (last.InputExtent, last.Stride, NumberLanes<T>.Suiting(last.InputExtent));
        outputs = (nint)job.Plan.Output.Elements;
        outputWidth = last.OutputExtent;
        rows = Pinned.Of([.. Rows(axes)]);
        tables = Pinned.Lines<T>((int)(2 * (stride + 1) * lanes));
        Span<T> table = Pinned.FromLine(tables);
        nint lastOutput = (width - lanes) / stride;
        for (nint register = 0; register <= stride; register++)
        {
            // The one that ends with the row begins within a window.
            nint begin = register < stride ? register * lanes : width - lanes - (lastOutput * stride);
            for (nint lane = 0; lane < lanes; lane++)
            {
                (nint output, nint tap) = nint.DivRem(begin + lane, stride);
                int at = (int)((2 * register * lanes) + lane);
                table[at] = OffsetBits.Of<T>(output);
                table[at + (int)lanes] = tap < last.Taps ? OffsetBits.Of<T>(-begin - lane) : OffsetBits.Farthest<T>();
            }
        }

        // SAFETY: the arrays are pinned for life, and this object holds them.
        walk = new()
        {
            Width = width,
            PlaneInputs = (nint)job.Plan.Input.PlaneElements,
            PlaneOutputs = (nint)job.Plan.Output.PlaneElements,
            Rows = Pinned.Start(rows),
            RowsCount = rows.Length,
            Stride = stride,
            Tables = Pinned.StartOfLine(tables),
            LastOutput = lastOutput,
            Lanes = lanes,
        };
    }

    private protected override long Units => Planes * walk.RowsCount;

    internal static MatchedTiles<T, TIndex>? Fitting(IndexJob job, FedAxis[] axes)
    {
        FedAxis last = axes[^1];
        bool fits = axes.All(axis => axis.Most == 1)
            && last is { Start: 0, Stride: <= LargestStride }
            && last.InputExtent <= (last.OutputExtent + 1) * last.Stride
            && NumberLanes<T>.Suiting(last.InputExtent) is > 1 and var lanes
            && last.InputExtent >= FewestRegisters * lanes
            && axes.SkipLast(1).Aggregate(1L, (product, axis) => product * axis.InputExtent) <= MostRows;
        return fits && OwnTaps<T>.Of(axes, 0) is { } own ? new(job, axes, own) : null;
    }

    private protected override void Run(T* gradients, T* indices, T* target, nint from, nint to)
    {
        unchecked
        {
            bool isPast = IsLarge && walk.Lanes * sizeof(T) == Arena.CacheLine && PastCaches.AreWholeLines(target, walk.Width);
            nint end = from;
            while (end < to && !IsAtEnd(end)) end = nint.Min(to, end + walk.RowsCount);
            while (end > from && IsAtEnd(end - 1)) end--;
            Write(gradients, indices, target, from, end, isPast);
            for (nint unit = end; unit < to; unit++)
            {
                // Behind the last outputs there is nothing that may be read.
                (nint plane, nint number) = nint.DivRem(unit, walk.RowsCount);
                nint offset = (plane * walk.PlaneOutputs) + nint.Max(0, rows[number].Output);
                nint room = outputWidth + (2 * walk.Lanes);
                Arena.Line[] memory = Arena.Rent(2 * room * sizeof(T));
                T* copy = (T*)Arena.Start(memory);
                new Span<T>(copy, (int)(2 * room)).Clear();
                new ReadOnlySpan<T>(gradients + offset, (int)outputWidth).CopyTo(new Span<T>(copy, (int)outputWidth));
                new ReadOnlySpan<T>(indices + offset, (int)outputWidth).CopyTo(new Span<T>(copy + room, (int)outputWidth));
                Write(copy - offset, copy + room - offset, target, unit, unit + 1, isPast);
                Arena.Return(memory);
            }
        }
    }

    private void Write(T* gradients, T* indices, T* target, nint from, nint to, bool isPast)
    {
        unchecked
        {
            if (!MatchTilesKernel.Run<T, NumberLanes<T>>(walk, gradients, indices, target, from, to, isPast)) return;
            for (nint unit = from; unit < to; unit++)
            {
                (nint plane, nint number) = nint.DivRem(unit, walk.RowsCount);
                Canonise(target + (plane * walk.PlaneInputs) + rows[number].Input, rows[number].Rows * walk.Width);
            }
        }
    }

    /// <summary>Whether there are fewer outputs behind a unit's than may be read.</summary>
    private bool IsAtEnd(nint unit)
    {
        unchecked
        {
            (nint plane, nint number) = nint.DivRem(unit, walk.RowsCount);
            return (plane * walk.PlaneOutputs) + rows[number].Output + outputWidth + walk.Lanes > outputs;
        }
    }

    /// <summary>The rows of a plane, those together that the same outputs see.</summary>
    private static IEnumerable<TileRows> Rows(FedAxis[] axes)
    {
        (nint width, nint outputWidth) = (axes[^1].InputExtent, axes[^1].OutputExtent);
        List<TileRows> all = [];
        foreach ((int row, int output) in FedAxis.OnlySeeing(axes[..^1]).Index())
        {
            nint begin = output < 0 ? -1 : output * outputWidth;
            if (all.Count > 0 && all[^1].Output == begin) all[^1] = all[^1] with { Rows = all[^1].Rows + 1 };
            else all.Add(new(begin, row * width, 1));
        }

        return all;
    }
}
