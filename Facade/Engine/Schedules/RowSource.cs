using System.Numerics;
using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Kernels;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Lifts;
using PoolFunctional.Engine.Reducers;

namespace PoolFunctional.Engine.Schedules;

/// <summary>The rows of a block's input: where they lie, or brought together, lifted and folded over the axes before the innermost outer one.</summary>
internal sealed unsafe class RowSource<T, TTotal, TLift, TSet>(FoldGeometry geometry, TLift lift)
    where T : unmanaged, INumber<T>
    where TTotal : unmanaged
    where TLift : struct, ILift<T, TTotal>
    where TSet : struct, ILaneSet<TTotal>
{
    /// <summary>The rows as they lie in the input, where they can be read there: no lift, no axis to fold before, and no register reaching beyond the input's end.</summary>
    internal Rows<TTotal> InPlace(T* source, in Block block, long rowLow, long rowHigh, nint low, nint length)
    {
        unchecked
        {
            if (geometry.AreApart && (geometry.Inner == 1 || geometry.Tall > 0 || geometry.SweepsRows)) return default;
            if (!lift.IsIdentity || (block.Sheets > 1 && geometry.Outer.Length > 1)) return default;
            T* from = SheetStart(source, block.Sheet, out bool isSingle) + ((nint)rowLow * geometry.RowPitch) + low;
            T* lastRow = from + ((block.Sheets - 1) * geometry.PlaneElements) + ((nint)(rowHigh - 1 - rowLow) * geometry.RowPitch);
            T* end = lastRow + (((length / geometry.Inner) - 1) * geometry.PlacePitch) + geometry.Inner;

            // SAFETY: the kernels read whole registers, of rows that are split two together; near the end of the input they must read a copy with room behind it.
            nint beyond = geometry.IsSplit || geometry.AreApart ? LineKernel.Overrun / sizeof(T) : -length & ((LineKernel.Register / sizeof(T)) - 1);
            bool fits = end + beyond <= source + geometry.SourceElements;
            return isSingle && fits ? new((TTotal*)from, geometry.RowPitch, geometry.PlaneElements) : default;
        }
    }

    /// <summary>Where the rows of evenly spaced sheets of one tap each begin, as they lie in the input.</summary>
    internal T* Start(T* source, in Block block, long rowLow, nint low) => unchecked(SheetStart(source, block.Sheet, out _) + ((nint)rowLow * geometry.RowPitch) + low);

    /// <summary>The first row of a sheet's first tap on every axis but the innermost outer one, and whether those have no other tap.</summary>
    private T* SheetStart(T* source, long sheet, out bool isSingle)
    {
        unchecked
        {
            long row = sheet * geometry.Height.OutputExtent;
            T* from = source + geometry.Place(row).SourceOffset;
            isSingle = true;
            for (int axis = 0; axis < geometry.Outer.Length - 1; axis++)
            {
                int output = geometry.OuterOutput(row, axis);
                ref readonly WindowRun run = ref geometry.Outer[axis].RunOf(output);
                from += (nint)run.PositionOf(output) * geometry.Pitch(axis);
                isSingle &= run.Count == 1;
            }

            return from;
        }
    }

    /// <summary>The block's rows brought together: lifted, folded over the axes before the innermost outer one.</summary>
    internal bool Slab<TFirst, TNext>(T* source, in Block block, (long Low, long High) hull, nint low, nint length, ref Scratch<TTotal> scratch, out Rows<TTotal> rows)
        where TFirst : struct, IReducer<TTotal>
        where TNext : struct, IReducer<TTotal>
    {
        unchecked
        {
            nint count = (nint)(hull.High - hull.Low);
            nint sheetPitch = count * length;
            bool lost = false;
            bool isTogether = lift.IsIdentity && geometry.Outer.Length == 2 && !geometry.AreApart;

            // Whole planes that lie as they will: one copy.
            bool areWhole = lift.IsIdentity && geometry.Outer.Length == 1 && !geometry.AreApart && length == geometry.RowPitch && sheetPitch == geometry.PlaneElements;
            if (areWhole) lost = FoldKernel.Run<TTotal, TFirst, TSet>((TTotal*)Start(source, block, hull.Low, low), TapOffsets.Whole(0, 1), scratch.Slab, RowBlock.Single(block.Sheets * sheetPitch));
            if (isTogether) lost = Together<TFirst>(source + ((nint)hull.Low * geometry.RowPitch) + low, block, count, length, scratch.Slab);
            for (int sheet = isTogether || areWhole ? block.Sheets : 0; sheet < block.Sheets; sheet++)
            {
                TTotal* to = scratch.Slab + (sheet * sheetPitch);
                T* plane = source + geometry.Place((block.Sheet + sheet) * geometry.Height.OutputExtent).SourceOffset;
                T* from = plane + ((nint)hull.Low * geometry.RowPitch) + low;
                lost |= Deep<TFirst, TNext>(from, (block.Sheet + sheet) * geometry.Height.OutputExtent, geometry.Outer.Length - 2, count, length, to, scratch.Deep);
            }

            new Span<TTotal>(scratch.Slab + (block.Sheets * sheetPitch), FoldGeometry.Pad).Clear();
            rows = new(scratch.Slab, length, sheetPitch);
            return lost;
        }
    }

    /// <summary>
    /// Folds the only axis before the innermost outer one for as many sheets in one go as have windows alike at one distance from each other, and for whole planes
    /// where all sheets of a plane are so.
    /// </summary>
    private bool Together<TFirst>(T* source, in Block block, nint rows, nint length, TTotal* target)
        where TFirst : struct, IReducer<TTotal>
    {
        unchecked
        {
            AxisTable depth = geometry.Outer[0];
            nint step = (nint)depth.Step * geometry.Pitch(0);
            nint size = rows * length;
            bool isDense = length == geometry.RowPitch;
            bool lost = false;
            for (nint sheet = 0; sheet < block.Sheets;)
            {
                (long plane, long output) = long.DivRem(block.Sheet + sheet, depth.OutputExtent);
                ref readonly WindowRun run = ref depth.RunOf((int)output);
                nint left = block.Sheets - sheet;
                nint planes = isDense && run.Outputs == depth.OutputExtent && output == 0 ? (nint)long.Clamp(left / depth.OutputExtent, 1, geometry.EvenPlanes(plane)) : 1;
                nint outputs = nint.Min(run.End - (int)output, left);
                nint spacing = (nint)run.Spacing * geometry.Pitch(0);
                TTotal* from = (TTotal*)source + geometry.PlaneOffset(plane) + ((nint)run.PositionOf((int)output) * geometry.Pitch(0));
                RowBlock sheets = !isDense ? new(rows, length, geometry.RowPitch, length, outputs, spacing)
                    : spacing == size || outputs == 1 ? new(1, outputs * size, 0, outputs * size, planes, geometry.PlaneElements)
                    : new(outputs, size, spacing, size, planes, geometry.PlaneElements);
                lost |= FoldKernel.Run<TTotal, TFirst, TSet>(from, TapOffsets.Part(step, run.First, run.Count), target + (sheet * size), sheets);
                sheet += planes * outputs;
            }

            return lost;
        }
    }

    /// <summary>Folds one axis before the innermost outer one, those before it inside, into <paramref name="rows"/> rows side by side.</summary>
    private bool Deep<TFirst, TNext>(T* from, long row, int axis, nint rows, nint length, TTotal* target, TTotal* scratch)
        where TFirst : struct, IReducer<TTotal>
        where TNext : struct, IReducer<TTotal>
    {
        unchecked
        {
            bool isDense = length == geometry.RowPitch && !geometry.AreApart;
            (nint count, nint run) = isDense ? (1, rows * length) : (rows, length);
            RowBlock block = !geometry.AreApart ? new(count, run, geometry.RowPitch, length)
                : new(length / geometry.Inner, geometry.Inner, geometry.PlacePitch, geometry.Inner, rows, geometry.RowPitch);
            if (axis < 0)
            {
                if (lift.IsIdentity) return FoldKernel.Run<TTotal, TFirst, TSet>((TTotal*)from, TapOffsets.Whole(0, 1), target, block);
                for (nint group = 0; group < block.Groups; group++, from += block.GroupPitch)
                {
                    for (nint line = 0; line < block.Count; line++, target += block.TargetPitch) lift.Row(from + (line * block.SourcePitch), block.Length, target);
                }

                return false;
            }

            AxisTable table = geometry.Outer[axis];
            int output = geometry.OuterOutput(row, axis);
            ref readonly WindowRun window = ref table.RunOf(output);
            nint step = (nint)table.Step * geometry.Pitch(axis);
            T* firstTap = from + ((nint)window.PositionOf(output) * geometry.Pitch(axis));
            if (window.Count == 1) return Deep<TFirst, TNext>(firstTap, row, axis - 1, rows, length, target, scratch);
            if (axis == 0 && lift.IsIdentity) return FoldKernel.Run<TTotal, TFirst, TSet>((TTotal*)firstTap, TapOffsets.Part(step, window.First, window.Count), target, block);

            bool lost = false;
            nint pitch = (rows * length) + FoldGeometry.Pad;
            for (nint tap = 0; tap < window.Count; tap++)
                lost |= Deep<TFirst, TNext>(firstTap + (tap * step), row, axis - 1, rows, length, scratch + (tap * pitch), scratch + ((nint)window.Count * pitch));
            FoldKernel.Run<TTotal, TNext, TSet>(scratch, TapOffsets.Part(pitch, window.First, window.Count), target, RowBlock.Single(rows * length));
            return lost;
        }
    }
}

/// <summary>Rows to fold into lines; pitches in elements.</summary>
internal readonly unsafe struct Rows<TTotal>(TTotal* from, nint rowPitch, nint sheetPitch)
    where TTotal : unmanaged
{
    internal TTotal* From => from;

    internal nint RowPitch => rowPitch;

    internal nint SheetPitch => sheetPitch;
}
