namespace PoolFunctional.Peers.Oracles;

/// <summary>GlobalLpPool.</summary>
internal sealed class GlobalLpPoolOracle : IOracleOperator
{
    public string Name => "GlobalLpPool";

    public OracleCase Draw(Random random)
    {
        int opset = ((int[])[2, 11, 18, 22])[random.Next(4)];
        OracleType type = OracleTypes.Single;
        OnnxTensor x = Drawing.Tensor(random, type, Drawing.Shape(random), hasSpecials: random.Next(12) == 0);
        long p = 1 + random.Next(4);
        PoolLayer meaning = Conventions.Onnx(opset).GlobalLpPool(p);
        Magnitudes magnitudes = new(() => meaning, x);
        OnnxCall call = new("GlobalLpPool", opset, [x]) { Numbers = [("p", p)] };
        return new(
            call,
            () => type.Pool(meaning, x),
            Distances.First(i => Distances.OfNorm(type, magnitudes.Taps(i), p, magnitudes.Pooled(i))),
            [.. Quirks.OfAnyOperator(call), Quirks.Refusal(Quirks.NoGlobalLpPool, opset >= 22, "Could not find an implementation")]);
    }
}
