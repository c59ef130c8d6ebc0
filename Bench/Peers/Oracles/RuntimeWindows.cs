namespace PoolFunctional.Peers.Oracles;

/// <summary>Windows written out tap by tap, with no code of this library: to say what a fault of the runtime's geometry comes to, and which elements a window holds.</summary>
internal sealed class RuntimeWindows
{
    private readonly WindowAttributes window;
    private readonly long[] extents;
    private readonly long[] heads;
    private readonly long[] tails;

    private RuntimeWindows(WindowAttributes window, long[] extents, long[] heads, long[] tails)
    {
        (this.window, this.extents, this.heads, this.tails) = (window, extents, heads, tails);
        Outputs = [.. Enumerable.Range(0, extents.Length).Select(Output)];
    }

    /// <summary>Windows per axis: of a division that truncates toward zero, and rounded up without those that start in the padding at the end.</summary>
    internal long[] Outputs { get; }

    internal bool HasNegativePadding => heads.Concat(tails).Any(pad => pad < 0);

    /// <summary>With the pads that the runtime gives itself, which for SAME come from the kernel without its dilation and may be negative.</summary>
    internal static RuntimeWindows Of(WindowAttributes window, long[] extents)
    {
        long[] wanted = [.. extents.Select((extent, axis) => ((((extent + window.Stride(axis) - 1) / window.Stride(axis)) - 1) * window.Stride(axis)) + window.Kernel[axis] - extent)];
        long[] heads = window.IsSame ? [.. wanted.Select(total => window.AutoPad == "SAME_LOWER" ? (total + 1) / 2 : total / 2)] : Half(window.Pads, 0, extents.Length);
        long[] tails = window.IsSame ? [.. wanted.Zip(heads).Select(axis => axis.First - axis.Second)] : Half(window.Pads, extents.Length, extents.Length);
        return new(window, extents, heads, tails);
    }

    /// <summary>For each output of a plane in order: the places of its taps that exist, row-major in the plane, and how many taps lie before the end of the padding.</summary>
    internal IEnumerable<(long[] Present, long Declared)> Each()
    {
        long count = Outputs.Aggregate(1L, (product, extent) => product * extent);
        for (long output = 0; output < count; output++)
        {
            (long[] present, long declared, long rest) = ([0], 1, output);
            long[] position = new long[extents.Length];
            for (int axis = extents.Length - 1; axis >= 0; axis--) (position[axis], rest) = (rest % Outputs[axis], rest / Outputs[axis]);
            for (int axis = 0; axis < extents.Length; axis++)
            {
                long start = (position[axis] * window.Stride(axis)) - heads[axis];
                long[] taps = [.. Enumerable.Range(0, (int)window.Kernel[axis]).Select(tap => start + (tap * window.Dilation(axis)))];
                declared *= taps.Count(tap => tap < extents[axis] + tails[axis]);
                present = [.. present.SelectMany(place => taps.Where(tap => tap >= 0 && tap < extents[axis]).Select(tap => (place * extents[axis]) + tap))];
            }

            yield return (present, declared);
        }
    }

    private static long[] Half(long[] pads, int first, int count) => pads.Length == 0 ? new long[count] : pads[first..(first + count)];

    private long Output(int axis)
    {
        long room = extents[axis] + heads[axis] + tails[axis] - (window.Dilation(axis) * (window.Kernel[axis] - 1)) - 1;
        long stride = window.Stride(axis);
        if (window.CeilMode == 0) return (room / stride) + 1;
        long outputs = (long)Math.Ceiling((double)room / stride) + 1;
        return (outputs - 1) * stride >= extents[axis] + heads[axis] ? outputs - 1 : outputs;
    }
}
