namespace PoolFunctional.Fuzzing;

/// <summary>Boxes of any numbers on any map: the bits of the definition, or a refusal where it refuses.</summary>
internal static class RegionTarget
{
    internal static void Run(ReadOnlySpan<byte> input)
    {
        Bytes bytes = new(input);
        nint[] shape = [1 + bytes.Below(2), 1 + bytes.Below(3), 1 + bytes.Below(7), 1 + bytes.Below(7)];
        float[] x = bytes.Reals(Drawn.Length(shape));
        RoiGrid grid = RoiGrid.Of(bytes.Below(12) == 0 ? bytes.Int(4) : 1 + bytes.Below(3), bytes.Below(12) == 0 ? bytes.Int(4) : 1 + bytes.Below(3), bytes.Below(3) == 0 ? bytes.Real() : 1);
        RoiSampling sampling = bytes.Below(2) == 0 ? RoiSampling.Adaptive : RoiSampling.PerBin(bytes.Int(4));
        RoiReduction reduction = bytes.Among<RoiReduction>(RoiReduction.Average, RoiReduction.Max, RoiReduction.WeightedMax);
        PixelConvention convention = bytes.Among<PixelConvention>(PixelConvention.HalfPixel, PixelConvention.Unshifted);
        int count = bytes.Below(4);
        float[] boxes = bytes.Reals(4 * count);
        if (bytes.Below(8) == 0 && boxes.Length > 0) boxes[bytes.Below(boxes.Length)] = bytes.Number(9);
        long[] maps = new long[count];
        for (int i = 0; i < count; i++) maps[i] = bytes.Below(4) > 0 ? 0 : bytes.Number(3);
        bool isPossible = grid is { Height: >= 1 and <= 64, Width: >= 1 and <= 64 };
        float[] y = new float[isPossible ? count * (int)shape[1] * grid.Height * grid.Width : 1];
        Array.Fill(y, Drawn.Untouched);
        if (Drawn.Map(shape, x) is not { } map) return;
        FeatureMap<float>? expected = isPossible
            ? Reference.RoiAlign(map, maps.Select((batch, i) => new Region(batch, boxes[4 * i], boxes[(4 * i) + 1], boxes[(4 * i) + 2], boxes[(4 * i) + 3])).ToSequence(), grid, sampling, reduction, convention)
                .Match<FeatureMap<float>?>(made => made, _ => null)
            : null;
        bool isAnswered = Finding.Answers(() => Pool.RoiAlign<float, float>(x, shape, Regions.Of<float>(boxes, maps), grid, y, sampling, reduction, convention), y, Drawn.Untouched);
        Finding.Unless(isAnswered == expected is not null, $"{grid}, {sampling}, boxes [{string.Join(", ", boxes)}] of [{string.Join(", ", maps)}]: the definition {(expected is null ? "refuses" : "answers")}, the engine does not");
        if (expected is not null) Finding.UnlessSame(y, expected.Values.AsSpan(), $"{grid}, {sampling}, {reduction}, {convention}, boxes [{string.Join(", ", boxes)}] on {map.Shape}");
    }
}
