namespace PoolFunctional.Peers.Oracles;

/// <summary>AveragePool.</summary>
internal sealed class AveragePoolOracle : IOracleOperator
{
    public string Name => "AveragePool";

    public OracleCase Draw(Random random)
    {
        int opset = ((int[])[7, 10, 11, 18, 19, 22])[random.Next(6)];
        OracleType type = random.Next(4) == 0 ? OracleTypes.Half : OracleTypes.Single;
        long[] shape = Drawing.Shape(random);
        OnnxTensor x = Drawing.Tensor(random, type, shape, hasSpecials: random.Next(12) == 0);
        WindowAttributes window = WindowAttributes.Draw(random, shape[2..], opset >= 10, opset >= 19);
        long counts = random.Next(2);
        OnnxCall call = window.Call("AveragePool", opset, x);
        PoolLayer Layer(OnnxConvention convention) => convention.AveragePool(window.Kernel, window.Strides, window.Pads, window.Dilations, window.CeilMode, window.AutoPad, counts);
        Magnitudes magnitudes = new(() => Layer(Conventions.Onnx(call.Opset)), x);
        return WindowCases.Of(
            call with { Numbers = [.. call.Numbers, ("count_include_pad", counts)] },
            window,
            type,
            Layer,
            i => Distances.OfAverage(type, magnitudes.Taps(i), magnitudes.Pooled(i)),
            (taps, declared, theirs) => Distances.IsNear(taps.Length == 0 ? 0 : taps.Sum() / (counts == 1 ? declared : taps.Length), theirs, Distances.OfAverage(type, taps.Length, taps.Sum(Math.Abs) / int.Max(1, taps.Length))));
    }
}
