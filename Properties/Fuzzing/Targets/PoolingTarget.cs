namespace PoolFunctional.Fuzzing;

/// <summary>A pooling by the engine has the bits of the definition, and is refused exactly where the definition refuses it.</summary>
internal static class PoolingTarget
{
    private const int MostOutputs = 512;

    internal static void Maximum(ReadOnlySpan<byte> input)
    {
        Bytes bytes = new(input);
        Run(ref bytes, bytes.Among<Reduction>(Reduction.Max, Reduction.Min, Reduction.MaxNumber, Reduction.MinNumber));
    }

    internal static void Average(ReadOnlySpan<byte> input)
    {
        Bytes bytes = new(input);
        Run(ref bytes, bytes.Below(3) == 0 ? Reduction.Sum : Reduction.Average(Drawn.Divisor(ref bytes), bytes.Below(2) == 0 ? Accumulator.Native : Accumulator.Wide));
    }

    private static void Run(ref Bytes bytes, Reduction reduction)
    {
        int axes = 1 + bytes.Below(3);
        nint[] shape = Drawn.Shape(ref bytes, axes);
        Window window = Drawn.Window(ref bytes, axes);
        PoolOptions options = Drawn.Options(ref bytes);
        float[] x = bytes.Reals(Drawn.Length(shape));
        if (Drawn.MapFor(window, shape, x) is not { } map) return;
        Plan? plan = Drawn.PlanOf(window, map);
        if (plan is { Output.Elements: > MostOutputs })
        {
            // Too many for the definition, not for the door: it must see that the destination is another one.
            float[] few = [Drawn.Untouched];
            Finding.Unless(!Finding.Answers(() => Pool.Reduce<float>(x, shape, window, reduction, few, options), few, Drawn.Untouched), $"{window} on {map.Shape} was answered in one element");
            return;
        }

        float[] y = new float[plan?.Output.Elements ?? 1];
        Array.Fill(y, Drawn.Untouched);
        FeatureMap<float>? expected = Reference.Pool(map, window, reduction).Match<FeatureMap<float>?>(pooled => pooled, _ => null);
        bool isAnswered = Finding.Answers(() => Pool.Reduce<float>(x, shape, window, reduction, y, options), y, Drawn.Untouched);
        Finding.Unless(isAnswered == expected is not null, $"{reduction} over {window} on {map.Shape}: the definition {(expected is null ? "refuses" : "answers")}, the engine does not");
        if (expected is not null) Finding.UnlessSame(y, expected.Values.AsSpan(), $"{reduction} over {window} on {map.Shape}");
    }
}
