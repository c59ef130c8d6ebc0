namespace PoolFunctional.Generators;

/// <summary>Listed and fractional windows of a case, from its seed and its axes: the same whenever they are asked for.</summary>
internal static class DrawnWindows
{
    internal static Window Explicit(PoolCase @case) => Window.Explicit([.. @case.Axes.Index().Select(entry => List(entry.Item, @case.WindowSeed, entry.Index))]);

    internal static Window Fractional(PoolCase @case, bool perPlane)
    {
        int[] kernel = [.. @case.Axes.Select(axis => int.Min(axis.Kernel, axis.Extent))];
        FractionalSequence sequence = (Bits(@case.WindowSeed, 0) % 6) switch
        {
            0 => FractionalSequence.PseudoRandom(),
            1 => FractionalSequence.PseudoRandom(FractionalBoundary.Shared),
            2 => FractionalSequence.Random(),
            3 => FractionalSequence.Random(FractionalBoundary.Shared),
            _ => FractionalSequence.Intervals(kernel),
        };
        int[] least = sequence is FractionalSequence.IntervalsSequence ? kernel : [.. kernel.Select(_ => 1)];
        int[] outputs = [.. @case.Axes.Zip(least).Select(pair => pair.First.OutputSize == Window.Keep ? Window.Keep : int.Clamp(pair.First.OutputSize, 1, pair.First.Extent - pair.Second + 1))];
        return Window.Fractional(outputs, sequence, Samples(@case, perPlane));
    }

    internal static string Text(Window window) => window switch
    {
        Window.ExplicitWindow lists => $"windows {string.Join("; ", lists.Lists.Select(list => list.IsKept ? "keep" : $"{list.Starts} of {list.Lengths}"))}",
        Window.FractionalWindow fractional => $"fractional {fractional.OutputSize} {fractional.Sequence} {fractional.Samples}",
        _ => window.ToString(),
    };

    private static FractionalSamples Samples(PoolCase @case, bool perPlane)
    {
        bool isSeeded = Bits(@case.WindowSeed, 1) % 2 == 0;
        int samples = @case.Axes.Count * (perPlane ? @case.Batch * @case.Channels : 1);
        double[] drawn = [.. Enumerable.Range(0, samples).Select(i => Sample(Bits(@case.WindowSeed, 2 + i)))];
        return (perPlane, isSeeded) switch
        {
            (false, false) => FractionalSamples.PerAxis(drawn),
            (false, true) => FractionalSamples.Seeded(@case.WindowSeed),
            (true, false) => FractionalSamples.PerPlane(drawn),
            (true, true) => FractionalSamples.SeededPerPlane(@case.WindowSeed),
        };
    }

    /// <summary>Any number in [0, 1), and now and then an end of it.</summary>
    private static double Sample(ulong bits) => (bits % 8) switch { 0 => 0, 1 => double.BitDecrement(1), _ => (bits >> 11) * (1.0 / 9007199254740992) };

    private static WindowList List(Axis axis, int seed, int index)
    {
        if (axis.OutputSize == Window.Keep) return WindowList.Keep;
        (int outputs, int extent) = (axis.OutputSize, axis.Extent);
        ulong At(int place) => Bits(seed, (1000 * (index + 1)) + place);
        int[] Each(Func<int, int> value) => [.. Enumerable.Range(0, outputs).Select(value)];
        int Below(int place, int limit) => (int)(At(place) % (ulong)limit);
        return (At(0) % 6) switch
        {
            0 => WindowList.ByOffsets([.. Enumerable.Range(1, outputs + 1).Select(place => Below(place, extent + 3) - 1).Order()]),
            1 => WindowList.Of(Each(output => (output * axis.Stride) - axis.Before), Each(_ => axis.Kernel)),
            2 => WindowList.Of(Each(output => (int)((long)output * extent / outputs)), Each(output => (int)((((output + 1L) * extent) + outputs - 1) / outputs) - (int)((long)output * extent / outputs))),
            3 => WindowList.Of(Each(output => Below(1 + output, extent + 12) - 6), Each(output => Below(501 + output, extent + 6))),
            4 => WindowList.Of(Each(output => (int)(At(1) % 9) - 3 + output), Each(output => Below(2, 3) + (output == outputs / 2 ? 1 : 0))),
            _ => WindowList.Of(Each(output => Below(1 + output, extent + 4) - 2), Each(output => Below(501 + output, axis.Kernel + 1))),
        };
    }

    private static ulong Bits(int seed, int place) => Elements.Bits((ulong)(uint)seed, (ulong)(uint)place);
}
