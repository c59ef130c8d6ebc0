using PoolFunctional.Engine.Geometry;

namespace PoolFunctional.Engine.Gradients;

/// <summary>Windows that do not overlap: every input feeds one output, or none. The last axes that one output sees whole are one axis.</summary>
internal sealed class SpreadGeometry
{
    private SpreadGeometry(Plan plan, AxisTable[] feeding, bool isChannelsLast)
    {
        int whole = 0;
        while (!isChannelsLast && whole < feeding.Length && feeding[^(whole + 1)].InputExtent == 1 && feeding[^(whole + 1)].Runs.All(run => run.Count == 1)) whole++;
        Inner = isChannelsLast ? (nint)plan.Input.Channels : 1;
        Units = isChannelsLast ? plan.Input.Batch : plan.Input.Batch * plan.Input.Channels;
        (Inputs, Outputs) = ((nint)plan.Input.PlaneElements * Inner, (nint)plan.Output.PlaneElements * Inner);
        AxisTable[] outer = isChannelsLast ? feeding : feeding[..^int.Max(1, whole)];
        Rows = OutputsOf(outer);
        Width = Inputs / Rows.Length;
        Across = isChannelsLast ? Inner : whole > 0 ? 1 : (nint)feeding[^1].InputExtent;
        Along = isChannelsLast || whole > 0 ? [] : [.. Enumerable.Range(0, feeding[^1].OutputExtent).Select(input => OutputOf(feeding[^1], input))];
        Times = Along.Length == 0 || Along.Length % Across != 0 || Along.Index().Any(entry => entry.Item != entry.Index / (Along.Length / (int)Across)) ? 0 : Along.Length / (int)Across;
    }

    internal long Units { get; }

    /// <summary>Elements of the input for each unit: a plane, or with channels inside an item.</summary>
    internal nint Inputs { get; }

    internal nint Outputs { get; }

    /// <summary>The channels inside.</summary>
    internal nint Inner { get; }

    /// <summary>For every row of inputs the row of outputs that it feeds, or −1; with channels inside a row is a place.</summary>
    internal int[] Rows { get; }

    /// <summary>The elements of a row of inputs.</summary>
    internal nint Width { get; }

    /// <summary>The elements of a row of outputs.</summary>
    internal nint Across { get; }

    /// <summary>For every input of a row the output that it feeds, or −1; empty where a row is one output, or channels.</summary>
    internal int[] Along { get; }

    /// <summary>How often each output of a row stands in it, one after the other; 0 where it is not so simple.</summary>
    internal int Times { get; }

    /// <summary>Whether a plane is one output's, whole.</summary>
    internal bool IsFilled => Inner == 1 && Outputs == 1 && Along.Length == 0 && Width == Inputs && Rows is [0];

    /// <summary>The geometry, or null where some input feeds two outputs.</summary>
    internal static SpreadGeometry? Of(Plan plan, Plan transposed, bool isChannelsLast)
    {
        AxisTable[] feeding = [.. transposed.Axes.Select(axis => new AxisTable(axis, (_, _) => 1))];
        return feeding.All(axis => axis.LongestWindow <= 1) ? new(plan, feeding, isChannelsLast && plan.Input.Channels > 1) : null;
    }

    private static int[] OutputsOf(AxisTable[] feeding)
    {
        int[] outputs = [0];
        foreach (AxisTable axis in feeding)
        {
            int[] next = new int[outputs.Length * axis.OutputExtent];
            for (int outer = 0; outer < outputs.Length; outer++)
            {
                for (int input = 0; input < axis.OutputExtent; input++)
                {
                    int output = OutputOf(axis, input);
                    next[(outer * axis.OutputExtent) + input] = outputs[outer] < 0 || output < 0 ? -1 : (outputs[outer] * (int)axis.InputExtent) + output;
                }
            }

            outputs = next;
        }

        return outputs;
    }

    private static int OutputOf(AxisTable feeding, int input)
    {
        ref readonly WindowRun run = ref feeding.RunOf(input);
        return run.Count == 0 ? -1 : (int)run.PositionOf(input);
    }
}
