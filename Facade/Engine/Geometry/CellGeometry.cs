using System.Numerics;
using PoolFunctional.Reductions;

namespace PoolFunctional.Engine.Geometry;

/// <summary>How the present taps of a cell's windows lie along one axis.</summary>
/// <param name="First">The number of the first present tap in its window.</param>
/// <param name="Count">How many taps are present.</param>
/// <param name="Stride">The distance in elements from one to the next.</param>
/// <param name="Row">The distance from one to the next in the order of the fold: the taps on the axes before this one.</param>
internal readonly record struct AxisTaps(long First, long Count, nint Stride, nint Row);

/// <summary>Lanes whose sources lie at one distance from each other, and their results too.</summary>
internal readonly record struct LaneSegment(int Lane, int Count, nint Source, nint SourceStride, nint Target, nint TargetStride);

/// <summary>
/// A plan as cells: outputs, of every plane and channel, whose windows have the same present taps on every axis. The lanes of a cell differ by where they begin
/// alone, so that one walk over the taps serves as many of them as are worked on together. Immutable.
/// </summary>
internal sealed unsafe class CellGeometry
{
    private readonly AxisTable[] axes;
    private readonly nint[] sourcePitches;
    private readonly nint[] targetPitches;
    private readonly nint[] wholeOutputs;
    private readonly nint inner;
    private readonly nint planes;
    private readonly nint planeElements;
    private readonly nint planeOutputs;
    private readonly nint channels;
    private readonly nint firstBatch;
    private readonly nint firstChannel;
    private readonly long[] firstUnits;

    internal CellGeometry(Plan plan, bool isChannelsLast, int width)
    {
        Width = width;
        channels = (nint)plan.Input.Channels;
        (firstBatch, firstChannel) = ((nint)plan.FirstBatch, (nint)plan.FirstChannel);
        inner = isChannelsLast ? channels : 1;
        planes = (nint)plan.Input.Batch * (isChannelsLast ? 1 : channels);
        axes = [.. plan.Axes.Select(axis => new AxisTable(axis, (_, _) => 1))];
        sourcePitches = [.. Enumerable.Range(0, axes.Length).Select(axis => (nint)plan.Input.PitchOf(axis) * inner)];
        targetPitches = [.. Enumerable.Range(0, axes.Length).Select(axis => (nint)plan.Output.PitchOf(axis) * inner)];
        wholeOutputs = [.. plan.Axes.Select(axis => (nint)axis.WholeOutput(0))];
        (planeElements, planeOutputs) = ((nint)plan.Input.PlaneElements * inner, (nint)plan.Output.PlaneElements * inner);
        Work = plan.Input.Elements + plan.Output.Elements;
        Levels = axes.Sum(axis => 66 - BitOperations.LeadingZeroCount((ulong)axis.LongestTree));
        LongestWindow = axes.Aggregate(1L, (taps, axis) => taps * axis.LongestWindow);
        firstUnits = new long[axes.Aggregate(1L, (cells, axis) => cells * axis.Runs.Length) + 1];
        for (long cell = 0; cell < firstUnits.Length - 1; cell++) firstUnits[cell + 1] = firstUnits[cell] + ((LanesOf(cell) + width - 1) / width);
    }

    /// <summary>The most lanes that are worked on together.</summary>
    internal int Width { get; }

    internal int Axes => axes.Length;

    internal long Units => firstUnits[^1];

    internal long Work { get; }

    /// <summary>The most taps that any window sees.</summary>
    internal long LongestWindow { get; }

    /// <summary>The numbers of taps that windows see, each once.</summary>
    internal IEnumerable<long> WindowCounts() =>
        axes.Aggregate((IEnumerable<long>)[1L], (before, axis) => [.. before.SelectMany(_ => axis.Runs.Select(run => run.Count).Distinct(), (outer, own) => outer * own).Distinct()]);

    /// <summary>As many totals as one axis's fold may hold back at a time, on all axes together, and one more for each.</summary>
    internal int Levels { get; }

