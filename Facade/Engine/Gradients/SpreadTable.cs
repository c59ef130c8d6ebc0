using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
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

    private readonly nint[] begins;
    private readonly T[] sources;
    private readonly nint inputs;
    private readonly nint outputs;

    private SpreadTable(nint[] begins, T[] sources, SpreadGeometry geometry) => (this.begins, this.sources, inputs, outputs) = (begins, sources, geometry.Inputs, geometry.Outputs);

    /// <summary>How many elements behind the last output may be read.</summary>
    internal static nint Behind => 2 * NumberLanes<T>.Shifting;

    /// <summary>The table of a geometry, or null where there is none.</summary>
    internal static SpreadTable<T>? Of(SpreadGeometry geometry)
    {
        int lanes = NumberLanes<T>.Shifting;
        if (lanes == 0 || geometry.Inner > 1 || geometry.IsFilled || geometry.Width > LongestRow * lanes || geometry.Inputs < lanes || geometry.Inputs > short.MaxValue) return null;
        int[] outputs = [.. geometry.Rows.SelectMany(row => Enumerable.Range(0, (int)geometry.Width).Select(place => Output(row, place)))];
        int[] registers = [.. Enumerable.Range(0, (outputs.Length + lanes - 1) / lanes).Select(register => int.Min(register * lanes, outputs.Length - lanes))];
        nint[] begins = GC.AllocateUninitializedArray<nint>(registers.Length, pinned: true);
        T[] sources = GC.AllocateUninitializedArray<T>(registers.Length * lanes, pinned: true);
        foreach ((int at, int first) in registers.Index())
        {
            int[] seen = outputs[first..(first + lanes)];
            int least = seen.Min();
            if (least < 0 || seen.Max() - least >= 2 * lanes) return null;
            begins[at] = least;
            for (int lane = 0; lane < lanes; lane++) sources[(at * lanes) + lane] = Number(seen[lane] - least);
        }

        return new(begins, sources, geometry);

        int Output(int row, int place) => row < 0 || (geometry.Along.Length > 0 && geometry.Along[place] < 0) ? -1 : (int)((row * geometry.Across) + (geometry.Along.Length == 0 ? 0 : geometry.Along[place]));
    }

    /// <summary>Writes so many planes from the outputs of so many.</summary>
    internal void Run(T* shares, T* target, nint planes) => NumberLanes<T>.Filled(NumberLanes<T>.Shifting, new Work(this, shares, target, planes));

    /// <summary>An integer in the bits of an element.</summary>
    private static T Number(long value) => MemoryMarshal.Read<T>(MemoryMarshal.AsBytes(new ReadOnlySpan<long>(in value)));

    private readonly struct Work(SpreadTable<T> table, T* shares, T* target, nint planes) : ILaneWork<T>
    {
        public bool In<TLanes>()
            where TLanes : struct, ILanes<TLanes, T> => table.Planes<TLanes>(shares, target, planes);
    }

    // Optimised at once, or its first runs would be a hundred times slower; and apart, for in a caller the JIT has no budget left to inline the lanes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private bool Planes<TLanes>(T* shares, T* target, nint planes)
        where TLanes : struct, ILanes<TLanes, T>
    {
        unchecked
        {
            nint* begin = Pinned.Start(begins);
            T* source = Pinned.Start(sources);
            nint last = begins.Length - 1;
            for (nint plane = 0; plane < planes; plane++, shares += outputs, target += inputs)
            {
                for (nint at = 0; at <= last; at++)
                {
                    // SAFETY: the last register begins where it ends with the plane; behind the outputs there is room for two.
                    nint to = at == last ? inputs - TLanes.Count : at * TLanes.Count;
                    TLanes.Store(TLanes.Shift(TLanes.Load(shares + begin[at]), TLanes.Load(shares + begin[at] + TLanes.Count), TLanes.Load(source + (at * TLanes.Count))), target + to);
                }
            }

            return true;
        }
    }
}
