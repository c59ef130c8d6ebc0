using System.Numerics;
using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Lanes;

namespace PoolFunctional.Engine.Gradients;

/// <summary>
/// Whether each index is a tap of its own window. From an index goes the window's first tap; from what is left go the pitches of the outer axes, as often as the window has further taps there and as long as that leaves
/// something; what is left at last is a place along the row, and less than the window's taps.
/// </summary>
/// <remarks>Offsets are kept in the bits of elements of their size. Immutable.</remarks>
internal sealed unsafe class OwnTaps<T>
    where T : unmanaged, INumber<T>
{
    /// <summary>Planes of so few outputs are one run, so that no register is left empty at the end of a short row.</summary>
    private const int MostInOneRun = 1 << 10;

    private readonly T[] tables;
    private readonly nint[] tableOfRun;
    private readonly nint[] firstOfRun;
    private readonly nint pitch;
    private readonly nint length;
    private readonly int drops;
    private readonly bool isChannelsLast;

    private OwnTaps(FedAxis[] axes, nint channels)
    {
        (FedAxis[] outer, FedAxis last) = (axes[..^1], axes[^1]);
        isChannelsLast = channels > 0;
        int rows = outer.Aggregate(1, (product, axis) => product * axis.OutputExtent);
        drops = outer.Sum(axis => axis.Taps - 1);
        bool isOneRun = !isChannelsLast && rows * last.OutputExtent <= MostInOneRun;
        length = isChannelsLast ? channels : isOneRun ? rows * last.OutputExtent : last.OutputExtent;
        pitch = isChannelsLast ? 1 : length;
        int runs = isChannelsLast ? rows * last.OutputExtent : isOneRun ? 1 : rows;
        (tableOfRun, firstOfRun) = (new nint[runs], new nint[runs]);
        List<nint> offsets = [];
        Dictionary<(int Kind, int Output), nint> known = [];
        for (int row = 0; row < rows; row++)
        {
            (nint first, int[] below, int kind) = Below(outer, last.InputExtent, row);
            bool isKnown = !isOneRun && known.ContainsKey((kind, 0));
            for (int output = 0; output < last.OutputExtent; output++)
            {
                // A run has its table from the first of its outputs on; one that is laid out already serves all rows of its kind.
                int run = isChannelsLast ? (row * last.OutputExtent) + output : isOneRun ? 0 : row;
                nint place = isChannelsLast ? 0 : isOneRun ? (row * last.OutputExtent) + output : output;
                firstOfRun[run] = isOneRun ? 0 : first;
                if (place == 0)
                {
                    bool isNew = !known.TryGetValue((kind, isChannelsLast ? output : 0), out nint table);
                    if (isNew) known.Add((kind, isChannelsLast ? output : 0), table = offsets.Count);
                    if (isNew) offsets.AddRange(new nint[(2 + drops) * pitch]);
                    tableOfRun[run] = table;
                }

                if (isKnown) continue;
                (int start, int end) = last.Seen(output);
                int at = (int)(tableOfRun[run] + place);
                offsets[at] = -start - (isOneRun ? first : 0);
                offsets[at + (int)pitch] = end - start - 1;
                for (int drop = 0; drop < drops; drop++) offsets[at + (int)((1 + drops - drop) * pitch)] = -below[drop];
            }
        }

        tables = GC.AllocateUninitializedArray<T>(offsets.Count, pinned: true);
        for (int at = 0; at < tables.Length; at++) tables[at] = OffsetBits.Of<T>(offsets[at]);
    }

    /// <summary>The check for planes with these axes; 0 channels beside each other where those are planes of their own. Null where a window sees nothing.</summary>
    internal static OwnTaps<T>? Of(FedAxis[] axes, nint channels) =>
        axes.All(axis => Enumerable.Range(0, axis.OutputExtent).All(output => axis.Seen(output) is var (first, end) && first < end)) ? new(axes, channels) : null;

    /// <summary>Whether all indices of some planes, or of items whose channels are beside each other, are taps of their windows.</summary>
    internal bool Hold(T* indices, nint planes) => NumberLanes<T>.Filled(length, new Work(this, indices, planes));

    /// <summary>Of a row of outputs: its first tap's offset, the pitches down to its further ones, largest first, and a number that rows with the same pitches share.</summary>
    private static (nint First, int[] Below, int Kind) Below(FedAxis[] outer, int rowExtent, int row)
    {
        (nint first, int pitch, int kind) = (0, rowExtent, 0);
        IEnumerable<int> below = [];
        for (int axis = outer.Length - 1; axis >= 0; axis--)
        {
            (row, int output) = int.DivRem(row, outer[axis].OutputExtent);
            (int start, int end) = outer[axis].Seen(output);
            int down = pitch;
            first += (nint)start * pitch;
            below = Enumerable.Range(1, outer[axis].Taps - 1).Select(tap => tap < end - start ? down : 0).Concat(below);
            kind = (kind * (outer[axis].Taps + 1)) + end - start;
            pitch *= outer[axis].InputExtent;
        }

        return (first, [.. below], kind);
    }

    private readonly struct Work(OwnTaps<T> own, T* indices, nint planes) : ILaneWork<T>
    {
        public bool In<TLanes>()
            where TLanes : struct, ILanes<TLanes, T> => own.isChannelsLast ? own.Hold<TLanes, OneForAll<TLanes>>(indices, planes) : own.Hold<TLanes, OneForEach<TLanes>>(indices, planes);
    }

    // Optimised at once, or its first runs would be a hundred times slower; and apart, for in a caller the JIT has no budget left to inline the lanes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private bool Hold<TLanes, TEntries>(T* indices, nint planes)
        where TLanes : struct, ILanes<TLanes, T>
        where TEntries : struct, IEntries<TLanes>
    {
        unchecked
        {
            T* start = Pinned.Start(tables);
            (nint count, nint runPitch) = (length, pitch);
            (nint last, nint downs) = (count - TLanes.Count, (drops + 1) * runPitch);
            TLanes none = TLanes.Offset(0);
            TLanes some = TLanes.Offset(-1);
            TLanes strangers = none;
            for (nint plane = 0; plane < planes; plane++)
            {
                for (int run = 0; run < tableOfRun.Length; run++, indices += count)
                {
                    T* table = start + tableOfRun[run];
                    TLanes first = TLanes.Offset(-firstOfRun[run]);
                    for (nint x = 0; ; x = nint.Min(x + TLanes.Count, last))
                    {
                        // SAFETY: the run is at least as long as a register; the last one begins where it ends with the run, and looks at some indices again.
                        T* entry = TEntries.At(table, x);
                        TLanes rest = TLanes.AddOffsets(TLanes.AddOffsets(TLanes.Load(indices + x), first), TEntries.Load(entry));
                        T* further = entry + runPitch;
                        for (T* down = entry + downs; down > further; down -= runPitch) rest = TLanes.LeastOffsets(rest, TLanes.AddOffsets(rest, TEntries.Load(down)));
                        strangers = TLanes.IfSame(TLanes.LeastOffsets(rest, TEntries.Load(further)), rest, strangers, some);
                        if (x == last) break;
                    }
                }
            }

            return TLanes.Matching(strangers, none) == TLanes.Matching(none, none);
        }
    }

    private interface IEntries<TLanes>
    {
        /// <summary>Where the first of the entries at a place is.</summary>
        static abstract T* At(T* table, nint place);

        static abstract TLanes Load(T* entry);
    }

    /// <summary>Outputs beside each other, each with an entry of its own.</summary>
    private readonly struct OneForEach<TLanes> : IEntries<TLanes>
        where TLanes : struct, ILanes<TLanes, T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T* At(T* table, nint place) => unchecked(table + place);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Load(T* entry) => TLanes.Load(entry);
    }

    /// <summary>Channels of one output.</summary>
    private readonly struct OneForAll<TLanes> : IEntries<TLanes>
        where TLanes : struct, ILanes<TLanes, T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T* At(T* table, nint place) => table;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Load(T* entry) => TLanes.Create(*entry);
    }
}
