namespace PoolFunctional.Peers.Oracles;

/// <summary>MaxPool, with its indices asked for or not: the runtime has other kernels for the two.</summary>
internal sealed class MaxPoolOracle(bool indices) : IOracleOperator
{
    private static readonly OracleType[] floating = [OracleTypes.Single, OracleTypes.Single, OracleTypes.Double, OracleTypes.Half];
    private static readonly OracleType[] all = [.. floating, OracleTypes.Of(Microsoft.ML.OnnxRuntime.Tensors.TensorElementType.Int8), OracleTypes.Of(Microsoft.ML.OnnxRuntime.Tensors.TensorElementType.UInt8)];

    public string Name => indices ? "MaxPool+Indices" : "MaxPool";

    public OracleCase Draw(Random random)
    {
        int opset = ((int[])[8, 10, 11, 12, 18, 22])[random.Next(6)];
        OracleType type = opset >= 12 ? all[random.Next(all.Length)] : floating[random.Next(floating.Length)];
        long[] shape = Drawing.Shape(random);
        OnnxTensor x = Drawing.Tensor(random, type, shape, hasSpecials: random.Next(6) == 0);
        WindowAttributes window = WindowAttributes.Draw(random, shape[2..], opset >= 10, opset >= 10);
        long order = random.Next(2);
        OnnxCall call = window.Call("MaxPool", opset, x);
        PoolLayer Layer(OnnxConvention convention) => convention.MaxPool(window.Kernel, window.Strides, window.Pads, window.Dilations, window.CeilMode, window.AutoPad, order);
        OracleCase drawn = WindowCases.Of(
            call with { Numbers = [.. call.Numbers, ("storage_order", order)], Outputs = indices ? 2 : 1 },
            window,
            type,
            Layer,
            _ => 0,
            Accepts);
        return !indices ? drawn : drawn with
        {
            Ours = () => type.PoolWithIndices(Layer(Conventions.Onnx(call.Opset)), x, order == 0 ? IndexLayout.Global : IndexLayout.ColumnMajor),
            Difference = (ours, theirs) => drawn.Difference(ours, theirs) ?? Distances.Beyond(Ordered(ours), Ordered(theirs), _ => 0),
        };
    }

    /// <summary>The indices but of those maxima whose first place the runtime does not ask for: of both zeros it takes the first one, and of nothing above −∞ none.</summary>
    private static OnnxTensor Ordered(Answer answer) =>
        answer.Outputs[1] with { Values = [.. answer.Outputs[1].Values.Select((index, i) => answer.Outputs[0].Values[i] is 0 or double.NegativeInfinity or double.NaN ? 0 : index)] };

    /// <summary>The maximum; where there is a NaN any of the elements, or what a fold begins with, since it depends on its place; and where there is nothing above −∞ that beginning, too.</summary>
    private static bool Accepts(double[] taps, long declared, double theirs) =>
        taps.Any(double.IsNaN) ? double.IsNaN(theirs) || taps.Contains(theirs) || IsBeginning(theirs)
        : taps.Length == 0 ? IsBeginning(theirs) || theirs is sbyte.MinValue or byte.MinValue
        : taps.All(double.IsNegativeInfinity) ? IsBeginning(theirs)
        : theirs == taps.Max();

    private static bool IsBeginning(double value) => value is double.NegativeInfinity or -65504 or float.MinValue or double.MinValue;
}
