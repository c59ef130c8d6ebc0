using System.Numerics;
using PoolFunctional.Reductions;
using PoolFunctional.Windows;

namespace PoolFunctional.Generators.Enumerated;

/// <summary>One axis of <see cref="SharedBlocks"/>: block 2ʲ at a position is block 2ʲ⁻¹ there and block 2ʲ⁻¹ behind it; a window is its blocks by the binary digits of its length.</summary>
internal sealed class AxisFold<TTotal>
{
    private readonly Func<TTotal, TTotal, TTotal> combine;
    private readonly Taps[] windows;
    private readonly int step;
    private readonly int low;
    private readonly bool[][] present;
    private readonly TTotal[][] blocks;

    internal AxisFold(AxisPlan axis, Func<TTotal, TTotal, TTotal> combine)
    {
        this.combine = combine;
        Inputs = (int)axis.InputExtent;
        Outputs = (int)axis.OutputExtent;
        windows = [.. Enumerable.Range(0, Outputs).Select(output => axis.WindowAt(output))];
        Counts = [.. Enumerable.Range(0, Outputs).Select(output => new WindowCounts(axis.PresentTaps(output), axis.DeclaredTaps(output), windows[output].Count))];
        step = (int)windows[0].Step;
        low = (int)long.Min(0, windows.Min(window => window.Start));
        int high = (int)long.Max(Inputs, windows.Max(window => window[window.Count]));
        int levels = BitOperations.Log2((ulong)windows.Max(window => window.Count)) + 1;
        blocks = [.. Enumerable.Range(0, levels).Select(_ => new TTotal[high - low])];
        present = [.. Enumerable.Range(0, levels).Select(_ => new bool[high - low])];
        for (int i = 0; i < Inputs; i++) present[0][i - low] = true;
        for (int level = 1; level < levels; level++)
        {
            for (int i = 0; i < high - low; i++) present[level][i] = present[level - 1][i] || (Behind(i, level) < high - low && present[level - 1][Behind(i, level)]);
        }
    }

    internal int Inputs { get; }

    internal int Outputs { get; }

    internal WindowCounts[] Counts { get; }

    /// <summary><c>[outer][Inputs][inner]</c> folded to <c>[outer][Outputs][inner]</c>.</summary>
    internal TTotal[] Lines(TTotal[] totals, int outer, int inner)
    {
        TTotal[] folded = new TTotal[outer * Outputs * inner];
        for (int line = 0; line < outer * inner; line++)
        {
            (int before, int after) = int.DivRem(line, inner);
            for (int i = 0; i < Inputs; i++) blocks[0][i - low] = totals[(((before * Inputs) + i) * inner) + after];
            for (int level = 1; level < blocks.Length; level++)
            {
                for (int i = 0; i < blocks[level].Length; i++)
                {
                    int behind = Behind(i, level);
                    bool both = behind < blocks[level].Length && present[level - 1][behind];
                    blocks[level][i] = !both ? blocks[level - 1][i] : present[level - 1][i] ? combine(blocks[level - 1][i], blocks[level - 1][behind]) : blocks[level - 1][behind];
                }
            }

            for (int output = 0; output < Outputs; output++)
            {
                if (Counts[output].Present > 0) folded[(((before * Outputs) + output) * inner) + after] = Block((int)windows[output].Start - low, (int)windows[output].Count).Value;
            }
        }

        return folded;
    }

    private int Behind(int i, int level) => i + (step << (level - 1));

    private Maybe<TTotal> Block(int first, int count)
    {
        int level = BitOperations.Log2((uint)count);
        Maybe<TTotal> left = present[level][first] ? Maybe<TTotal>.Of(blocks[level][first]) : Maybe<TTotal>.Absent;
        return count == 1 << level ? left : Maybe<TTotal>.Combine(left, Block(first + (step << level), count - (1 << level)), combine);
    }
}