    /// <summary>The lanes of a unit: where their windows' first present taps lie, where their results go, and the taps that they have in common.</summary>
    internal void Fill(long unit, ref LaneChunk chunk)
    {
        unchecked
        {
            long cell = Array.BinarySearch(firstUnits, unit);
            if (cell < 0) cell = ~cell - 1;
            nint lane = (nint)(unit - firstUnits[cell]) * Width;
            int lanes = (int)nint.Min(Width, LanesOf(cell) - lane);
            LaneDial* dials = chunk.Dials;
            int count = 0;
            (nint source, nint target) = (0, 0);
            Turn(dials, ref count, new(inner, 1, 1));
            for (int axis = axes.Length - 1; axis >= 0; axis--)
            {
                (cell, long index) = long.DivRem(cell, axes[axis].Runs.Length);
                ref readonly WindowRun run = ref axes[axis].Runs[index];
                Turn(dials, ref count, new(run.Outputs, (nint)run.Spacing * sourcePitches[axis], targetPitches[axis]));
                source += (nint)run.Position * sourcePitches[axis];
                target += run.Output * targetPitches[axis];
                chunk.Outputs[axis] = new(run.Outputs, run.Output);
                chunk.Taps[axis] = new(run.First, run.Count, (nint)axes[axis].Step * sourcePitches[axis], 0);
            }

            Turn(dials, ref count, new(planes, planeElements, planeOutputs));
            nint row = 1;
            for (int axis = 0; axis < axes.Length; axis++)
            {
                chunk.Taps[axis] = chunk.Taps[axis] with { Row = row };
                row *= (nint)chunk.Taps[axis].Count;
            }

            chunk.Cut(lane, lanes, count, source, target);
        }
    }

    /// <summary>The numbers that a unit's lanes are drawn by.</summary>
    internal void Draw(long unit, in LaneChunk chunk, long seed, double* draws)
    {
        unchecked
        {
            long cell = Array.BinarySearch(firstUnits, unit);
            if (cell < 0) cell = ~cell - 1;
            nint first = (nint)(unit - firstUnits[cell]) * Width;
            nint along = inner == 1 ? chunk.Outputs[axes.Length - 1].Count : 1;
            (nint line, nint at) = nint.DivRem(first, along);
            for (int i = 0; i < chunk.Lanes; line++, at = 0)
            {
                ulong before = HashOf(line, chunk, seed);
                if (inner > 1) draws[i++] = DrawNumber.Of(before);
                else for (nint output = wholeOutputs[^1] + chunk.Outputs[axes.Length - 1].First + at; at < along && i < chunk.Lanes; at++, output++) draws[i++] = DrawNumber.Of(DrawNumber.With(before, output));
            }
        }
    }

    /// <summary>What the lanes of a line have in common; with channels inside every lane is a line.</summary>
    private ulong HashOf(nint line, in LaneChunk chunk, long seed)
    {
        unchecked
        {
            int hashed = axes.Length - (inner == 1 ? 1 : 0);
            nint* position = stackalloc nint[axes.Length];
            (nint rest, nint channel) = nint.DivRem(line, inner);
            for (int axis = hashed - 1; axis >= 0; axis--) (rest, position[axis]) = nint.DivRem(rest, chunk.Outputs[axis].Count);
            (nint batch, channel) = inner == 1 ? nint.DivRem(rest, channels) : (rest, channel);
            ulong hash = DrawNumber.With(DrawNumber.With(DrawNumber.Begin(seed), firstBatch + batch), firstChannel + channel);
            for (int axis = 0; axis < hashed; axis++) hash = DrawNumber.With(hash, wholeOutputs[axis] + chunk.Outputs[axis].First + position[axis]);
            return hash;
        }
    }

    /// <summary>One more dial; it only lengthens the one before it where it goes on where that ends.</summary>
    private static void Turn(LaneDial* dials, ref int count, in LaneDial dial)
    {
        unchecked
        {
            if (dial.Count == 1) return;
            if (count > 0)
            {
                LaneDial last = dials[count - 1];
                if (dial.Source == last.Count * last.Source && dial.Target == last.Count * last.Target)
                {
                    dials[count - 1] = last with { Count = last.Count * dial.Count };
                    return;
                }
            }

            dials[count++] = dial;
        }
    }

    private nint LanesOf(long cell)
    {
        nint lanes = planes * inner;
        for (int axis = axes.Length - 1; axis >= 0; axis--)
        {
            (cell, long index) = long.DivRem(cell, axes[axis].Runs.Length);
            lanes *= axes[axis].Runs[index].Outputs;
        }

        return lanes;
    }
}
