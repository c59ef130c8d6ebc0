using PoolFunctional.Engine.Geometry;

namespace PoolFunctional.Engine.Indices;

/// <summary>What the search for extremes that are known needs of a plan.</summary>
internal sealed class SearchGeometry
{
    internal SearchGeometry(Plan plan, bool isChannelsLast)
    {
        Tables = [.. plan.Axes.Select(axis => new AxisTable(axis, (_, _) => 1))];
        Pitches = [.. Enumerable.Range(0, Tables.Length).Select(plan.Input.PitchOf)];
        (Channels, IsChannelsLast) = (plan.Input.Channels, isChannelsLast);
        (PlaneElements, PlaneOutputs) = (plan.Input.PlaneElements, plan.Output.PlaneElements);
        Planes = isChannelsLast ? plan.Input.Batch : plan.Input.Batch * plan.Input.Channels;
        Rows = PlaneOutputs / Tables[^1].OutputExtent;
    }

    internal AxisTable[] Tables { get; }

    /// <summary>Elements of a plane between neighbours on each axis.</summary>
    internal long[] Pitches { get; }

    internal long Channels { get; }

    internal bool IsChannelsLast { get; }

    internal long PlaneElements { get; }

    internal long PlaneOutputs { get; }

    /// <summary>Planes, or with channels inside items of the batch.</summary>
    internal long Planes { get; }

    /// <summary>Rows of outputs in a plane.</summary>
    internal long Rows { get; }

    /// <summary>Whether each window is a whole plane, side by side in memory.</summary>
    internal bool IsGlobal => !IsChannelsLast && PlaneOutputs == 1 && Tables.All(table => table.Step == 1 && table.Runs[0].Count == table.InputExtent);

    internal int Last => Tables.Length - 1;

    /// <summary>The position of a row of outputs on every axis but the last.</summary>
    internal void Position(long row, Span<long> output)
    {
        for (int axis = Last - 1; axis >= 0; axis--) (row, output[axis]) = long.DivRem(row, Tables[axis].OutputExtent);
    }
}
