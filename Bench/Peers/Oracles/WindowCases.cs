namespace PoolFunctional.Peers.Oracles;

/// <summary>What a window's taps may come to at the peer: the elements that it holds, and how many taps lie before the end of the padding.</summary>
internal delegate bool Accepts(double[] taps, long declared, double theirs);

/// <summary>What the windowed operators have in common: how they are compared, and the quirks of windows.</summary>
internal static class WindowCases
{
    internal static OracleCase Of(OnnxCall call, WindowAttributes window, OracleType type, Func<OnnxConvention, PoolLayer> layer, Func<int, double> allowed, Accepts accepts)
    {
        OnnxTensor x = call.Inputs[0];
        Lazy<RuntimeWindows> windows = new(() => RuntimeWindows.Of(window, x.Shape[2..]));
        bool IsFaulty() => window.IsSame && (window.Dilations.Any(dilation => dilation > 1) || windows.Value.HasNegativePadding);
        bool AreAll(Answer ours, Answer theirs, Func<double, bool> property) => Distances.Apart(ours, theirs, allowed).ToArray() is { Length: > 0 } apart && apart.All(pair => property(pair.Ours));
        bool IsLarge() => x.Shape.Skip(2).Select((extent, axis) => extent + window.PadsOn(axis) - (window.Dilation(axis) * (window.Kernel[axis] - 1)) - 1).Any(room => room < 0);
        return new(call, () => type.Pool(layer(Conventions.Onnx(call.Opset)), x), Distances.First(allowed),
        [
            .. Quirks.OfAnyOperator(call),
            Quirks.Refusal(Quirks.PadOfKernelSize, window.Pads.Select((pad, side) => pad >= window.Kernel[side % window.Axes]).Any(isLarge => isLarge), "Pad should be smaller than kernel"),
            Quirks.Refusal(Quirks.Same, IsFaulty() && windows.Value.HasNegativePadding, "padding values must be non-negative"),
            Quirks.Refusal(Quirks.Same, IsFaulty() && windows.Value.Outputs.Any(extent => extent < 0), "Calculated output dimension is negative"),
            new(Quirks.LargeWindow, (ours, theirs) => ours.Refusal is not null && IsLarge() && Matches(windows.Value, x, theirs, (_, _, _) => true)),
            new(Quirks.LowestFinite, (ours, theirs) => AreAll(ours, theirs, double.IsNegativeInfinity) && Matches(windows.Value, x, theirs, accepts)),
            new(Quirks.NotANumber, (ours, theirs) => AreAll(ours, theirs, value => double.IsNaN(value) || double.IsNegativeInfinity(value)) && Matches(windows.Value, x, theirs, accepts)),
            new(Quirks.Same, (_, theirs) => IsFaulty() && Matches(windows.Value, x, theirs, accepts)),
        ]);
    }

    /// <summary>Whether the answer has the shape of these windows and each value is one that its taps may come to.</summary>
    private static bool Matches(RuntimeWindows windows, OnnxTensor x, Answer theirs, Accepts accepts)
    {
        if (theirs.Refusal is not null || !theirs.Outputs[0].Shape.SequenceEqual([x.Shape[0], x.Shape[1], .. windows.Outputs])) return false;
        (long[] Present, long Declared)[] each = [.. windows.Each()];
        long plane = x.Shape.Skip(2).Aggregate(1L, (product, extent) => product * extent);
        return theirs.Outputs[0].Values.Select((value, i) => (Value: value, Window: each[i % each.Length], First: i / each.Length * plane))
            .All(output => accepts([.. output.Window.Present.Select(place => x.Values[output.First + place])], output.Window.Declared, output.Value));
    }
}
