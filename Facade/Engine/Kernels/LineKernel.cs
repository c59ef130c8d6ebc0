using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Reducers;

namespace PoolFunctional.Engine.Kernels;

/// <summary>
/// Folds rows of the input into padded lines: what lies beyond a row's end becomes absent, and for a stride of two the even and the odd places
/// go to lines of their own, so that every later fold reads neighbours.
/// </summary>
internal static unsafe class LineKernel
{
    /// <summary>Bytes of the widest register.</summary>
    internal const int Register = 64;

    /// <summary>How many totals a register of the widest lanes has, at least one; of those that are two numbers each has a register.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static nint RegisterTotals<TTotal>()
        where TTotal : unmanaged => sizeof(TTotal) == 16 ? 2 * Register / 16 : nint.Max(1, Register / sizeof(TTotal));

    /// <summary>How many bytes beyond the end of a row may be read: two registers.</summary>
    internal const int Overrun = 2 * Register;

    /// <summary>How many bytes behind its last tap a kernel asks for its input: twice as many gained less. A prefetch of what is not there does nothing.</summary>
    private const int Ahead = 2048;

    /// <summary>As much of the rows of a window as stays in the first cache until the windows of the next row need it again.</summary>
    private const int KeptBytes = 24 << 10;

    /// <summary>Whole registers are read and written: up to <see cref="Overrun"/> bytes beyond a row's end, and as much beyond a line's, which is overwritten by the next.</summary>
    /// <returns>Whether a watching reducer may have lost a NaN.</returns>
    internal static bool Run<TTotal, TReducer, TSet>(TTotal* source, in TapOffsets taps, in LineBlock<TTotal> lines)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TSet : struct, ILaneSet<TTotal>
    {
        if (taps.Count == 0) return false;

        // A row of each plane is a row of one plane: one loop less.
        LineBlock<TTotal> block = lines.Rows > 1 ? lines : new(1, 0, 0, lines.Planes, lines.SourcePlanePitch, lines.TargetPlanePitch, lines.Length, lines.Even, lines.Odd);

        // Where places lie apart they are taken for rows, and long ones for shared: cut up for nothing, as right as whole.
        nint columns = unchecked(KeptBytes / ((nint)taps.Count * sizeof(TTotal)) & ~(Register - 1));
        bool isShared = !block.Split && block.Rows > 1 && unchecked(taps.Of(taps.End - 1) - taps.Of(taps.First)) >= block.SourceRowPitch;
        return isShared && columns > 0 && unchecked(2 * columns) <= block.Length ? Columns<TTotal, TReducer, TSet>(source, taps, block, columns) : Whole<TTotal, TReducer, TSet>(source, taps, block);
    }

    /// <summary>So many columns at a time, the last ones first: what they write beyond a line's end is overwritten by the first ones of the next.</summary>
    private static bool Columns<TTotal, TReducer, TSet>(TTotal* source, in TapOffsets taps, in LineBlock<TTotal> lines, nint columns)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TSet : struct, ILaneSet<TTotal>
    {
        unchecked
        {
            bool lost = false;
            for (nint column = (lines.Length - 1) / columns * columns; column >= 0; column -= columns)
            {
                LineBlock<TTotal> part = new(lines.Planes, lines.SourcePlanePitch, lines.TargetPlanePitch, lines.Rows, lines.SourceRowPitch, lines.TargetRowPitch, nint.Min(columns, lines.Length - column), lines.Even + column, null);
                lost |= Whole<TTotal, TReducer, TSet>(source + column, taps, part);
            }

            return lost;
        }
    }

    private static bool Whole<TTotal, TReducer, TSet>(TTotal* source, in TapOffsets taps, in LineBlock<TTotal> lines)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TSet : struct, ILaneSet<TTotal>
    {
        Kernel<TTotal, TReducer> kernel = new(source, taps, lines);
        nint length = lines.Split ? (lines.Length + 1) / 2 : lines.Length;
        return TSet.Covering(TSet.Suiting(length), new TreeWork<TTotal, Kernel<TTotal, TReducer>>(kernel, taps, TReducer.IsExact));
    }

