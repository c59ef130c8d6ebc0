using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using PoolFunctional.Engine.Geometry;

namespace PoolFunctional.Engine.Gradients;

/// <summary>
/// Small planes as a table of steps: for sixteen inputs at a time, whatever their rows, and for each tap of the transposed window which of thirty-two neighbouring outputs each looks at, and the place that the
/// index of that output must name.
/// </summary>
internal sealed class PermuteGeometry
{
    /// <summary>Lanes of a register.</summary>
    internal const int Lanes = 16;

    /// <summary>Outputs that a permutation of two registers chooses from.</summary>
    internal const int Reach = 2 * Lanes;

    /// <summary>A table stays in the second cache.</summary>
    private const long MostSteps = 1024;

    private const long MostOutputs = 16;
    private const int Nowhere = -3;

    private PermuteGeometry(int inputs, int outputs, RowPrograms feeding, RowPrograms taps)
    {
        (Inputs, Outputs) = (inputs, outputs);
        Blocks = new int[((inputs + Lanes - 1) / Lanes) + 1];
        (List<int> firsts, List<int> lanes, List<int> named) = ([], [], []);
        for (int block = 0; block < Blocks.Length - 1; block++)
        {
            int start = StartOf(block);
            var fed = (from lane in Enumerable.Range(0, Lanes)
                       from at in Enumerable.Range(feeding.Starts[start + lane], feeding.Starts[start + lane + 1] - feeding.Starts[start + lane])
                       select (Tap: taps.Numbers[at], Lane: lane, Output: feeding.Numbers[at])).ToLookup(entry => entry.Tap);
            foreach (var step in fed.OrderBy(entries => entries.Key))
            {
                int first = int.Clamp(step.Min(entry => entry.Output), 0, int.Max(0, outputs - Reach));
                Reaches |= step.Max(entry => entry.Output) - first >= Reach;
                firsts.Add(first);
                int[] chosen = new int[Lanes];
                int[] places = [.. Enumerable.Repeat(Nowhere, Lanes)];
                foreach ((_, int lane, int output) in step) (chosen[lane], places[lane]) = (output - first, start + lane);
                lanes.AddRange(chosen);
                named.AddRange(places);
            }

            Blocks[block + 1] = firsts.Count;
        }

        (Firsts, Chosen, Places) = ([.. firsts], [.. lanes], [.. named]);
    }

    internal int Inputs { get; }

    internal int Outputs { get; }

    /// <summary>Where the steps of each block begin, and after the last where they end.</summary>
    internal int[] Blocks { get; }

    /// <summary>The first output of a step's two registers.</summary>
    internal int[] Firsts { get; }

    /// <summary>The lanes that a step chooses, sixteen each.</summary>
    internal int[] Chosen { get; }

    /// <summary>The places that the indices of the chosen must name, sixteen each.</summary>
    internal int[] Places { get; }

    /// <summary>Whether some step would have to choose from more outputs than it can.</summary>
    private bool Reaches { get; }

    /// <summary>The first input of a block: the last one backs up.</summary>
    internal int StartOf(int block) => int.Min(block * Lanes, Inputs - Lanes);

    /// <summary>The geometry, or null where the machine has no such permutation, or the plane or its windows are too large.</summary>
    internal static PermuteGeometry? Of(Plan plan)
    {
        if (!Vector512.IsHardwareAccelerated || !Avx512F.IsSupported || plan.PlanesDiffer || plan.Input.PlaneElements < Lanes || plan.Input.PlaneElements > MostSteps * Lanes) return null;
        return plan.Transpose().Match<PermuteGeometry?>(
            transposed =>
            {
                AxisTable[] feeding = [.. transposed.Axes.Select(axis => new AxisTable(axis, (_, _) => 1))];
                long most = feeding.Aggregate(1L, (product, axis) => product * long.Max(1, axis.LongestTree));
                if (most > MostOutputs || (plan.Input.PlaneElements + Lanes - 1) / Lanes * most > MostSteps) return null;
                RowPrograms outputs = new(feeding, (axis, output, _) => ((int)feeding[axis].InputExtent, (int)output));
                RowPrograms taps = new(feeding, (axis, _, tap) => ((int)feeding[axis].LongestTree, (int)tap));
                PermuteGeometry geometry = new((int)plan.Input.PlaneElements, (int)plan.Output.PlaneElements, outputs, taps);
                return geometry.Reaches ? null : geometry;
            },
            _ => null);
    }
}
