using System.Numerics;
using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Finishes;
using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Kernels;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Scratch;

namespace PoolFunctional.Engine.Gradients;

/// <summary>
/// The gradient of a sum or an average over windows that overlap a little: an input feeds one output or two on every axis, now so and now so. Rows of outputs are added over the axes before the last, and then
/// every input takes its one or two of that row; −0 stands for an output that is not there. Channels first.
/// </summary>
internal sealed unsafe class PairedGradientSchedule<T, TTotal> : GradientSchedule<T>, IUnits, IScratchWork
    where T : unmanaged, INumber<T>
    where TTotal : unmanaged, INumber<TTotal>
{
    /// <summary>Tables of larger planes would leave the first cache.</summary>
    private const long MostTabled = 1 << 10;

    private readonly AxisTable[] outer;
    private readonly DividedOutputs<T, TTotal> shares;
    private readonly int[] first;
    private readonly int[] second;
    private readonly nint[] pitches;
    private readonly nint across;
    private readonly nint inputs;
    private readonly nint outputs;
    private readonly long units;
    private readonly int threads;
    private readonly PairTable<T>? rowSums;
    private readonly PairTable<T>? sums;

    private PairedGradientSchedule(Job<T> job, AxisTable[] feeding, DividedOutputs<T, TTotal> shares)
    {
        this.shares = shares;
        outer = feeding[..^1];
        AxisTable last = feeding[^1];
        across = (nint)last.InputExtent;
        pitches = [.. Enumerable.Range(0, outer.Length).Select(axis => (nint)job.Plan.Output.PitchOf(axis))];
        (inputs, outputs) = ((nint)job.Plan.Input.PlaneElements, (nint)job.Plan.Output.PlaneElements);
        units = job.Plan.Input.Batch * job.Plan.Input.Channels;
        threads = Crew.ThreadsFor((job.Plan.Input.Elements + job.Plan.Output.Elements) * sizeof(T), job.Options);

        // Behind the row stand −0, for a second output that is not there, and +0, for an input that feeds none.
        (first, second) = (new int[last.OutputExtent], new int[last.OutputExtent]);
        for (int input = 0; input < first.Length; input++)
        {
            ref readonly WindowRun run = ref last.RunOf(input);
            first[input] = run.Count == 0 ? (int)across + 1 : (int)run.PositionOf(input);
            second[input] = run.Count < 2 ? (int)across : (int)(run.PositionOf(input) + last.Step);
        }


        // What goes beyond a plane must end within the next.
        if (typeof(T) != typeof(TTotal) || outer is not [{ SeesEverywhere: true } height] || !last.SeesEverywhere || inputs > MostTabled || inputs < NumberLanes<T>.Shifting) return;
        rowSums = PairTable<T>.Of([.. from row in Enumerable.Range(0, height.OutputExtent) from place in Enumerable.Range(0, (int)across) select Pair(height, row, (int)across, place)]);
        sums = rowSums is null ? null : PairTable<T>.Of([.. from row in Enumerable.Range(0, height.OutputExtent) from input in Enumerable.Range(0, last.OutputExtent) select Pair(last, input, 1, row * (int)across)]);
    }

    internal override string Name => "paired";

    internal override bool NeedsInput => false;

    /// <summary>The schedule, or null where some input feeds more outputs on an axis, or as many as its neighbours, for which there are better ones.</summary>
    internal static PairedGradientSchedule<T, TTotal>? Of(Job<T> job, AxisTable[] feeding, Divisor? divisor)
    {
        if (job.IsChannelsLast && job.Plan.Input.Channels > 1) return null;
        return feeding[^1].Uniform is null && feeding.All(axis => axis.LongestWindow <= 2) ? new(job, feeding, new(job.Plan, isChannelsLast: false, divisor)) : null;
    }

    internal override void Run(ReadOnlySpan<T> outputGradient, ReadOnlySpan<T> x, Span<T> inputGradient, CancellationToken cancellation)
    {
        fixed (T* incoming = outputGradient)
        fixed (T* target = inputGradient) Crew.Run(this, incoming, target, units, threads, cancellation);
    }

    void IUnits.Run(void* source, void* target, long from, long to) => ScratchWork.Run(this, source, target, from, to);

    void IScratchWork.Work(void* source, void* target, long from, long to, ref Pieces pieces)
    {
        if (sums is not null)
        {
            Tabled((T*)source, (T*)target, from, to, ref pieces);
            return;
        }

        TTotal* room = pieces.Next<TTotal>(outputs);
        TTotal* row = pieces.Next<TTotal>(across + 2);
        TTotal* rows = pieces.Next<TTotal>(across * (outer.Length + 1));
        TTotal* line = pieces.Next<TTotal>(first.Length);
        if (pieces.IsCounting) return;
        Span<int> position = stackalloc int[outer.Length + 1];
        for (nint plane = (nint)from; plane < to; plane++)
        {
            unchecked
            {
                // SAFETY: planes lie one after the other in both tensors, whose lengths the door has proved.
                TTotal* divided = shares.Of((T*)source + (plane * outputs), 1, outputs, room);
                T* begin = (T*)target + (plane * inputs);
                position.Clear();
                for (nint at = 0; at < inputs; at += first.Length)
                {
                    Row(divided, position, row, rows, line, begin + at);
                    for (int axis = outer.Length - 1; axis >= 0 && ++position[axis] == outer[axis].OutputExtent; axis--) position[axis] = 0;
                }
            }
        }
    }

    /// <summary>The one or two outputs that an input of an axis feeds, so far apart, from a place on.</summary>
    private static (int First, int Second) Pair(AxisTable feeding, int input, int pitch, int place)
    {
        ref readonly WindowRun run = ref feeding.RunOf(input);
        int first = (int)run.PositionOf(input);
        return (place + (first * pitch), run.Count < 2 ? -1 : place + ((first + (int)feeding.Step) * pitch));
    }

    /// <summary>Planes in registers: the outputs' rows added, then those along each row.</summary>
    private void Tabled(T* source, T* target, long from, long to, ref Pieces pieces)
    {
        unchecked
        {
            T* divided = pieces.Next<T>(outputs + PairTable<T>.Behind);
            T* rows = pieces.Next<T>((inputs / first.Length * across) + PairTable<T>.Behind);
            T* plane = pieces.Next<T>(inputs + PairTable<T>.Behind);
            if (pieces.IsCounting) return;
            for (nint unit = (nint)from; unit < to; unit++)
            {
                TTotal* own = shares.Of(source + (unit * outputs), 1, outputs, (TTotal*)divided);
                if (own != (TTotal*)divided) CopyKernel.Piece((byte*)own, (byte*)divided, outputs * sizeof(T));
                rowSums!.Run(divided, rows);

                // What goes beyond a plane is overwritten by the next one; behind the last there is none, or it is another thread's.
                T* begin = target + (unit * inputs);
                T* place = unit + 1 < to ? begin : plane;
                sums!.Run(rows, place);
                if (!FiniteKernel.All(divided, outputs)) default(CanonicalFinish<T>).Row(place, inputs, 1, place);
                if (place == plane) CopyKernel.Piece((byte*)plane, (byte*)begin, inputs * sizeof(T));
            }
        }
    }

    private void Row(TTotal* divided, ReadOnlySpan<int> position, TTotal* row, TTotal* rows, TTotal* line, T* target)
    {
        TTotal* added = Added(divided, position, outer.Length - 1, 0, rows);
        if (added is null)
        {
            new Span<T>(target, first.Length).Clear();
            return;
        }

        CopyKernel.Piece((byte*)added, (byte*)row, across * sizeof(TTotal));
        row[across] = -TTotal.Zero;
        row[across + 1] = TTotal.Zero;
        if (typeof(T) == typeof(TTotal))
        {
            Take(row, (TTotal*)target);
            if (!FiniteKernel.All(row, across)) default(CanonicalFinish<T>).Row(target, first.Length, 1, target);
        }
        else
        {
            Take(row, line);
            default(NarrowingQuotientFinish<T, TTotal>).Row(line, first.Length, 1, target);
        }
    }

    /// <summary>The outputs that a row of inputs feeds, added over the axes up to one, outermost first; null where there are none.</summary>
    private TTotal* Added(TTotal* divided, ReadOnlySpan<int> position, int axis, nint offset, TTotal* rows)
    {
        unchecked
        {
            if (axis < 0) return divided + offset;
            ref readonly WindowRun run = ref outer[axis].RunOf(position[axis]);
            if (run.Count == 0) return null;
            nint at = (nint)run.PositionOf(position[axis]) * pitches[axis];
            TTotal* left = Added(divided, position, axis - 1, offset + at, rows + across);
            if (run.Count == 1 || left is null) return left;

            // What the left side lies in may be where the right side's is worked out.
            if (axis > 0) CopyKernel.Piece((byte*)left, (byte*)rows, across * sizeof(TTotal));
            TTotal* right = Added(divided, position, axis - 1, offset + at + ((nint)outer[axis].Step * pitches[axis]), rows + across);
            Add(axis > 0 ? rows : left, right, rows);
            return rows;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Add(TTotal* left, TTotal* right, TTotal* sum)
    {
        unchecked
        {
            // SAFETY: i + Count ≤ across, the length of all three.
            nint i = 0;
            for (; Vector.IsHardwareAccelerated && i + Vector<TTotal>.Count <= across; i += Vector<TTotal>.Count) (Vector.Load(left + i) + Vector.Load(right + i)).Store(sum + i);
            for (; i < across; i++) sum[i] = left[i] + right[i];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Take(TTotal* row, TTotal* target)
    {
        unchecked
        {
            // SAFETY: the tables name places of the row and of the two behind it.
            fixed (int* one = first)
            fixed (int* other = second)
            {
                for (nint input = 0; input < first.Length; input++) target[input] = row[one[input]] + row[other[input]];
            }
        }
    }
}
