namespace PoolFunctional.Engine.Geometry;

/// <summary>How the present taps of a cell's windows lie along one axis.</summary>
/// <param name="First">The number of the first present tap in its window.</param>
/// <param name="Count">How many taps are present.</param>
/// <param name="Stride">The distance in elements from one to the next.</param>
/// <param name="Row">The distance from one to the next in the order of the fold: the taps on the axes before this one.</param>
internal readonly record struct AxisTaps(long First, long Count, nint Stride, nint Row);

/// <summary>Lanes whose sources lie at one distance from each other.</summary>
internal readonly record struct LaneSegment(int Lane, int Count, nint Source, nint Stride);

/// <summary>
/// A plan as cells: outputs, of every plane and channel, whose windows have the same present taps on every axis. The lanes of a cell differ by where they begin
/// alone, so that one walk over the taps serves as many of them as are worked on together. Immutable.
/// </summary>
internal sealed unsafe class CellGeometry
{
    private readonly AxisTable[] axes;
    private readonly nint[] sourcePitches;
    private readonly nint[] targetPitches;
    private readonly long[] wholeOutputs;
    private readonly nint inner;
    private readonly nint planes;
    private readonly nint planeElements;
    private readonly nint planeOutputs;
    private readonly nint channels;
    private readonly long[] firstUnits;

    internal CellGeometry(Plan plan, bool isChannelsLast, int width)
    {
        Width = width;
        channels = (nint)plan.Input.Channels;
        inner = isChannelsLast ? channels : 1;
        planes = (nint)plan.Input.Batch * (isChannelsLast ? 1 : channels);
        axes = [.. plan.Axes.Select(axis => new AxisTable(axis, (_, _) => 1))];
        sourcePitches = [.. Enumerable.Range(0, axes.Length).Select(axis => (nint)plan.Input.PitchOf(axis) * inner)];
        targetPitches = [.. Enumerable.Range(0, axes.Length).Select(axis => (nint)plan.Output.PitchOf(axis) * inner)];
        wholeOutputs = [.. plan.Axes.Select(axis => axis.WholeOutput(0))];
        (planeElements, planeOutputs) = ((nint)plan.Input.PlaneElements * inner, (nint)plan.Output.PlaneElements * inner);
        Work = plan.Input.Elements + plan.Output.Elements;
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
    internal int Levels => axes.Sum(axis => 66 - System.Numerics.BitOperations.LeadingZeroCount((ulong)axis.LongestTree));

    /// <summary>The lanes of a unit: where their windows' first present taps lie, where their results go, and the taps that they have in common.</summary>
    /// <returns>How many lanes there are.</returns>
    internal int Fill(long unit, in LaneChunk chunk)
    {
        unchecked
        {
            long cell = Array.BinarySearch(firstUnits, unit);
            if (cell < 0) cell = ~cell - 1;
            nint lane = (nint)(unit - firstUnits[cell]) * Width;
            nint* digits = chunk.Digits;
            LaneDigit* odometer = chunk.Odometer;
            odometer[0] = new(inner, 1, 1);
            (nint source, nint target) = (0, 0);
            long rest = cell;
            for (int axis = axes.Length - 1; axis >= 0; axis--)
            {
                (rest, long index) = long.DivRem(rest, axes[axis].Runs.Length);
                ref readonly WindowRun run = ref axes[axis].Runs[index];
                odometer[axes.Length - axis] = new(run.Outputs, (nint)run.Spacing * sourcePitches[axis], targetPitches[axis]);
                source += (nint)run.Position * sourcePitches[axis];
                target += run.Output * targetPitches[axis];
                chunk.FirstOutputs[axis] = run.Output;
                chunk.Taps[axis] = new(run.First, run.Count, (nint)axes[axis].Step * sourcePitches[axis], 0);
            }

            odometer[axes.Length + 1] = new(planes, planeElements, planeOutputs);
            nint row = 1;
            for (int axis = 0; axis < axes.Length; axis++)
            {
                chunk.Taps[axis] = chunk.Taps[axis] with { Row = row };
                row *= (nint)chunk.Taps[axis].Count;
            }

            int lanes = (int)nint.Min(Width, LanesOf(cell) - lane);
            Turn(chunk, lane, lanes, source, target);
            return lanes;
        }
    }

    /// <summary>Puts the odometer at the first lane, and turns it on by one lane after another.</summary>
    private void Turn(in LaneChunk chunk, nint lane, int lanes, nint source, nint target)
    {
        unchecked
        {
            int dials = axes.Length + 2;
            for (int dial = 0; dial < dials; dial++)
            {
                (lane, chunk.Digits[dial]) = nint.DivRem(lane, chunk.Odometer[dial].Count);
                source += chunk.Digits[dial] * chunk.Odometer[dial].Source;
                target += chunk.Digits[dial] * chunk.Odometer[dial].Target;
            }

            for (int i = 0; i < lanes; i++)
            {
                (chunk.Sources[i], chunk.Targets[i]) = (source, target);
                if (chunk.Draws != null) chunk.Draws[i] = DrawAt(chunk);
                for (int dial = 0; dial < dials; dial++)
                {
                    ref readonly LaneDigit digit = ref chunk.Odometer[dial];
                    source += digit.Source;
                    target += digit.Target;
                    if (++chunk.Digits[dial] < digit.Count) break;
                    source -= digit.Source * digit.Count;
                    target -= digit.Target * digit.Count;
                    chunk.Digits[dial] = 0;
                }
            }
        }
    }

    /// <summary>The number that the odometer's lane is drawn by.</summary>
    private double DrawAt(in LaneChunk chunk)
    {
        nint plane = chunk.Digits[axes.Length + 1];
        (nint batch, nint channel) = inner == 1 ? (plane / channels, plane % channels) : (plane, chunk.Digits[0]);
        ulong hash = Reductions.DrawNumber.With(Reductions.DrawNumber.With(Reductions.DrawNumber.Begin(chunk.Seed), batch), channel);
        for (int axis = 0; axis < axes.Length; axis++) hash = Reductions.DrawNumber.With(hash, wholeOutputs[axis] + chunk.FirstOutputs[axis] + chunk.Digits[axes.Length - axis]);
        return Reductions.DrawNumber.Of(hash);
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
