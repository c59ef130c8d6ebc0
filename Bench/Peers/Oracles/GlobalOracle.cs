namespace PoolFunctional.Peers.Oracles;

/// <summary>GlobalMaxPool and GlobalAveragePool.</summary>
internal sealed class GlobalOracle(string operation, Func<OnnxConvention, PoolLayer> layer) : IOracleOperator
{
    public string Name => operation;

    public OracleCase Draw(Random random)
    {
        int opset = ((int[])[1, 11, 18, 22])[random.Next(4)];
        OracleType type = random.Next(4) == 0 ? OracleTypes.Half : OracleTypes.Single;
        OnnxTensor x = Drawing.Tensor(random, type, Drawing.Shape(random), hasSpecials: random.Next(6) == 0);
        PoolLayer meaning = layer(Conventions.Onnx(opset));
        Magnitudes magnitudes = new(() => meaning, x);
        bool isAverage = meaning.Reduction is Reduction.AverageReduction;
        double Allowed(int i) => isAverage ? Distances.OfAverage(type, magnitudes.Taps(i), magnitudes.Pooled(i)) : 0;
        OnnxCall call = new(operation, opset, [x]);
        return new(
            call,
            () => type.Pool(meaning, x),
            Distances.First(Allowed),
            [.. Quirks.OfAnyOperator(call), new(Quirks.NotANumber, (ours, theirs) => !isAverage && Distances.Apart(ours, theirs, _ => 0).ToArray() is { Length: > 0 } apart && apart.All(pair => double.IsNaN(pair.Ours)))]);
    }
}
