using System.Numerics;
using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Lanes;

namespace PoolFunctional.Engine.Gradients;

/// <summary>
/// Planes with short rows as one row: each register of inputs takes its elements from two neighbouring registers of outputs, by a table. For lanes that shift; every input must feed an output, and those of a register must lie
/// that near each other. Immutable.
/// </summary>
internal sealed unsafe class SpreadTable<T>
    where T : unmanaged, INumber<T>
{
    /// <summary>In registers. Longer rows leave little of their last one empty.</summary>
    private const int LongestRow = 2;

    /// <summary>The same of planes that one output fills: as many as there are lanes take theirs from one register.</summary>
    private const int LongestFilled = 16;

    /// <summary>The most registers of planes that are written as one row, so that they fill its last register.</summary>
    private const int MostTogether = 256;

    private readonly Part one;
    private readonly Part? group;

    private SpreadTable(Part one, Part? group) => (this.one, this.group) = (one, group);

    /// <summary>How many elements behind the last output may be read.</summary>
    internal static nint Behind => 2 * NumberLanes<T>.Shifting;

    /// <summary>The table of a geometry, or null where there is none.</summary>
    internal static SpreadTable<T>? Of(SpreadGeometry geometry)
    {
        int lanes = NumberLanes<T>.Shifting;
        if (lanes == 0 || (geometry.IsFilled ? geometry.Inputs > LongestFilled * lanes : geometry.Width > LongestRow * lanes) || geometry.Inputs < lanes || geometry.Inputs > short.MaxValue) return null;
        int[] outputs = [.. geometry.Rows.SelectMany(row => Enumerable.Range(0, (int)geometry.Width).Select(place => Output(row, place)))];
        int together = geometry.IsFilled ? lanes : NumberLanes<T>.RowsFilling(outputs.Length, lanes);
        bool groups = together > 1 && together * outputs.Length <= MostTogether * lanes;
        return Part.Of(outputs, 1, (int)geometry.Outputs) is { } one ? new(one, groups ? Part.Of(outputs, together, (int)geometry.Outputs) : null) : null;

        int Output(int row, int place) => row < 0 || (geometry.Along.Length > 0 && geometry.Along[place] < 0) ? -1 : (int)((row * geometry.Across) + (geometry.Along.Length == 0 ? 0 : geometry.Along[place]));
    }

    /// <summary>How many planes are written as one row.</summary>
    internal nint Planes => group?.Planes ?? 1;

    /// <summary>Writes so many planes from the outputs of so many.</summary>
    internal void Run(T* shares, T* target, nint planes)
    {
        unchecked
        {
            nint together = group is null ? 0 : planes / group.Planes * group.Planes;
            if (together > 0) group!.Run(shares, target, together);
            if (together < planes) one.Run(shares + (together * one.Outputs), target + (together * one.Inputs), planes - together);
        }
    }

    /// <summary>Some planes that are written as one row.</summary>
    private sealed class Part
    {
        private readonly nint[] begins;
        private readonly T[] sources;

        /// <summary>How many outputs, neighbours, a register of inputs takes from at most.</summary>
        private readonly int reach;

        private Part(nint[] begins, T[] sources, int reach) => (this.begins, this.sources, this.reach) = (begins, sources, reach);

        internal required nint Planes { get; init; }

        /// <summary>Of one plane, and outputs likewise.</summary>
        internal required nint Inputs { get; init; }

        internal required nint Outputs { get; init; }

        /// <summary>The part for so many planes, from the output that each input of one feeds, or null where those of a register lie too far apart.</summary>
        internal static Part? Of(int[] outputs, int planes, int planeOutputs)
        {
            int lanes = NumberLanes<T>.Shifting;
            int length = outputs.Length * planes;
            nint[] begins = GC.AllocateUninitializedArray<nint>((length + lanes - 1) / lanes, pinned: true);
            T[] sources = Pinned.Lines<T>(begins.Length * lanes);
            Span<T> source = Pinned.FromLine(sources);
            int farthest = 0;
            for (int at = 0; at < begins.Length; at++, source = source[lanes..])
            {
                int first = int.Min(at * lanes, length - lanes);
                int[] seen = [.. Enumerable.Range(first, lanes).Select(input => outputs[input % outputs.Length] < 0 ? -1 : outputs[input % outputs.Length] + (input / outputs.Length * planeOutputs))];
                int least = seen.Min();
                if (least >= 0 && planes * planeOutputs <= lanes) least = 0;
                farthest = int.Max(farthest, least < 0 ? int.MaxValue : seen.Max() - least);
                if (farthest >= 2 * lanes) return null;
                begins[at] = least;
                for (int lane = 0; lane < lanes; lane++) source[lane] = OffsetBits.Of<T>(seen[lane] - least);
            }

            return new(begins, sources, farthest + 1) { Planes = planes, Inputs = outputs.Length, Outputs = planeOutputs };
        }

        /// <summary>Writes planes, a multiple of the part's.</summary>
        internal void Run(T* shares, T* target, nint planes)
        {
            // A constant: compiled ahead of time for machines whose lanes do not shift, the work is left out.
            if (NumberLanes<T>.Shifting > 0) NumberLanes<T>.Filled(NumberLanes<T>.Shifting, new Work(this, shares, target, planes));
        }

        private readonly struct Work(Part part, T* shares, T* target, nint planes) : ILaneWork<T>
        {
            public bool In<TLanes>()
                where TLanes : struct, ILanes<TLanes, T> => part.Rows<TLanes>(shares, target, planes);
        }

        // Optimised at once, or its first runs would be a hundred times slower; and apart, for in a caller the JIT has no budget left to inline the lanes.
        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        private bool Rows<TLanes>(T* shares, T* target, nint planes)
            where TLanes : struct, ILanes<TLanes, T>
        {
            unchecked
            {
                nint* begin = Pinned.Start(begins);
                T* source = Pinned.StartOfLine(sources);
                nint last = begins.Length - 1;
                nint lastTo = (Planes * Inputs) - TLanes.Count;
                for (nint plane = 0; plane < planes; plane += Planes, shares += Planes * Outputs, target += Planes * Inputs)
                {
                    // SAFETY: the last register begins where it ends with the planes; behind the outputs there is room for two.
                    // Near ones have loops of their own, without the least of two places: with it they took a sixth longer.
                    if (Planes * Outputs <= TLanes.Count)
                    {
                        TLanes all = TLanes.Load(shares);
                        for (nint at = 0; at < last; at++) TLanes.Store(TLanes.Spread(all, TLanes.Load(source + (at * TLanes.Count))), target + (at * TLanes.Count));
                        TLanes.Store(TLanes.Spread(all, TLanes.Load(source + (last * TLanes.Count))), target + lastTo);
                        continue;
                    }

                    if (reach <= TLanes.Count / 2)
                    {
                        for (nint at = 0; at < last; at++) TLanes.Store(TLanes.Spread(TLanes.LoadLower(shares + begin[at]), TLanes.Load(source + (at * TLanes.Count))), target + (at * TLanes.Count));
                        TLanes.Store(TLanes.Spread(TLanes.LoadLower(shares + begin[last]), TLanes.Load(source + (last * TLanes.Count))), target + lastTo);
                        continue;
                    }

                    if (reach <= TLanes.Count)
                    {
                        for (nint at = 0; at < last; at++) TLanes.Store(TLanes.Spread(TLanes.Load(shares + begin[at]), TLanes.Load(source + (at * TLanes.Count))), target + (at * TLanes.Count));
                        TLanes.Store(TLanes.Spread(TLanes.Load(shares + begin[last]), TLanes.Load(source + (last * TLanes.Count))), target + lastTo);
                        continue;
                    }

                    for (nint at = 0; at <= last; at++)
                    {
                        T* from = shares + begin[at];
                        TLanes.Store(TLanes.Shift(TLanes.Load(from), TLanes.Load(from + TLanes.Count), TLanes.Load(source + (at * TLanes.Count))), target + nint.Min(at * TLanes.Count, lastTo));
                    }
                }

                return true;
            }
        }
    }
}
