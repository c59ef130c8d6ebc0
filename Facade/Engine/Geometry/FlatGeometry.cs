using System.Numerics;
using PoolFunctional.Engine.Kernels;
using PoolFunctional.Engine.Lanes;

namespace PoolFunctional.Engine.Geometry;

/// <summary>Planes, or sheets, with a window of 3×3 or 5×5 around every place, as <see cref="FlatKernel"/> walks them. Immutable.</summary>
internal sealed unsafe class FlatGeometry<T>
    where T : unmanaged, INumber<T>
{
    /// <summary>Larger planes have rows long enough to be worked on one by one, and are too much to copy.</summary>
    private const long LargestPlane = 1 << 15;

    /// <summary>What a unit reads: so much is folded again where there is a NaN in it.</summary>
    private const long UnitBytes = 1 << 16;

    /// <summary>The most that the masks of a group may take of the first cache.</summary>
    private const long MostMaskBytes = 1 << 14;

    private const int RegisterBytes = 64;

    private readonly byte[] masks;
    private readonly byte[] places;
    private readonly T[] divisors;
    private readonly FlatWalk<T> walk;

    private FlatGeometry(FoldGeometry fold, int reach, bool divides, int before)
    {
        int row = (int)fold.Last.InputExtent;
        int length = row * (int)fold.Height.InputExtent;
        int lanes = (int)NumberLanes<T>.Suiting(length);
        int perRow = before == 0 && length >= 3 * row ? ShortRowsKernel.Registers<T, NumberLanes<T>>(row) : 0;
        places = ShortRowsKernel.Table<T, NumberLanes<T>>(perRow, row, reach);
        int planes = perRow > 0 ? 1 : PlanesTogether(length, lanes, reach);
        masks = perRow > 0 ? [] : Masks(((planes * length) + lanes - 1) / lanes, lanes, length, row, reach, before);
        divisors = Pinned.Lines<T>(divides ? (planes * length) + (2 * Register) : 0);
        Span<T> by = Pinned.FromLine(divisors);
        by.Fill(T.One);
        bool scales = divides && fold.DividesByPowersOfTwo;
        for (int place = 0; divides && place < planes * length; place++)
        {
            (int output, int column) = int.DivRem(place % length, row);
            T divisor = T.CreateSaturating(fold.FixedDivisor * fold.Height.RunOf(output).Divisor * fold.Last.RunOf(column).Divisor);
            by[place] = scales ? T.One / divisor : divisor;
        }

        Planes = fold.Rows / fold.Height.OutputExtent;
        PlanesPerUnit = long.Clamp(UnitBytes / (length * sizeof(T)), 1, long.Max(1, Planes / 16));

        // SAFETY: the arrays are pinned for life, and this object holds them.
        walk = new()
        {
            Length = length,
            Row = row,
            Reach = reach,
            Lanes = lanes,
            IsPast = fold.ComesFromMemory && lanes * sizeof(T) == RegisterBytes,
            PlanesPerGroup = planes,
            Masks = (T*)Pinned.StartOfLine(masks),
            Divisors = Pinned.StartOfLine(divisors),
            Registers = perRow,
            Places = (T*)Pinned.StartOfLine(places),
        };
    }

    /// <summary>So many elements before a plane and behind it may be read.</summary>
    internal nint Margin => walk.Registers switch { 2 => 0, 1 => Register, _ => unchecked((walk.Reach * (walk.Row + 1)) + Register) };

    /// <summary>Elements of the widest register.</summary>
    private static int Register => RegisterBytes / sizeof(T);

    internal ref readonly FlatWalk<T> Walk => ref walk;

    internal long Planes { get; }

    internal long PlanesPerUnit { get; }

    internal long Units => (Planes + PlanesPerUnit - 1) / PlanesPerUnit;

    /// <summary>The geometry, its masks of rows so many places <paramref name="before"/> their register; or null where the windows are others, or a register is longer than a plane: what is written behind planes must end within the next.</summary>
    internal static FlatGeometry<T>? Of(FoldGeometry fold, bool divides, int before = 0)
    {
        nint row = (nint)fold.Last.InputExtent;
        nint length = row * (nint)fold.Height.InputExtent;
        int reach = Reach(fold.Last);
        bool isDense = fold.IsSlice && !fold.AreApart && fold.RowPitch == row && (fold.Outer.Length > 1 || fold.PlaneElements == length);
        bool fits = isDense
            && fold.Inner == 1
            && fold.Outer.Length <= (reach == 1 ? 2 : 1)
            && reach > 0
            && Reach(fold.Height) == reach
            && IsWasteful(row)
            && length * sizeof(T) <= LargestPlane
            && NumberLanes<T>.Suiting(length) > 2 * reach
            && NumberLanes<T>.Suiting(length) <= length
            && (fold.Outer.Length == 1 || (fold.Outer[0].SeesEverywhere && fold.Outer[0].LongestTree <= 3 && fold.Outer[0].Runs.All(run => run.Divisor == fold.Outer[0].Runs[0].Divisor && (run.Divisor == 1 || !divides))));
        return fits ? new(fold, reach, divides, before) : null;
    }

    /// <summary>The planes of a group: so many that little of the last register is empty, and the masks stay in the first cache.</summary>
    private static int PlanesTogether(int length, int lanes, int reach)
    {
        int best = 1;
        for (int planes = 2; planes <= lanes && (long)planes * length * 4 * reach * sizeof(T) <= MostMaskBytes; planes++)
        {
            if (Empty(planes) * best < Empty(best) * planes) best = planes;
        }

        return best;

        int Empty(int planes) => (lanes - (planes * length % lanes)) % lanes;
    }

    /// <summary>The masks of <see cref="FlatWalk{TTotal}.Masks"/>, with room to begin them at a register's boundary.</summary>
    private static byte[] Masks(int registers, int lanes, int length, int row, int reach, int before)
    {
        byte[] bits = Pinned.Lines<byte>((registers + 1) * 4 * reach * lanes * sizeof(T));
        Span<byte> next = Pinned.FromLine(bits);
        int[] taps = [.. Enumerable.Range(-reach, (2 * reach) + 1).Where(tap => tap != 0)];
        for (int first = 0; first < (registers + 1) * lanes; first += lanes)
        {
            next = Filled(next, tap => place => IsInside((place + length - before) % length / row, tap, length / row));
            next = Filled(next, tap => place => IsInside(place % row, tap, row));

            Span<byte> Filled(Span<byte> next, Func<int, Func<int, bool>> isInside)
            {
                foreach (Func<int, bool> isInsideFor in taps.Select(isInside))
                {
                    for (int lane = 0; lane < lanes; lane++) next.Slice(lane * sizeof(T), sizeof(T)).Fill(isInsideFor((first + lane) % length) ? byte.MaxValue : (byte)0);
                    next = next[(lanes * sizeof(T))..];
                }

                return next;
            }
        }

        return bits;

        static bool IsInside(int place, int tap, int extent) => place + tap >= 0 && place + tap < extent;
    }

    /// <summary>Whether a plane is better one long row: where rows are a register or two, or leave much of their last one empty.</summary>
    private static bool IsWasteful(nint row)
    {
        nint lanes = NumberLanes<T>.Suiting(row);
        return row <= 2 * Register || 10 * ((row + lanes - 1) / lanes * lanes) > 13 * row;
    }

    /// <summary>How far windows around every place reach from their middle, 1 or 2, or 0 where the windows are others.</summary>
    private static int Reach(AxisTable axis) => axis switch
    {
        { OutputExtent: <= 1 } => 0,
        { Step: 1, Uniform: { Start: -1, Stride: 1, Count: 3 } } when axis.OutputExtent == axis.InputExtent => 1,
        { Step: 1, Uniform: { Start: -2, Stride: 1, Count: 5 } } when axis.OutputExtent == axis.InputExtent && sizeof(T) == sizeof(float) => 2,
        _ => 0,
    };
}
