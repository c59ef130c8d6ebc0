using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Reducers;

namespace PoolFunctional.Engine.Kernels;

/// <summary>
/// Windows of many rows that share none, into padded lines: sixteen rows at a time, whose totals pile up as the binary digits of a counter do, and then the rest.
/// Sixteen is a power of two, so the tree is the pairwise one.
/// </summary>
internal static unsafe class PileKernel
{
    /// <summary>A window of more bytes is not asked for as a whole while the one before it is folded.</summary>
    private const int MostBytes = 1 << 15;

    /// <summary>Of a window of fewer bytes the processor asks for what follows by itself.</summary>
    private const int LeastBytes = 1 << 10;

    /// <summary>As many totals as pile up: the digits of the number of sixteens.</summary>
    private const int MostPiled = 8;

    /// <summary>Whether windows have more rows than one tree takes, or are long enough to be worth asking for, and share no row and are not too long for that.</summary>
    internal static bool Takes<TTotal>(in WindowRun run, nint step, nint rowPitch)
        where TTotal : unmanaged
    {
        unchecked
        {
            nint bytes = (nint)run.Count * step * rowPitch * sizeof(TTotal);
            bool isApart = run.Outputs == 1 || run.Spacing >= run.Count * step;
            return run.Count < TapOffsets.LongestFixed << MostPiled && bytes <= MostBytes && (run.Count > TapOffsets.LongestFixed || (isApart && bytes >= LeastBytes && run.Count >= 4));
        }
    }

    /// <summary>
    /// Window r of plane p has its first row at <c>source[p·SourcePlanePitch + r·SourceRowPitch]</c> and <paramref name="count"/> rows, <paramref name="stride"/> apart.
    /// Whole registers are read and written, as <see cref="LineKernel"/> does.
    /// </summary>
    /// <returns>Whether a watching reducer may have lost a NaN.</returns>
    internal static bool Run<TTotal, TReducer, TSet>(TTotal* source, nint stride, nint count, in LineBlock<TTotal> lines)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TSet : struct, ILaneSet<TTotal>
    {
        nint rest = unchecked(((count - 1) % TapOffsets.LongestFixed) + 1);
        TapOffsets taps = TapOffsets.Whole(stride, rest);
        return TSet.Covering(lines.Length, new TreeWork<TTotal, Kernel<TTotal, TReducer>>(new(source, taps, count, lines), taps, anyOrder: true));
    }

    private readonly struct Kernel<TTotal, TReducer>(TTotal* source, TapOffsets taps, nint count, LineBlock<TTotal> lines) : IKernel<TTotal>
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
    {
        public bool Run<TLanes, TTaps>()
            where TLanes : struct, ILanes<TLanes, TTotal>
            where TTaps : struct, ITaps => Rows<TTotal, TReducer, TLanes, TTaps>(source, taps, count, lines);
    }

    // Optimised at once, or its first runs would be a hundred times slower; and apart, for in a caller the JIT has no budget left to inline the lanes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static bool Rows<TTotal, TReducer, TLanes, TTaps>(TTotal* source, TapOffsets taps, nint count, LineBlock<TTotal> lines)
        where TTotal : unmanaged
        where TReducer : struct, IReducer<TTotal>
        where TLanes : struct, ILanes<TLanes, TTotal>
        where TTaps : struct, ITaps
    {
        unchecked
        {
            nint whole = lines.Length / TLanes.Count * TLanes.Count;
            TLanes mask = LineKernel.Mask<TTotal, TLanes>(lines.Length - whole);
            TLanes absent = TLanes.Create(TReducer.Absent);
            TLanes watched = default;
            TTotal* piled = stackalloc TTotal[MostPiled * TLanes.Count];
            nint sixteens = count / TapOffsets.LongestFixed;
            if (TTaps.Count == TapOffsets.LongestFixed) sixteens--;
            nint sixteen = 8 * taps.Even;

            // While a window is folded the one behind it is asked for, a part of it at each step.
            nint steps = (lines.Length + TLanes.Count - 1) / TLanes.Count * (sixteens + 1);
            nint asked = ((((count * taps.Odd) + steps - 1) / steps) + LineElements<TTotal>() - 1) / LineElements<TTotal>();
            for (nint plane = 0; plane < lines.Planes; plane++)
            {
                TTotal* window = source + (plane * lines.SourcePlanePitch);
                TTotal* to = lines.Even + (plane * lines.TargetPlanePitch);
                for (nint row = 0; row < lines.Rows; row++, window += lines.SourceRowPitch, to += lines.TargetRowPitch)
                {
                    TTotal* ahead = window + (count * taps.Odd);
                    for (nint x = 0; x < lines.Length; x += TLanes.Count)
                    {
                        TTotal* taken = window + x;
                        TTotal* top = piled;
                        for (nint group = 0; group < sixteens; group++, taken += sixteen)
                        {
                            ahead = Ask(ahead, asked);
                            TLanes total = Trees.Fold<TTotal, TReducer, TLanes, Taps16>(taken, taps, out TLanes sum);
                            if (TReducer.Watches) watched = TLanes.Add(watched, sum);
                            for (nint digits = group; (digits & 1) != 0; digits >>= 1)
                            {
                                top -= TLanes.Count;
                                total = TReducer.Combine(TLanes.Load(top), total);
                            }

                            TLanes.Store(total, top);
                            top += TLanes.Count;
                        }

                        ahead = Ask(ahead, asked);
                        TLanes rest = Trees.Fold<TTotal, TReducer, TLanes, TTaps>(taken, taps, out TLanes restSum);
                        if (TReducer.Watches) watched = TLanes.Add(watched, restSum);
                        while (top > piled)
                        {
                            top -= TLanes.Count;
                            rest = TReducer.Combine(TLanes.Load(top), rest);
                        }

                        if (x == whole) rest = TLanes.Select(mask, rest, absent);
                        TLanes.Store(rest, to + x);
                    }
                }
            }

            return TReducer.Watches && TLanes.HasNaN(watched);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TTotal* Ask<TTotal>(TTotal* from, nint lines)
        where TTotal : unmanaged
    {
        unchecked
        {
            for (nint line = 0; line < lines; line++, from += LineElements<TTotal>())
            {
                if (Sse.IsSupported) Sse.Prefetch0(from);
            }

            return from;
        }
    }

    private static nint LineElements<TTotal>()
        where TTotal : unmanaged => 64 / sizeof(TTotal);
}
