namespace PoolFunctional.Peers.Oracles;

/// <summary>The attributes that MaxPool, AveragePool and LpPool share.</summary>
internal sealed record WindowAttributes(long[] Kernel, long[] Strides, long[] Pads, long[] Dilations, long CeilMode, string AutoPad)
{
    internal bool IsSame => AutoPad.StartsWith("SAME", StringComparison.Ordinal);

    internal int Axes => Kernel.Length;

    /// <summary>Attributes that a version of the operator has. Windows mostly fit, pads are mostly smaller than the kernel, and an empty list is one left out.</summary>
    internal static WindowAttributes Draw(Random random, long[] spatial, bool hasCeilMode, bool hasDilations)
    {
        long[] Each(Func<long, long> draw) => [.. spatial.Select(draw)];
        string autoPad = random.Next(4) == 0 ? ((string[])["SAME_UPPER", "SAME_LOWER", "VALID"])[random.Next(3)] : "NOTSET";
        long[] kernel = Each(extent => 1 + random.Next((int)long.Min(random.Next(12) == 0 ? extent + 3 : extent, 7)));
        long[] Sides() => [.. kernel.Select(taps => (long)random.Next((int)(random.Next(40) == 0 ? taps + 2 : taps)))];
        return new(
            kernel,
            random.Next(5) == 0 ? [] : Each(_ => 1 + random.Next(4)),
            autoPad == "NOTSET" && random.Next(3) > 0 ? [.. Sides(), .. Sides()] : [],
            hasDilations && random.Next(3) == 0 ? Each(_ => 1 + random.Next(3)) : [],
            hasCeilMode ? random.Next(2) : 0,
            autoPad);
    }

    internal long Stride(int axis) => Strides.Length == 0 ? 1 : Strides[axis];

    internal long PadsOn(int axis) => Pads.Length == 0 ? 0 : Pads[axis] + Pads[Axes + axis];

    internal long Dilation(int axis) => Dilations.Length == 0 ? 1 : Dilations[axis];

    /// <summary>The call without what is the operator's own.</summary>
    internal OnnxCall Call(string operation, int opset, OnnxTensor x) => new(operation, opset, [x])
    {
        Lists = [.. new (string Name, long[] Values)[] { ("kernel_shape", Kernel), ("strides", Strides), ("pads", Pads), ("dilations", Dilations) }.Where(list => list.Values.Length > 0)],
        Numbers = CeilMode == 0 ? [] : [("ceil_mode", CeilMode)],
        Words = AutoPad == "NOTSET" ? [] : [("auto_pad", AutoPad)],
    };
}