    private readonly struct Kernel<TTotal, TReducer>(TTotal* source, TapOffsets taps, LineBlock<TTotal> lines) : IKernel<TTotal>
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
    {
        public bool Run<TLanes, TTaps>()
            where TLanes : struct, ILanes<TLanes, TTotal>
            where TTaps : struct, ITaps =>
            !lines.Split ? Rows<TTotal, TReducer, TLanes, TTaps>(source, taps, lines)
            : TLanes.Count == 1 ? InTurn<TTotal, TReducer, TLanes, TTaps>(source, taps, lines)
            : Halves<TTotal, TReducer, TLanes, TTaps>(source, taps, lines);
    }

    // Optimised at once, or its first runs would be a hundred times slower; and apart, for in a caller the JIT has no budget left to inline the lanes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static bool Rows<TTotal, TReducer, TLanes, TTaps>(TTotal* source, TapOffsets taps, LineBlock<TTotal> lines)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TLanes : struct, ILanes<TLanes, TTotal>
        where TTaps : struct, ITaps
    {
        unchecked
        {
            nint whole = lines.Length / TLanes.Count * TLanes.Count;
            nint end = lines.Length;
            TLanes mask = Mask<TTotal, TLanes>(end - whole);
            TLanes absent = TLanes.Create(TReducer.Absent);
            TLanes watched = default;
            nint ahead = (taps.Of(taps.End - 1) * sizeof(TTotal)) + Ahead;
            for (nint plane = 0; plane < lines.Planes; plane++)
            {
                TTotal* from = source + (plane * lines.SourcePlanePitch);
                TTotal* to = lines.Even + (plane * lines.TargetPlanePitch);
                for (nint row = 0; row < lines.Rows; row++)
                {
                    for (nint x = 0; x < end; x += TLanes.Count)
                    {
                        if (Sse.IsSupported) Sse.Prefetch0((byte*)(from + x) + ahead);
                        TLanes total = Trees.Fold<TTotal, TReducer, TLanes, TTaps>(from + x, taps, out TLanes sum);
                        if (TReducer.Watches) watched = TLanes.Add(watched, sum);
                        if (x == whole) total = TLanes.Select(mask, total, absent);
                        TLanes.Store(total, to + x);
                    }

                    from += lines.SourceRowPitch;
                    to += lines.TargetRowPitch;
                }
            }

            return TReducer.Watches && TLanes.HasNaN(watched);
        }
    }

    // Optimised at once, or its first runs would be a hundred times slower; and apart, for in a caller the JIT has no budget left to inline the lanes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static bool Halves<TTotal, TReducer, TLanes, TTaps>(TTotal* source, TapOffsets taps, LineBlock<TTotal> lines)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TLanes : struct, ILanes<TLanes, TTotal>
        where TTaps : struct, ITaps
    {
        unchecked
        {
            nint whole = lines.Length / (2 * TLanes.Count) * 2 * TLanes.Count;
            nint end = lines.Length;
            TLanes evenMask = Mask<TTotal, TLanes>((end - whole + 1) / 2);
            TLanes oddMask = Mask<TTotal, TLanes>((end - whole) / 2);
            TLanes absent = TLanes.Create(TReducer.Absent);
            TLanes watched = default;
            nint ahead = (taps.Of(taps.End - 1) * sizeof(TTotal)) + Ahead;
            for (nint plane = 0; plane < lines.Planes; plane++)
            {
                TTotal* from = source + (plane * lines.SourcePlanePitch);
                TTotal* even = lines.Even + (plane * lines.TargetPlanePitch);
                TTotal* odd = lines.Odd + (plane * lines.TargetPlanePitch);
                for (nint row = 0; row < lines.Rows; row++)
                {
                    for (nint x = 0; x < end; x += 2 * TLanes.Count)
                    {
                        if (Sse.IsSupported) Sse.Prefetch0((byte*)(from + x) + ahead);
                        TLanes left = Trees.Fold<TTotal, TReducer, TLanes, TTaps>(from + x, taps, out TLanes leftSum);
                        TLanes right = Trees.Fold<TTotal, TReducer, TLanes, TTaps>(from + x + TLanes.Count, taps, out TLanes rightSum);
                        if (TReducer.Watches) watched = TLanes.Add(watched, TLanes.Watch(leftSum, rightSum));
                        TLanes evens = TLanes.Even(left, right);
                        TLanes odds = TLanes.Odd(left, right);
                        if (x == whole)
                        {
                            evens = TLanes.Select(evenMask, evens, absent);
                            odds = TLanes.Count == 1 ? absent : TLanes.Select(oddMask, odds, absent);
                        }

                        TLanes.Store(evens, even + (x / 2));
                        TLanes.Store(odds, odd + (x / 2));
                    }

                    from += lines.SourceRowPitch;
                    even += lines.TargetRowPitch;
                    odd += lines.TargetRowPitch;
                }
            }

            return TReducer.Watches && TLanes.HasNaN(watched);
        }
    }

