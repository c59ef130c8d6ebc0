using PoolFunctional.Engine.Geometry;

namespace PoolFunctional.Engine.Gradients;

/// <summary>The outputs that each input feeds, axis by axis.</summary>
internal sealed class MatchGeometry
{
    /// <summary>Beyond so many outputs for an input each output is better brought where it belongs.</summary>
    private const long MostOutputs = 12;

    /// <summary>Beyond this stride repeating the outputs costs more than it saves.</summary>
    private const long LargestStride = 8;

    private MatchGeometry(Plan plan, Plan transposed, UniformWindows along)
    {
        Outer = [.. transposed.Axes.Take(plan.Axes.Count - 1).Select(axis => new AxisTable(axis, (_, _) => 1))];
        (Width, Across) = ((int)plan.Input.Spatial[^1], (int)plan.Output.Spatial[^1]);
        (Stride, Before) = ((int)along.Stride, (int)-along.Start);
        Along = (int)((along.Count + along.Stride - 1) / along.Stride);
        (Inputs, Outputs) = ((nint)plan.Input.PlaneElements, (nint)plan.Output.PlaneElements);
        Units = plan.Input.Batch * plan.Input.Channels;
        Ring = Outer.Length == 0 ? 1 : Kept(Outer[0]);
        RowsPerSlab = Outer.Skip(1).Aggregate(1, (rows, axis) => rows * (int)axis.InputExtent);
        Slots = new(Outer, (axis, output, _) => axis == 0 ? (1, (int)(output % Ring)) : ((int)Outer[axis].InputExtent, (int)output));
        Ends = Outer.Length == 0 ? [1] : [.. Enumerable.Range(0, Outer[0].OutputExtent).Select(input => End(Outer[0], input))];
        MostRows = Outer.Aggregate(1, (rows, axis) => rows * (int)long.Max(1, axis.LongestWindow));
    }

    /// <summary>Per axis but the last, the outputs that each input feeds.</summary>
    internal AxisTable[] Outer { get; }

    /// <summary>The inputs of a row.</summary>
    internal int Width { get; }

    /// <summary>The outputs of a row.</summary>
    internal int Across { get; }

    internal int Stride { get; }

    /// <summary>How far before the input the first window of a row begins.</summary>
    internal int Before { get; }

    /// <summary>How many outputs of a row an input may feed.</summary>
    internal int Along { get; }

    internal nint Inputs { get; }

    internal nint Outputs { get; }

    internal long Units { get; }

    /// <summary>How many outputs of the outermost axis are kept.</summary>
    internal int Ring { get; }

    /// <summary>Rows of outputs for each of them.</summary>
    internal int RowsPerSlab { get; }

    /// <summary>For every row of inputs the kept rows of outputs that it feeds.</summary>
    internal RowPrograms Slots { get; }

    /// <summary>For every input of the outermost axis how many of its outputs must have been taken on.</summary>
    internal int[] Ends { get; }

    /// <summary>The most rows that an input feeds.</summary>
    internal int MostRows { get; }

    /// <summary>Beyond the last output that an input feeds; 0 where it feeds none.</summary>
    private static int End(AxisTable feeding, int input)
    {
        ref readonly WindowRun run = ref feeding.RunOf(input);
        return run.Count == 0 ? 0 : (int)(run.PositionOf(input) + ((run.Count - 1) * feeding.Step) + 1);
    }

    /// <summary>How many outputs must be kept while inputs are walked through, if outputs are taken on in order: what an input feeds may begin before what its predecessor feeds.</summary>
    private static int Kept(AxisTable feeding)
    {
        (int most, int taken) = (1, 0);
        for (int input = 0; input < feeding.OutputExtent; input++)
        {
            taken = int.Max(taken, End(feeding, input));
            if (feeding.RunOf(input).Count > 0) most = int.Max(most, taken - (int)feeding.RunOf(input).PositionOf(input));
        }

        return most;
    }

    /// <summary>The geometry, or null where windows are too large, or no progression on the last axis.</summary>
    internal static MatchGeometry? Of(Plan plan)
    {
        if (plan.PlanesDiffer || !plan.HasTranspose || plan.Axes[^1].WindowAt(0).Step != 1) return null;
        if (UniformWindows.Of(plan.Axes[^1]) is not { } along || along.Stride > LargestStride || along.Stride > along.Count * 2) return null;
        return plan.Transpose().Match<MatchGeometry?>(
            transposed =>
            {
                MatchGeometry geometry = new(plan, transposed, along);
                return (long)geometry.MostRows * geometry.Along <= MostOutputs ? geometry : null;
            },
            _ => null);
    }
}
