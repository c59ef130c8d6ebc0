namespace PoolFunctional.Fuzzing;

/// <summary>A gradient by the engine has the bits of the definition, and is refused where the definition refuses it.</summary>
internal static class GradientTarget
{
    private const int MostOutputs = 512;

    internal static void Run(ReadOnlySpan<byte> input)
    {
        Bytes bytes = new(input);
        int axes = 1 + bytes.Below(3);
        nint[] shape = Drawn.Shape(ref bytes, axes);
        Window window = Drawn.Window(ref bytes, axes);
        Reduction reduction = Drawn.Reduction(ref bytes);
        Ties ties = Drawn.Ties(ref bytes);
        PoolOptions options = Drawn.Options(ref bytes);
        float[] x = bytes.Reals(Drawn.Length(shape));
        if (Drawn.MapFor(window, shape, x) is not { } map || Drawn.PlanOf(window, map) is not { Output.Elements: <= MostOutputs } plan) return;
        float[] incoming = bytes.Reals((int)plan.Output.Elements);
        float[] gradient = new float[x.Length];
        Array.Fill(gradient, Drawn.Untouched);
        FeatureMap<float>? expected = FeatureMap.Create<float>(plan.Output, incoming).Bind(given => Reference.Backward(given, map, window, reduction, ties)).Match<FeatureMap<float>?>(made => made, _ => null);
        bool isAnswered = Finding.Answers(() => Pool.Backward<float>(incoming, x, shape, window, reduction, gradient, ties, options: options), gradient, Drawn.Untouched);
        Finding.Unless(isAnswered == expected is not null, $"gradient of {reduction} over {window} on {map.Shape}: the definition {(expected is null ? "refuses" : "answers")}, the engine does not");
        if (expected is not null) Finding.UnlessSame(gradient, expected.Values.AsSpan(), $"gradient of {reduction}, {ties}, over {window} on {map.Shape}");
    }
}
