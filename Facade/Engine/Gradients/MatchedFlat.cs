using System.Numerics;
using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Indices;
using PoolFunctional.Engine.Lanes;

namespace PoolFunctional.Engine.Gradients;

/// <summary>
/// Small planes whose windows do not overlap, as many together as fill their last register: each register of inputs takes the outputs that see them from one register of those, by a table. A unit is such a group. For lanes that
/// shift.
/// </summary>
internal sealed unsafe class MatchedFlat<T, TIndex> : MatchedGradient<T, TIndex>
    where T : unmanaged, INumber<T>
    where TIndex : unmanaged, IBinaryInteger<TIndex>
{
    /// <summary>The most registers of a group, whose tables are 128 bytes for each.</summary>
    private const int MostRegisters = 256;

    /// <summary>Of so many inputs for each output most are zeros, and it is quicker to write those and scatter.</summary>
    private const int MostInputsOfOutput = 8;

    private readonly nint[] begins;
    private readonly T[] tables;
    private readonly nint inputs;
    private readonly nint outputs;

    private MatchedFlat(IndexJob job, OwnTaps<T> own, nint together, nint[] begins, T[] tables)
        : base(job, own)
    {
        (this.begins, this.tables) = (begins, tables);
        inputs = together * (nint)job.Plan.Input.PlaneElements;
        outputs = together * (nint)job.Plan.Output.PlaneElements;
        Units = Planes / together;
    }

    private protected override long Units { get; }

    internal static MatchedFlat<T, TIndex>? Fitting(IndexJob job, FedAxis[] axes)
    {
        int lanes = NumberLanes<T>.Shifting;
        bool mayFit = lanes > 0 && axes.All(axis => axis.Most == 1) && job.Plan.Input.PlaneElements <= MostRegisters * lanes && job.Plan.Input.Elements * sizeof(T) < job.Options.MostCachedBytes;
        if (!mayFit) return null;
        (int planeInputs, int planeOutputs) = ((int)job.Plan.Input.PlaneElements, (int)job.Plan.Output.PlaneElements);
        int together = NumberLanes<T>.RowsFilling(planeInputs, lanes);
        bool fits = job.Plan.Input.Batch * job.Plan.Input.Channels % together == 0 && together * planeInputs <= MostRegisters * lanes && together * planeOutputs >= lanes && planeInputs <= MostInputsOfOutput * planeOutputs;
        return fits && Tables([.. FedAxis.OnlySeeing(axes)], planeOutputs, together) is var (begins, tables) && OwnTaps<T>.Of(axes, 0) is { } own ? new(job, own, together, begins, tables) : null;
    }

    private protected override void Run(T* gradients, T* indices, T* target, nint from, nint to)
    {
        unchecked
        {
            T* written = target + (from * inputs);
            Work work = new(this, gradients + (from * outputs), indices + (from * outputs), written, to - from);

            // A constant: compiled ahead of time for machines whose lanes do not shift, the work is left out.
            if (NumberLanes<T>.Shifting > 0 && NumberLanes<T>.Filled(NumberLanes<T>.Shifting, work)) Canonise(written, (to - from) * inputs);
        }
    }

    /// <summary>
    /// Where in a group's outputs those of each register begin; and of each register two tables, which of them belongs to each lane, and how far a lane's place in its plane is back. Null where the outputs of a register lie too far
    /// apart.
    /// </summary>
    private static (nint[] Begins, T[] Tables)? Tables(int[] seeing, int planeOutputs, int together)
    {
        int lanes = NumberLanes<T>.Shifting;
        nint[] begins = GC.AllocateArray<nint>(seeing.Length * together / lanes, pinned: true);
        T[] tables = Pinned.Lines<T>(2 * begins.Length * lanes);
        Span<T> table = Pinned.FromLine(tables);
        for (int at = 0; at < begins.Length; at++, table = table[(2 * lanes)..])
        {
            int first = at * lanes;
            int[] seen = [.. Enumerable.Range(first, lanes).Select(input => seeing[input % seeing.Length] is >= 0 and var output ? output + (input / seeing.Length * planeOutputs) : -1)];
            int least = int.Min(seen.Where(output => output >= 0).DefaultIfEmpty(0).Min(), (planeOutputs * together) - lanes);
            if (seen.Max() - least >= lanes) return null;
            begins[at] = least;
            for (int lane = 0; lane < lanes; lane++)
            {
                table[lane] = OffsetBits.Of<T>(int.Max(0, seen[lane] - least));
                table[lanes + lane] = seen[lane] < 0 ? OffsetBits.Farthest<T>() : OffsetBits.Of<T>(-((first + lane) % seeing.Length));
            }
        }

        return (begins, tables);
    }

    private readonly struct Work(MatchedFlat<T, TIndex> flat, T* gradients, T* indices, T* target, nint groups) : ILaneWork<T>
    {
        public bool In<TLanes>()
            where TLanes : struct, ILanes<TLanes, T> => flat.Groups<TLanes>(gradients, indices, target, groups);
    }

    // Optimised at once, or its first runs would be a hundred times slower; and apart, for in a caller the JIT has no budget left to inline the lanes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private bool Groups<TLanes>(T* gradients, T* indices, T* target, nint groups)
        where TLanes : struct, ILanes<TLanes, T>
    {
        unchecked
        {
            nint* begin = Pinned.Start(begins);
            T* start = Pinned.StartOfLine(tables);
            nint registers = begins.Length;
            TLanes none = default;
            TLanes watched = none;
            for (nint group = 0; group < groups; group++, gradients += outputs, indices += outputs)
            {
                T* table = start;
                for (nint at = 0; at < registers; at++, table += 2 * TLanes.Count, target += TLanes.Count)
                {
                    // SAFETY: a register of outputs from where it begins lies within the group, and the group's inputs are whole registers.
                    TLanes sources = TLanes.Load(table);
                    TLanes offset = TLanes.AddOffsets(TLanes.Spread(TLanes.Load(indices + begin[at]), sources), TLanes.Load(table + TLanes.Count));
                    TLanes result = TLanes.AddIfSame(offset, none, none, TLanes.Spread(TLanes.Load(gradients + begin[at]), sources));
                    TLanes.Store(result, target);
                    watched = TLanes.Add(watched, result);
                }
            }

            return TLanes.HasNaN(watched);
        }
    }
}
