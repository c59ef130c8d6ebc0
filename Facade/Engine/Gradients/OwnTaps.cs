using System.Numerics;
using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Kernels;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Scratch;

namespace PoolFunctional.Engine.Gradients;

/// <summary>
/// Whether each index is a tap of its own window. From an index goes the window's first tap; from what is left go the pitches of the outer axes, as often as the window has further taps there and as long as that leaves
/// something; what is left at last is a place along the row, and less than the window's taps.
/// </summary>
/// <remarks>Offsets are kept in the bits of elements of their size. Immutable.</remarks>
internal sealed unsafe class OwnTaps<T>
    where T : unmanaged, INumber<T>
{
    /// <summary>The most outputs of a run: tables of as many floats stay in the first-level cache, and few of a run's registers are filled in part.</summary>
    private const int MostInRun = 1 << 10;

    /// <summary>Rows of more registers than this are runs by themselves: little of them is empty.</summary>
    private const int LongRow = 8;

    /// <summary>The elements of a cache line: each table begins at one's boundary.</summary>
    private static readonly int Line = Arena.CacheLine / sizeof(T);

    private readonly T[] tables;
    private readonly (nint Place, nint Table, nint First, nint Outputs)[] runs;
    private readonly nint pitch;
    private readonly nint stride;
    private readonly nint length;
    private readonly nint outputs;
    private readonly int together = 1;
    private readonly int drops;
    private readonly bool isChannelsLast;

    private OwnTaps(FedAxis[] axes, nint channels)
    {
        (FedAxis[] outer, FedAxis last) = (axes[..^1], axes[^1]);
        isChannelsLast = channels > 0;
        stride = last.Stride;
        drops = outer.Sum(axis => axis.Taps - 1);
        int rows = outer.Aggregate(1, (product, axis) => product * axis.OutputExtent);
        outputs = (nint)rows * last.OutputExtent * nint.Max(1, channels);

        // A run is the channels of one output; or some rows, and if those are the plane, so many planes as fill the last register. The last rows of an axis are a run that may begin among those of the run before.
        (int columns, int ofRow) = isChannelsLast ? (1, last.OutputExtent) : (last.OutputExtent, 1);
        int block = isChannelsLast || outer.Length == 0 ? 1 : rows * columns <= MostInRun ? rows : outer[^1].OutputExtent;
        int rowsOfRun = isChannelsLast ? 1 : RowsOfRun(block, columns);
        if (rowsOfRun == rows && !isChannelsLast) together = int.Clamp(MostInRun / (rows * columns), 1, NumberLanes<T>.RowsFilling(rows * columns, Line));
        length = isChannelsLast ? channels : rowsOfRun * columns * together;
        pitch = isChannelsLast ? 1 : (length + Line - 1) / Line * Line;
        List<(nint Place, nint Table, nint First, nint Outputs)> found = [];
        List<nint> offsets = [];
        Dictionary<(string Kind, int Column), nint> known = [];
        for (int from = 0; from < rows; from += int.Min(rowsOfRun, block - (from % block)))
        {
            int row = int.Min(from, (from / block * block) + block - rowsOfRun);
            (nint First, int[] Below, int Kind)[] own = [.. Enumerable.Range(row, rowsOfRun).Select(row => Below(outer, last.InputExtent, row))];
            string kind = string.Concat(own.Select(row => $"{row.Kind} {row.First - own[0].First},"));
            for (int column = 0, count; column < ofRow; column += count)
            {
                count = isChannelsLast ? Alike(last, column) : 1;
                bool isNew = !known.TryGetValue((kind, column), out nint table);
                if (isNew) known.Add((kind, column), table = offsets.Count);
                found.Add(((((nint)row * last.OutputExtent) + column) * nint.Max(1, channels), table, own[0].First, count));
                if (isNew) Lay(offsets, own, [.. Enumerable.Range(column, columns).Select(last.Seen)]);
            }
        }

        runs = [.. found];
        tables = Pinned.Lines<T>(offsets.Count);
        Span<T> laid = Pinned.FromLine(tables);
        for (int at = 0; at < offsets.Count; at++) laid[at] = OffsetBits.Of<T>(offsets[at]);
    }

    /// <summary>The check for planes with these axes; 0 channels beside each other where those are planes of their own. Null where a window sees nothing.</summary>
    internal static OwnTaps<T>? Of(FedAxis[] axes, nint channels) =>
        axes.All(axis => Enumerable.Range(0, axis.OutputExtent).All(output => axis.Seen(output) is var (first, end) && first < end)) ? new(axes, channels) : null;

    /// <summary>Whether all indices of some planes, or of items whose channels are beside each other, are taps of their windows.</summary>
    internal bool Hold(T* indices, nint planes) => NumberLanes<T>.Filled(length / together, new Work(this, indices, planes));

    /// <summary>How many rows of so many are a run: as many as it takes, in runs of the same length, where a row by itself would leave much of its last register empty.</summary>
    private static int RowsOfRun(int rows, int columns)
    {
        bool isFilled = rows * columns > MostInRun && (columns % Line == 0 || columns > LongRow * Line);
        int most = isFilled ? 1 : int.Max(1, MostInRun / columns);
        int runs = (rows + most - 1) / most;
        return (rows + runs - 1) / runs;
    }

    /// <summary>How many neighbouring outputs, with this one, have windows of as many places, each at the same distance from the one before.</summary>
    private static int Alike(FedAxis axis, int output)
    {
        (int start, int end) = axis.Seen(output);
        int count = 1;
        while (output + count < axis.OutputExtent && axis.Seen(output + count) == (start + (count * axis.Stride), end + (count * axis.Stride))) count++;
        return count;
    }

    /// <summary>Adds a run's tables: for each of its outputs the first tap, how many more there are along the row, and the pitches down, smallest first.</summary>
    private void Lay(List<nint> offsets, (nint First, int[] Below, int Kind)[] rows, (int Start, int End)[] columns)
    {
        nint[] table = new nint[(2 + drops) * pitch];
        int at = 0;
        for (int plane = 0; plane < together; plane++)
        {
            foreach ((nint first, int[] below, _) in rows)
            {
                foreach ((int start, int end) in columns)
                {
                    table[at] = -start - (first - rows[0].First);
                    table[at + pitch] = end - start - 1;
                    for (int drop = 0; drop < drops; drop++) table[at + ((1 + drops - drop) * pitch)] = -below[drop];
                    at++;
                }
            }
        }

        offsets.AddRange(table);
    }

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
            where TLanes : struct, ILanes<TLanes, T> => (own.isChannelsLast, own.drops) switch
            {
                (false, _) => own.HoldOfRuns<TLanes>(indices, planes),
                (_, 1) => own.HoldOfChannels<TLanes, Taps1>(indices, planes),
                (_, 2) => own.HoldOfChannels<TLanes, Taps2>(indices, planes),
                _ => own.HoldOfChannels<TLanes, TapsOfAny>(indices, planes),
            };
    }

    // Optimised at once, or its first runs would be a hundred times slower; and apart, for in a caller the JIT has no budget left to inline the lanes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private bool HoldOfRuns<TLanes>(T* indices, nint planes)
        where TLanes : struct, ILanes<TLanes, T>
    {
        unchecked
        {
            T* start = Pinned.StartOfLine(tables);
            (nint runPitch, nint downs) = (pitch, (drops + 1) * pitch);
            TLanes none = TLanes.Offset(0);
            TLanes some = TLanes.Offset(-1);
            TLanes strangers = none;
            for (nint plane = 0; plane < planes; plane += together, indices += together * outputs)
            {
                nint last = nint.Min(length, (planes - plane) * outputs) - TLanes.Count;
                foreach ((nint place, nint begins, nint before, _) in runs)
                {
                    T* run = indices + place;
                    T* table = start + begins;
                    TLanes first = TLanes.Offset(-before);
                    for (nint x = 0; ; x = nint.Min(x + TLanes.Count, last))
                    {
                        // SAFETY: the run is at least as long as a register; the last one begins where it ends with the run, and looks at some indices again.
                        T* entry = table + x;
                        TLanes rest = TLanes.AddOffsets(TLanes.AddOffsets(TLanes.Load(run + x), first), TLanes.Load(entry));
                        T* further = entry + runPitch;
                        for (T* down = entry + downs; down > further; down -= runPitch) rest = TLanes.LeastOffsets(rest, TLanes.AddOffsets(rest, TLanes.Load(down)));
                        strangers = TLanes.IfSame(TLanes.LeastOffsets(rest, TLanes.Load(further)), rest, strangers, some);
                        if (x == last) break;
                    }
                }
            }

            return TLanes.Matching(strangers, none) == TLanes.Matching(none, none);
        }
    }

    /// <summary>The same of channels beside each other, which have one entry for all.</summary>
    // Optimised at once, or its first runs would be a hundred times slower; and apart, for in a caller the JIT has no budget left to inline the lanes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private bool HoldOfChannels<TLanes, TDowns>(T* indices, nint planes)
        where TLanes : struct, ILanes<TLanes, T>
        where TDowns : struct, ITaps
    {
        unchecked
        {
            T* start = Pinned.StartOfLine(tables);
            (nint downs, nint last) = (drops, length - TLanes.Count);
            TLanes none = TLanes.Offset(0);
            TLanes some = TLanes.Offset(-1);
            TLanes next = TLanes.Offset(-stride);
            TLanes strangers = none;
            for (nint plane = 0; plane < planes; plane++, indices += outputs)
            {
                foreach ((nint place, nint begins, nint before, nint count) in runs)
                {
                    T* run = indices + place;
                    T* table = start + begins;
                    TLanes first = TLanes.AddOffsets(TLanes.Offset(-before), TLanes.Create(table[0]));
                    TLanes further = TLanes.Create(table[1]);
                    T* down = table + 2;
                    TLanes least = TDowns.Count > 0 ? TLanes.Create(down[0]) : none;
                    TLanes second = TDowns.Count > 1 ? TLanes.Create(down[1]) : none;
                    TLanes worst = none;
                    for (nint output = 0; output < count; output++, run += length, first = TLanes.AddOffsets(first, next))
                    {
                        for (nint x = 0; x < last; x += TLanes.Count) worst = TLanes.MostOffsets(worst, Rest<TLanes, TDowns>(TLanes.AddOffsets(TLanes.Load(run + x), first), least, second, down, downs));

                        // SAFETY: there are as many channels as lanes; the last register ends with them, and may begin among those of the one before.
                        worst = TLanes.MostOffsets(worst, Rest<TLanes, TDowns>(TLanes.AddOffsets(TLanes.Load(run + last), first), least, second, down, downs));
                    }

                    strangers = TLanes.IfSame(TLanes.LeastOffsets(worst, further), worst, strangers, some);
                }
            }

            return TLanes.Matching(strangers, none) == TLanes.Matching(none, none);
        }
    }

    /// <summary>What is left of offsets when the pitches down have gone from them, the largest first: one or two that are given, or as many as there are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Rest<TLanes, TDowns>(TLanes rest, TLanes least, TLanes second, T* down, nint downs)
        where TLanes : struct, ILanes<TLanes, T>
        where TDowns : struct, ITaps
    {
        unchecked
        {
            if (TDowns.Count == 0) for (nint at = downs - 1; at >= 0; at--) rest = TLanes.LeastOffsets(rest, TLanes.AddOffsets(rest, TLanes.Create(down[at])));
            if (TDowns.Count > 1) rest = TLanes.LeastOffsets(rest, TLanes.AddOffsets(rest, second));
            if (TDowns.Count > 0) rest = TLanes.LeastOffsets(rest, TLanes.AddOffsets(rest, least));
            return rest;
        }
    }
}
