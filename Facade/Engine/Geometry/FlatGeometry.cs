using System.Numerics;
using PoolFunctional.Engine.Kernels;
using PoolFunctional.Engine.Lanes;

namespace PoolFunctional.Engine.Geometry;

/// <summary>Planes, or sheets, with a window of 3×3 around every place, as <see cref="FlatKernel"/> walks them. Immutable.</summary>
internal sealed unsafe class FlatGeometry<T>
    where T : unmanaged, INumber<T>
{
    /// <summary>Larger planes have rows long enough to be worked on one by one, and are too much to copy.</summary>
    private const long LargestPlane = 1 << 15;

    /// <summary>What a unit reads: so much is folded again where there is a NaN in it.</summary>
    private const long UnitBytes = 1 << 16;

    private readonly byte[] above;
    private readonly byte[] below;
    private readonly byte[] columns;
    private readonly T[] divisors;
    private readonly FlatWalk<T> walk;

    private FlatGeometry(FoldGeometry fold, bool divides)
    {
        int row = (int)fold.Last.InputExtent;
        int length = row * (int)fold.Height.InputExtent;
        above = Bits(row + 1, Register + row, before: false);
        below = Bits(Register, row + (2 * Register), before: true);
        columns = GC.AllocateArray<byte>(2 * (row + Register) * sizeof(T), pinned: true);
        for (int place = 0; place < row + Register; place++)
        {
            columns.AsSpan(place * sizeof(T), sizeof(T)).Fill(place % row == 0 ? (byte)0 : byte.MaxValue);
            columns.AsSpan((row + Register + place) * sizeof(T), sizeof(T)).Fill(place % row == row - 1 ? (byte)0 : byte.MaxValue);
        }

        divisors = GC.AllocateUninitializedArray<T>(divides ? length + Register : 0, pinned: true);
        Array.Fill(divisors, T.One);
        bool scales = divides && fold.DividesByPowersOfTwo;
        for (int place = 0; divides && place < length; place++)
        {
            (int output, int column) = int.DivRem(place, row);
            T divisor = T.CreateSaturating(fold.FixedDivisor * fold.Height.RunOf(output).Divisor * fold.Last.RunOf(column).Divisor);
            divisors[place] = scales ? T.One / divisor : divisor;
        }

        Planes = fold.Rows / fold.Height.OutputExtent;
        PlanesPerUnit = long.Clamp(UnitBytes / (length * sizeof(T)), 1, long.Max(1, Planes / 16));

        // SAFETY: the arrays are pinned for life, and this object holds them.
        walk = new()
        {
            Length = length,
            Row = row,
            Lanes = NumberLanes<T>.Suiting(length),
            Above = (T*)Pinned.Start(above) + 1,
            Below = (T*)Pinned.Start(below) + Register - (length - row),
            Before = (T*)Pinned.Start(columns),
            After = (T*)Pinned.Start(columns) + row + Register,
            Divisors = Pinned.Start(divisors),
        };
    }

    /// <summary>So many elements before a plane and behind it may be read.</summary>
    internal nint Margin => unchecked(walk.Row + Register + 1);

    /// <summary>Elements of the widest register.</summary>
    private static int Register => 64 / sizeof(T);

    internal ref readonly FlatWalk<T> Walk => ref walk;

    internal long Planes { get; }

    internal long PlanesPerUnit { get; }

    internal long Units => (Planes + PlanesPerUnit - 1) / PlanesPerUnit;

    /// <summary>The geometry, or null where the windows are others.</summary>
    internal static FlatGeometry<T>? Of(FoldGeometry fold, bool divides)
    {
        nint row = (nint)fold.Last.InputExtent;
        bool isDense = fold.IsSlice && !fold.AreApart && fold.RowPitch == row && (fold.Outer.Length > 1 || fold.PlaneElements == row * (nint)fold.Height.InputExtent);
        bool fits = isDense
            && fold.Inner == 1
            && fold.Outer.Length <= 2
            && IsAround(fold.Height)
            && IsAround(fold.Last)
            && IsWasteful(row)
            && fold.Height.InputExtent * row * sizeof(T) <= LargestPlane
            && (fold.Outer.Length == 1 || (fold.Outer[0].SeesEverywhere && fold.Outer[0].LongestTree <= 3 && fold.Outer[0].Runs.All(run => run.Divisor == fold.Outer[0].Runs[0].Divisor && (run.Divisor == 1 || !divides))));
        return fits ? new(fold, divides) : null;
    }

    /// <summary>A row of masks whose first places are set, or whose others are.</summary>
    private static byte[] Bits(int places, int others, bool before)
    {
        byte[] bits = GC.AllocateUninitializedArray<byte>((places + others) * sizeof(T), pinned: true);
        bits.AsSpan(0, places * sizeof(T)).Fill(before ? byte.MaxValue : (byte)0);
        bits.AsSpan(places * sizeof(T)).Fill(before ? (byte)0 : byte.MaxValue);
        return bits;
    }

    /// <summary>Whether a plane is better one long row: where rows are a register or two, or leave much of their last one empty.</summary>
    private static bool IsWasteful(nint row)
    {
        nint lanes = NumberLanes<T>.Suiting(row);
        return 2 * row <= 3 * Register || 10 * ((row + lanes - 1) / lanes * lanes) > 13 * row;
    }

    private static bool IsAround(AxisTable axis) => axis is { Step: 1, OutputExtent: > 1, Uniform: { Start: -1, Stride: 1, Count: 3 } } && axis.OutputExtent == axis.InputExtent;
}
