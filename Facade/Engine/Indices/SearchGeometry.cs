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
        Last = Tables.Length - 1;
        while (!isChannelsLast && Last >= 0 && IsWhole(Tables[Last])) Last--;
        RowOutputs = Last < 0 ? 1 : Tables[Last].OutputExtent;
        Rows = PlaneOutputs / RowOutputs;
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

    /// <summary>Rows of outputs in a plane: along the last axis whose windows are not all that there is of it, or −1 where every window is its plane.</summary>
    internal long Rows { get; }

    internal int RowOutputs { get; }

    internal int Last { get; }

    /// <summary>Elements side by side that every window sees whole.</summary>
    internal long Block => Last < 0 ? PlaneElements : Pitches[Last];

    /// <summary>The position of a row of outputs on every axis but the last.</summary>
    internal void Position(long row, Span<long> output)
    {
        output.Clear();
        for (int axis = Last - 1; axis >= 0; axis--) (row, output[axis]) = long.DivRem(row, Tables[axis].OutputExtent);
    }

    private static bool IsWhole(AxisTable table) => table is { OutputExtent: 1, Step: 1 } && table.Runs[0].Count == table.InputExtent;
}
