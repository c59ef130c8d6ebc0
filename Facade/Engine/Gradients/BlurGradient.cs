using System.Numerics;
using System.Numerics.Tensors;
using PoolFunctional.Engine.Finishes;
using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Kernels;
using PoolFunctional.Engine.Lifts;
using PoolFunctional.Engine.Scratch;

namespace PoolFunctional.Engine.Gradients;

/// <summary>The gradient of a blur: each row of what comes in becomes a line of places, each row of the result is folded of the lines that it feeds, and then the deep axes, the outermost last.</summary>
internal sealed unsafe class BlurGradient<T, TTotal, TLift, TFinish>(BlurGradientTable table, PoolOptions options, Func<long, int, TTotal> weight, TTotal absent) : GradientSchedule<T>, IUnits
    where T : unmanaged, INumber<T>
    where TTotal : unmanaged, INumber<TTotal>
    where TLift : struct, ILift<T, TTotal>
    where TFinish : struct, IFinish<T, TTotal>
{
    /// <summary>Channels so many that each place is folded by itself.</summary>
    private const int ManyChannels = 16;

    private readonly int threads = Crew.ThreadsFor(table.Work * sizeof(T), options);
    private readonly TTotal[][] lastWeights = Weighed(table.Last, weight);
    private readonly TTotal[][] heightWeights = Weighed(table.Height, weight);
    private readonly TTotal[][][] deepWeights = [.. table.Deep.Select(axis => Weighed(axis, weight))];
    private readonly nint linePitch = (table.Last.Room * table.Inner) + BlurTable.Pad;
    private readonly nint phasePitch = ((table.Last.Places + table.Last.Stride - 1) / table.Last.Stride * table.Inner) + BlurTable.Pad;
    private readonly nint longestRow = nint.Max(table.RowElements, table.DeepRow);
    private readonly bool isApart = table.Last.Stride > 1 && table.Inner < ManyChannels;

    internal override string Name => "blur";

    internal override bool NeedsInput => false;

    internal override void Run(ReadOnlySpan<T> outputGradient, ReadOnlySpan<T> x, Span<T> inputGradient, CancellationToken cancellation)
    {
        fixed (T* source = outputGradient)
        fixed (T* target = inputGradient)
        {
            if (threads == 1 && !cancellation.CanBeCanceled) Run(source, target, 0, table.Units);
            else Crew.Run(this, source, target, table.Units, threads, cancellation);
        }
    }

    void IUnits.Run(void* source, void* target, long from, long to) => Run((T*)source, (T*)target, from, to);

    private static TTotal[][] Weighed(BlurGradientAxis axis, Func<long, int, TTotal> weight) =>
        [.. axis.Weights.Select(phase => (TTotal[])[.. phase.Select(value => weight(value, axis.Shift))])];

    private void Run(T* source, T* target, long from, long to)
    {
        Pieces needed = new(null);
        _ = new Room(this, ref needed);
        Arena.Line[] memory = Arena.Rent(needed.Bytes);
        Pieces pieces = new(Arena.Start(memory));
        Room room = new(this, ref pieces);
        new Span<TTotal>(room.Absent, (int)longestRow).Fill(absent);
        new Span<TTotal>(room.Given, (int)(((2 * table.Last.Reach) + table.Last.Outputs) * table.Inner)).Fill(absent);
        for (nint unit = (nint)from; unit < to; unit++)
        {
            (nint plane, nint block) = nint.DivRem(unit, table.RowBlocks);
            T* given = source + (plane * table.PlaneOutputs);
            T* result = target + (plane * table.PlaneElements);
            if (table.Deep.Length == 0) Sheet(room, given, block * table.BlockRows, nint.Min((block + 1) * table.BlockRows, table.Height.Extent), null, result);
            else Plane(room, given, result);
        }

        Arena.Return(memory);
    }

    private void Plane(in Room room, T* given, T* result)
    {
        nint sheets = table.Sheets;
        for (nint sheet = 0; sheet < sheets; sheet++) Sheet(room, given + (sheet * table.SheetOutputs), 0, table.Height.Extent, room.Even + (sheet * table.SheetElements), null);
        TTotal* current = room.Even;
        (nint outer, nint inner) = (sheets, table.SheetElements);
        for (int axis = table.Deep.Length - 1; axis >= 0; axis--)
        {
            BlurGradientAxis rows = table.Deep[axis];
            outer /= rows.Outputs;
            if (!rows.IsIdentity)
            {
                TTotal* next = current == room.Even ? room.Odd : room.Even;
                for (nint i = 0; i < outer * rows.Extent; i++)
                {
                    Row(room, rows, deepWeights[axis], i % rows.Extent, current + (i / rows.Extent * rows.Outputs * inner), inner, rows.Outputs, inner, next + (i * inner));
                }

                current = next;
            }

            inner *= rows.Extent;
        }

        default(TFinish).Row(current, table.PlaneElements, 1, result);
        for (nint sheet = 0; table.HasUnseen && sheet < table.PlaneElements / table.SheetElements; sheet++)
        {
            for (nint row = 0; row < table.Height.Extent; row++) Clear(result + (sheet * table.SheetElements) + (row * table.RowElements), table.IsUnseenSheet(sheet) || table.Height.IsUnseen(row));
        }
    }

    /// <summary>Rows <c>[first, end)</c> of a sheet: as totals where there is room for them, else finished.</summary>
    private void Sheet(in Room room, T* given, nint first, nint end, TTotal* totals, T* result)
    {
        nint inner = table.Inner;
        nint made = table.Height.FirstFeeding(first, end);
        TTotal* rows = room.Lines + (table.Last.Before * inner);
        for (nint row = first; row < end; row++)
        {
            for (; made < table.Height.EndFeeding(row); made++) Line(room, given + (made * table.RowOutputs), room.Lines + (made % table.LinesAtHand * linePitch));
            TTotal* sum = totals != null ? totals + (row * table.RowElements) : table.Height.IsIdentity ? rows + (row % table.LinesAtHand * linePitch) : room.Sum;
            if (!table.Height.IsIdentity) Row(room, table.Height, heightWeights, row, rows, linePitch, table.LinesAtHand, table.RowElements, sum);
            else if (totals != null) Copied(rows + (row % table.LinesAtHand * linePitch), table.RowElements, sum);
            if (totals != null) continue;
            default(TFinish).Row(sum, table.RowElements, 1, result + (row * table.RowElements));
            if (table.HasUnseen) Clear(result + (row * table.RowElements), table.Height.IsUnseen(row));
        }
    }

    /// <summary>One input of an axis of rows: the sum of its places, each the fold of the rows that feed it.</summary>
    private void Row(in Room room, BlurGradientAxis axis, TTotal[][] weights, nint input, TTotal* rows, nint pitch, nint kept, nint length, TTotal* target)
    {
        TTotal** sources = stackalloc TTotal*[BlurFilter.LargestSize];
        TTotal* sum = target;
        foreach (int place in axis.PlacesOf(input))
        {
            (nint turn, nint phase) = nint.DivRem(place, axis.Stride);
            TTotal[] weighed = weights[phase];
            for (int number = 0; number < weighed.Length; number++)
            {
                nint output = turn - (weighed.Length - 1) + number;
                sources[number] = output < 0 || output >= axis.Outputs ? room.Absent : rows + (output % kept * pitch);
            }

            Folded(sources, weighed, length, sum);
            if (sum != target) Added(sum, length, target);
            sum = room.Further;
        }
    }

    /// <summary>The line of places that a row of outputs feeds; from its own places on, the row of the input.</summary>
    private void Line(in Room room, T* outputs, TTotal* line)
    {
        (BlurGradientAxis last, nint inner) = (table.Last, table.Inner);
        if (last.IsIdentity)
        {
            default(TLift).Row(outputs, table.RowOutputs, line);
            return;
        }

        TTotal* given = room.Given + (last.Reach * inner);
        default(TLift).Row(outputs, table.RowOutputs, given);
        if (last.Stride == 1)
        {
            Phase(given, lastWeights[0], last.Places * inner, line);
        }
        else if (isApart)
        {
            for (nint phase = 0; phase < last.Stride; phase++) Phase(given, lastWeights[phase], (last.Places - phase + last.Stride - 1) / last.Stride * inner, room.Phases + (phase * phasePitch));
            BlurKernel.Join(room.Phases, phasePitch, last.Places, last.Stride, inner, line);
        }
        else
        {
            for (nint place = 0; place < last.Places; place++) Phase(given + (place / last.Stride * inner), lastWeights[place % last.Stride], inner, line + (place * inner));
        }

        new Span<TTotal>(line + (last.Places * inner), (int)((last.Room - last.Places) * inner)).Fill(absent);
        foreach ((int from, int to) in last.Carries) Added(line + (from * inner), inner, line + (to * inner));
    }

    /// <summary>Places of one phase, of which the first is fed by outputs up to the first of those given.</summary>
    private void Phase(TTotal* given, TTotal[] weighed, nint length, TTotal* target)
    {
        TTotal** sources = stackalloc TTotal*[BlurFilter.LargestSize];
        for (int number = 0; number < weighed.Length; number++)
        {
            // SAFETY: as many absent outputs as any phase has weights, but for one, lie before those given and behind them.
            sources[number] = unchecked(given + ((number - (weighed.Length - 1)) * table.Inner));
        }

        Folded(sources, weighed, length, target);
    }

    private void Folded(TTotal** sources, TTotal[] weighed, nint length, TTotal* target)
    {
        if (weighed.Length == 0) new Span<TTotal>(target, (int)length).Fill(absent);
        fixed (TTotal* weights = weighed)
        {
            if (weighed.Length > 0) BlurKernel.Run(sources, weights, weighed.Length, length, target);
        }
    }

    private static void Copied(TTotal* source, nint length, TTotal* target) => new Span<TTotal>(source, (int)length).CopyTo(new(target, (int)length));

    private static void Added(TTotal* addend, nint length, TTotal* target)
    {
        Span<TTotal> sum = new(target, (int)length);
        TensorPrimitives.Add<TTotal>(sum, new ReadOnlySpan<TTotal>(addend, (int)length), sum);
    }

    /// <summary>What nothing sees is 0.</summary>
    private void Clear(T* row, bool isWhole)
    {
        if (isWhole) new Span<T>(row, (int)table.RowElements).Clear();
        foreach (int input in table.Last.Unseen) new Span<T>(row + (input * table.Inner), (int)table.Inner).Clear();
    }

    /// <summary>The scratch memory of a thread.</summary>
    private readonly struct Room
    {
        internal Room(BlurGradient<T, TTotal, TLift, TFinish> blur, ref Pieces pieces)
        {
            Given = pieces.Next<TTotal>((((2 * blur.Table.Last.Reach) + blur.Table.Last.Outputs) * blur.Table.Inner) + BlurTable.Pad);
            Phases = pieces.Next<TTotal>(blur.isApart ? blur.phasePitch * blur.Table.Last.Stride : 0);
            Lines = pieces.Next<TTotal>(blur.linePitch * blur.Table.LinesAtHand);
            Sum = pieces.Next<TTotal>(blur.Table.RowElements + BlurTable.Pad);
            Further = pieces.Next<TTotal>(blur.longestRow + BlurTable.Pad);
            Absent = pieces.Next<TTotal>(blur.longestRow + BlurTable.Pad);
            Even = pieces.Next<TTotal>(blur.Table.DeepRoom + BlurTable.Pad);
            Odd = pieces.Next<TTotal>(blur.Table.DeepRoom + BlurTable.Pad);
        }

        /// <summary>A row of outputs, with absent ones before and behind it.</summary>
        internal TTotal* Given { get; }

        internal TTotal* Phases { get; }

        internal TTotal* Lines { get; }

        internal TTotal* Sum { get; }

        internal TTotal* Further { get; }

        internal TTotal* Absent { get; }

        internal TTotal* Even { get; }

        internal TTotal* Odd { get; }
    }

    private BlurGradientTable Table => table;
}
