namespace PoolFunctional.Peers.Oracles;

/// <summary>LpPool.</summary>
internal sealed class LpPoolOracle : IOracleOperator
{
    public string Name => "LpPool";

    public OracleCase Draw(Random random)
    {
        int opset = ((int[])[2, 11, 18, 22])[random.Next(4)];
        OracleType type = OracleTypes.Single;
        long[] shape = Drawing.Shape(random);
        OnnxTensor x = Drawing.Tensor(random, type, shape, hasSpecials: random.Next(12) == 0);
        WindowAttributes window = WindowAttributes.Draw(random, shape[2..], opset >= 18, opset >= 18);
        long p = 1 + random.Next(4);
        OnnxCall call = window.Call("LpPool", opset, x);
        PoolLayer Layer(OnnxConvention convention) => convention.LpPool(window.Kernel, p, window.Strides, window.Pads, window.Dilations, window.CeilMode, window.AutoPad);
        Magnitudes magnitudes = new(() => Layer(Conventions.Onnx(call.Opset)), x);
        return WindowCases.Of(
            call with { Numbers = [.. call.Numbers, ("p", p)] },
            window,
            type,
            Layer,
            i => Distances.OfNorm(type, magnitudes.Taps(i), p, magnitudes.Pooled(i)),
            (taps, _, theirs) => Math.Pow(taps.Sum(tap => Math.Pow(Math.Abs(tap), p)), 1.0 / p) is var norm && Distances.IsNear(norm, theirs, Distances.OfNorm(type, taps.Length, p, norm)));
    }
}