    // One total at a time goes to either line in turn: with two in the loop the JIT has no budget left to inline a user's combination.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static bool InTurn<TTotal, TReducer, TLanes, TTaps>(TTotal* source, TapOffsets taps, LineBlock<TTotal> lines)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TLanes : struct, ILanes<TLanes, TTotal>
        where TTaps : struct, ITaps
    {
        unchecked
        {
            TLanes watched = default;
            for (nint plane = 0; plane < lines.Planes; plane++)
            {
                TTotal* from = source + (plane * lines.SourcePlanePitch);
                TTotal* even = lines.Even + (plane * lines.TargetPlanePitch);
                TTotal* odd = lines.Odd + (plane * lines.TargetPlanePitch);
                for (nint row = 0; row < lines.Rows; row++)
                {
                    for (nint x = 0; x < lines.Length; x++)
                    {
                        TLanes total = Trees.Fold<TTotal, TReducer, TLanes, TTaps>(from + x, taps, out TLanes sum);
                        if (TReducer.Watches) watched = TLanes.Add(watched, sum);
                        TLanes.Store(total, ((x & 1) == 0 ? even : odd) + (x / 2));
                    }

                    if ((lines.Length & 1) != 0) odd[lines.Length / 2] = TReducer.Absent;
                    from += lines.SourceRowPitch;
                    even += lines.TargetRowPitch;
                    odd += lines.TargetRowPitch;
                }
            }

            return TReducer.Watches && TLanes.HasNaN(watched);
        }
    }

    /// <summary>All bits of the first <paramref name="count"/> lanes.</summary>
    internal static TLanes Mask<TTotal, TLanes>(nint count)
        where TTotal : unmanaged
        where TLanes : struct, ILanes<TLanes, TTotal>
    {
        // SAFETY: count lanes are at most 64 bytes, and a register is; the bits are part of the assembly's image, which does not move.
        byte* bits = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(MaskBits));
        return TLanes.Load((TTotal*)(bits + 64 - unchecked(count * sizeof(TTotal))));
    }

    private static ReadOnlySpan<byte> MaskBits =>
    [
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];
}

/// <summary>Rows of planes, and the padded lines that they become; pitches in elements.</summary>
/// <remarks>
/// The first element of a row goes to <paramref name="even"/>, the others after it; or, split, elements 0, 2, 4 … there and 1, 3, 5 … to
/// <paramref name="odd"/>, which is null where rows are not split.
/// </remarks>
internal readonly unsafe struct LineBlock<TTotal>(
    nint planes, nint sourcePlanePitch, nint targetPlanePitch, nint rows, nint sourceRowPitch, nint targetRowPitch, nint length, TTotal* even, TTotal* odd)
    where TTotal : unmanaged
{
    internal nint Planes => planes;

    internal nint SourcePlanePitch => sourcePlanePitch;

    internal nint TargetPlanePitch => targetPlanePitch;

    internal nint Rows => rows;

    internal nint SourceRowPitch => sourceRowPitch;

    internal nint TargetRowPitch => targetRowPitch;

    internal nint Length => length;

    internal TTotal* Even => even;

    internal TTotal* Odd => odd;

    internal bool Split => odd != null;
}
