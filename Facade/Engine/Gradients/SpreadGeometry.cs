using PoolFunctional.Engine.Geometry;

namespace PoolFunctional.Engine.Gradients;

/// <summary>Windows that do not overlap: every input feeds one output, or none. The last axes that one output sees whole are one axis.</summary>
internal sealed class SpreadGeometry
{
    internal SpreadGeometry(Plan plan, AxisTable[] feeding)
    {
        int whole = 0;
        while (whole < feeding.Length && feeding[^(whole + 1)].InputExtent == 1 && feeding[^(whole + 1)].Runs.All(run => run.Count == 1)) whole++;
        Units = plan.Input.Batch * plan.Input.Channels;
        (Inputs, Outputs) = ((nint)plan.Input.PlaneElements, (nint)plan.Output.PlaneElements);
        Rows = OutputsOf(feeding[..^int.Max(1, whole)]);
        Width = Inputs / Rows.Length;
        Across = whole > 0 ? 1 : (nint)feeding[^1].InputExtent;
        Along = whole > 0 ? [] : [.. Enumerable.Range(0, feeding[^1].OutputExtent).Select(input => OutputOf(feeding[^1], input))];
        Times = Along.Length == 0 || Along.Length % Across != 0 || Along.Index().Any(entry => entry.Item != entry.Index / (Along.Length / (int)Across)) ? 0 : Along.Length / (int)Across;
    }

    internal long Units { get; }

    /// <summary>Elements of the input for each unit, a plane.</summary>
    internal nint Inputs { get; }

    internal nint Outputs { get; }

    /// <summary>For every row of inputs the row of outputs that it feeds, or −1.</summary>
    internal int[] Rows { get; }

    /// <summary>The elements of a row of inputs.</summary>
    internal nint Width { get; }

    /// <summary>The elements of a row of outputs.</summary>
    internal nint Across { get; }

    /// <summary>For every input of a row the output that it feeds, or −1; empty where a row is one output.</summary>
    internal int[] Along { get; }

    /// <summary>How often each output of a row stands in it, one after the other; 0 where it is not so simple.</summary>
    internal int Times { get; }

    /// <summary>Whether a plane is one output's, whole.</summary>
    internal bool IsFilled => Outputs == 1 && Along.Length == 0 && Width == Inputs && Rows is [0];

    /// <summary>Whether each input feeds an output of its own.</summary>
    internal static bool AreSame(AxisTable[] feeding) => feeding.All(axis => axis.OutputExtent == axis.InputExtent && Enumerable.Range(0, axis.OutputExtent).All(input => OutputOf(axis, input) == input));

    /// <summary>For every place of some axes, the last quickest, the output that it feeds, or −1.</summary>
    internal static int[] OutputsOf(AxisTable[] feeding)
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
