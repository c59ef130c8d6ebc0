using System.Numerics;
using PoolFunctional.Engine.Finishes;
using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Kernels;
using PoolFunctional.Engine.Lifts;
using PoolFunctional.Engine.Scratch;

namespace PoolFunctional.Engine.Schedules;

/// <summary>A blur: the deep axes over a whole plane, then for each row of the result the rows that it sees, and then along it.</summary>
internal sealed unsafe class BlurSchedule<T, TTotal, TLift, TFinish>(BlurTable table, PoolOptions options, Func<long, int, TTotal> weight, TTotal absent) : UnitSchedule<T>(
    table.Units,
    Crew.ThreadsFor(table.Work * sizeof(T), options))
    where T : unmanaged, INumber<T>
    where TTotal : unmanaged, INumber<TTotal>
    where TLift : struct, ILift<T, TTotal>
    where TFinish : struct, IFinish<T, TTotal>
{
    /// <summary>Channels so many that each output is folded by itself.</summary>
    private const int ManyChannels = 16;

    private readonly TTotal[] lastWeights = [.. table.Last.Weights.Select(value => weight(value, table.Last.Shift))];
    private readonly TTotal[] heightWeights = [.. table.Height.Weights.Select(value => weight(value, table.Height.Shift))];
    private readonly TTotal[][] deepWeights = [.. table.Deep.Select(axis => (TTotal[])[.. axis.Weights.Select(value => weight(value, axis.Shift))])];
    private readonly long divisor = default(TLift).IsIdentity || typeof(TTotal) == typeof(float) ? 1 : 1L << table.Shift;
    private readonly nint slab = default(TLift).IsIdentity ? 0 : table.Deep.Length > 0 ? table.PlaneElements : table.Height.LongestHull(table.BlockRows) * table.RowElements;
    private readonly nint phasePitch = ((table.Last.Room + table.Last.Stride - 1) / table.Last.Stride * table.Inner) + BlurTable.Pad;
    private readonly nint absentRow = table.Height.HasAbsent || table.Deep.Any(axis => axis.HasAbsent) ? nint.Max(table.RowElements, table.DeepRow) : 0;
    private readonly bool isSplit = table.Last.Stride > 1 && table.Last.Outputs > 1 && table.Inner < ManyChannels;

    internal override string Name => "blur";

    private protected override void Run(T* source, T* target, long from, long to)
    {
        Pieces needed = new(null);
        _ = new Room(this, ref needed);
        Arena.Line[] memory = Arena.Rent(needed.Bytes);
        Pieces pieces = new(Arena.Start(memory));
        Room room = new(this, ref pieces);
        new Span<TTotal>(room.Absent, (int)absentRow).Fill(absent);
        for (nint unit = (nint)from; unit < to; unit++)
        {
            (nint plane, nint block) = nint.DivRem(unit, table.RowBlocks);
            T* x = source + (plane * table.PlaneElements);
            T* y = target + (plane * table.PlaneOutputs);
            (nint first, nint end) = (block * table.BlockRows, nint.Min((block + 1) * table.BlockRows, table.Height.Outputs));
            if (table.Deep.Length == 0) Sheet(room, Lifted(room, x, first, end), first, end, isEmpty: false, y);
            else Plane(room, x, y);
        }

        Arena.Return(memory);
    }

    /// <summary>Where row 0 of a plane lies, of which the rows that some outputs see are there.</summary>
    private TTotal* Lifted(in Room room, T* x, nint first, nint end)
    {
        if (default(TLift).IsIdentity) return (TTotal*)x;
        (nint low, nint high) = table.Height.Hull(first, end);
        default(TLift).Row(x + (low * table.RowElements), (high - low) * table.RowElements, room.Slab);
        return room.Slab - (low * table.RowElements);
    }

    private void Plane(in Room room, T* x, T* y)
    {
        TTotal* current = (TTotal*)x;
        if (!default(TLift).IsIdentity)
        {
            default(TLift).Row(x, table.PlaneElements, room.Slab);
            current = room.Slab;
        }

        (nint outer, nint inner) = (1, table.PlaneElements);
        for (int axis = 0; axis < table.Deep.Length; axis++)
        {
            BlurRows rows = table.Deep[axis];
            inner /= rows.Extent;
            if (!rows.IsIdentity)
            {
                TTotal* next = current == room.Even ? room.Odd : room.Even;
                for (nint i = 0; i < outer * rows.Outputs; i++)
                {
                    Fold(room, rows, deepWeights[axis], i % rows.Outputs, current + (i / rows.Outputs * rows.Extent * inner), inner, next + (i * inner));
                }

                current = next;
            }

            outer *= rows.Outputs;
        }

        for (nint sheet = 0; sheet < outer; sheet++)
        {
            Sheet(room, current + (sheet * table.SheetElements), 0, table.Height.Outputs, table.IsEmptySheet(sheet), y + (sheet * table.Height.Outputs * table.RowOutputs));
        }
    }

    /// <summary>One output of an axis of rows.</summary>
    private static void Fold(in Room room, BlurRows rows, TTotal[] weights, nint output, TTotal* first, nint length, TTotal* target)
    {
        TTotal** sources = stackalloc TTotal*[BlurFilter.LargestSize];
        for (int tap = 0; tap < rows.Size; tap++)
        {
            nint row = rows.SourceOf(output, tap);
            sources[tap] = row < 0 ? room.Absent : first + (row * length);
        }

        fixed (TTotal* weighed = weights) BlurKernel.Run(sources, weighed, rows.Size, length, target);
    }

    private void Sheet(in Room room, TTotal* input, nint first, nint end, bool isEmpty, T* y)
    {
        BlurLine last = table.Last;
        nint inner = table.Inner;
        for (nint row = first; row < end; row++)
        {
            T* results = y + (row * table.RowOutputs);
            TTotal* line = room.Line;
            if (table.Height.IsIdentity && last.IsBare) line = input + (row * table.RowElements);
            else if (table.Height.IsIdentity) new Span<TTotal>(input + (row * table.RowElements), (int)table.RowElements).CopyTo(new Span<TTotal>(line + (last.Before * inner), (int)table.RowElements));
            else Fold(room, table.Height, heightWeights, row, input, table.RowElements, line + (last.Before * inner));
            Border(line, last.SourcesBefore, 0);
            Border(line, last.SourcesBehind, last.Before + last.Extent);
            TTotal* totals = last.IsIdentity ? line : room.Totals;
            if (!last.IsIdentity) Along(room, line, totals);
            default(TFinish).Row(totals, table.RowOutputs, divisor, results);
            if (table.HasEmpty) Clear(results, isEmpty || table.Height.IsEmpty(row));
        }
    }

    /// <summary>Places beyond the input, from <paramref name="place"/> on.</summary>
    private void Border(TTotal* line, ReadOnlySpan<int> sources, nint place)
    {
        nint inner = table.Inner;
        foreach (int source in sources)
        {
            Span<TTotal> elements = new(line + (place++ * inner), (int)inner);
            if (source < 0) elements.Fill(absent);
            else new Span<TTotal>(line + ((table.Last.Before + source) * inner), (int)inner).CopyTo(elements);
        }
    }

    private void Along(in Room room, TTotal* line, TTotal* totals)
    {
        BlurLine last = table.Last;
        nint inner = table.Inner;
        TTotal** taps = stackalloc TTotal*[BlurFilter.LargestSize];
        fixed (TTotal* weights = lastWeights)
        {
            if (last.Stride == 1 || isSplit)
            {
                if (isSplit) BlurKernel.Split(line, last.Places, last.Stride, inner, room.Phases, phasePitch);
                for (int tap = 0; tap < last.Size; tap++) taps[tap] = isSplit ? room.Phases + (tap % last.Stride * phasePitch) + (tap / last.Stride * inner) : line + (tap * inner);
                BlurKernel.Run(taps, weights, last.Size, table.RowOutputs, totals);
                return;
            }

            for (nint output = 0; output < last.Outputs; output++)
            {
                for (int tap = 0; tap < last.Size; tap++) taps[tap] = line + (((output * last.Stride) + tap) * inner);
                BlurKernel.Run(taps, weights, last.Size, inner, totals + (output * inner));
            }
        }
    }

    /// <summary>What sees nothing is 0.</summary>
    private void Clear(T* results, bool isWholeRow)
    {
        nint inner = table.Inner;
        (nint from, nint to) = isWholeRow ? (table.Last.Outputs, table.Last.Outputs) : (table.Last.FirstSeeing, table.Last.EndSeeing);
        new Span<T>(results, (int)(from * inner)).Clear();
        new Span<T>(results + (to * inner), (int)((table.Last.Outputs - to) * inner)).Clear();
    }

    /// <summary>The scratch memory of a thread.</summary>
    private readonly struct Room
    {
        internal Room(BlurSchedule<T, TTotal, TLift, TFinish> blur, ref Pieces pieces)
        {
            Line = pieces.Next<TTotal>((blur.Table.Last.Room * blur.Table.Inner) + BlurTable.Pad);
            Phases = pieces.Next<TTotal>(blur.isSplit ? blur.phasePitch * blur.Table.Last.Stride : 0);
            Totals = pieces.Next<TTotal>(blur.Table.RowOutputs + BlurTable.Pad);
            Absent = pieces.Next<TTotal>(blur.absentRow + BlurTable.Pad);
            Slab = pieces.Next<TTotal>(blur.slab + BlurTable.Pad);
            Even = pieces.Next<TTotal>(blur.Table.DeepRoom + BlurTable.Pad);
            Odd = pieces.Next<TTotal>(blur.Table.DeepRoom + BlurTable.Pad);
        }

        internal TTotal* Line { get; }

        internal TTotal* Phases { get; }

        internal TTotal* Totals { get; }

        internal TTotal* Absent { get; }

        internal TTotal* Slab { get; }

        internal TTotal* Even { get; }

        internal TTotal* Odd { get; }
    }

    private BlurTable Table => table;
}
