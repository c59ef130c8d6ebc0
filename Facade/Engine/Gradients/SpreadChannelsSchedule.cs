using System.Numerics;
using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Kernels;
using PoolFunctional.Engine.Scratch;

namespace PoolFunctional.Engine.Gradients;

/// <summary>The same as <see cref="SpreadGradientSchedule{T, TTotal}"/> of channels beside each other: the channels of an output stand at all places that it saw.</summary>
internal sealed unsafe class SpreadChannelsSchedule<T, TTotal> : GradientSchedule<T>, IUnits, IScratchWork
    where T : unmanaged, INumber<T>
    where TTotal : unmanaged, INumber<TTotal>
{
    /// <summary>Rows of inputs that one row of outputs feeds are one unit, up to so many bytes.</summary>
    private const long MostTogether = 1 << 18;

    /// <summary>The bytes of fewer channels are not copied place by place.</summary>
    private const int ShortPiece = 64;

    private readonly DividedOutputs<T, TTotal> shares;
    private readonly int threads;
    private readonly nint items;
    private readonly nint channels;
    private readonly nint outputRows;

    /// <summary>The elements of a row, of outputs and of inputs.</summary>
    private readonly nint across;
    private readonly nint width;

    /// <summary>Of an item: rows of inputs that follow each other, and the row of outputs that feeds them, or −1.</summary>
    private readonly (int First, int Count, int Output)[] rows;

    /// <summary>Along a row: neighbouring places, and the output that feeds them, or −1.</summary>
    private readonly (int Count, int Output)[] places;

    internal SpreadChannelsSchedule(Plan plan, AxisTable[] feeding, DividedOutputs<T, TTotal> shares, int threads)
    {
        (this.shares, this.threads) = (shares, threads);
        (items, channels) = ((nint)plan.Input.Batch, (nint)plan.Input.Channels);
        (across, width) = ((nint)feeding[^1].InputExtent * channels, (nint)feeding[^1].OutputExtent * channels);
        outputRows = (nint)feeding[..^1].Aggregate(1L, (product, axis) => product * axis.InputExtent);
        int most = (int)long.Max(1, MostTogether / (width * sizeof(T)));
        rows = [.. Runs(SpreadGeometry.OutputsOf(feeding[..^1]), most)];
        places = [.. Runs(SpreadGeometry.OutputsOf(feeding[^1..]), int.MaxValue).Select(run => (run.Count, run.Output))];
    }

    internal override string Name => "spread";

    internal override bool NeedsInput => false;

    private nint InputRows => rows[^1].First + rows[^1].Count;

    internal override void Run(ReadOnlySpan<T> outputGradient, ReadOnlySpan<T> x, Span<T> inputGradient, CancellationToken cancellation)
    {
        fixed (T* incoming = outputGradient)
        fixed (T* target = inputGradient) Crew.Run(this, incoming, target, items * rows.Length, threads, cancellation);
    }

    void IUnits.Run(void* source, void* target, long from, long to) => ScratchWork.Run(this, source, target, from, to);

    void IScratchWork.Work(void* source, void* target, long from, long to, ref Pieces pieces)
    {
        unchecked
        {
            TTotal* lifted = pieces.Next<TTotal>(shares.KeepsType ? 0 : across);
            T* divided = pieces.Next<T>(across);
            bool areFew = channels * sizeof(T) < ShortPiece;
            for (nint unit = (nint)from; unit < to; unit++)
            {
                // SAFETY: items lie one after the other in both tensors, whose lengths the door has proved, and rows in an item.
                (nint item, nint own) = nint.DivRem(unit, rows.Length);
                (int first, int count, int output) = rows[own];
                T* begin = (T*)target + (((item * InputRows) + first) * width);
                if (output < 0)
                {
                    for (nint row = 0; row < count; row++) new Span<T>(begin + (row * width), (int)width).Clear();
                    continue;
                }

                shares.RowOfResults((T*)source + (((item * outputRows) + output) * across), output, across, lifted, divided);
                for (nint row = 0; row < count; row++)
                {
                    if (areFew && row > 0) CopyKernel.Piece((byte*)begin, (byte*)(begin + (row * width)), width * sizeof(T));
                    else Row(divided, begin + (row * width));
                }
            }
        }
    }

    private void Row(T* divided, T* target)
    {
        unchecked
        {
            foreach ((int count, int output) in places)
            {
                if (output < 0) new Span<T>(target, (int)(count * channels)).Clear();
                else CopyKernel.Repeat(divided + (output * channels), channels, count, target);
                target += count * channels;
            }
        }
    }

    /// <summary>Neighbours that one output feeds, so many at most.</summary>
    private static IEnumerable<(int First, int Count, int Output)> Runs(int[] outputs, int most)
    {
        for (int first = 0, count; first < outputs.Length; first += count)
        {
            count = 1;
            while (first + count < outputs.Length && count < most && outputs[first + count] == outputs[first]) count++;
            yield return (first, count, outputs[first]);
        }
    }
}
