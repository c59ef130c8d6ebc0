using Microsoft.ML.OnnxRuntime.Tensors;

namespace PoolFunctional.Peers.Oracles;

/// <summary>ONNX Runtime's own QLinearAveragePool, of bytes with and without a sign.</summary>
internal sealed class QuantizedAverageOracle : IOracleOperator
{
    public string Name => "QLinearAveragePool";

    public OracleCase Draw(Random random)
    {
        OracleType type = OracleTypes.Of(random.Next(2) == 0 ? TensorElementType.UInt8 : TensorElementType.Int8);
        (double low, double high) = type.Element == TensorElementType.UInt8 ? (0, 255) : (-128, 127);
        long[] shape = Drawing.Shape(random);
        OnnxTensor x = Drawing.Tensor(random, type, shape, hasSpecials: false);
        WindowAttributes window = WindowAttributes.Draw(random, shape[2..], hasCeilMode: true, hasDilations: false);
        long counts = random.Next(2);
        (double scale, double zero) = Drawn();
        (double newScale, double newZero) = random.Next(2) == 0 ? (scale, zero) : Drawn();
        OnnxCall call = window.Call("QLinearAveragePool", 1, x);
        call = call with
        {
            Domain = "com.microsoft",
            Inputs = [x, Scalar("x_scale", OracleTypes.Single, scale), Scalar("x_zero_point", type, zero), Scalar("y_scale", OracleTypes.Single, newScale), Scalar("y_zero_point", type, newZero)],
            Numbers = [.. call.Numbers, ("count_include_pad", counts)],
        };
        PoolLayer Layer(OnnxConvention convention) => convention.AveragePool(window.Kernel, window.Strides, window.Pads, window.Dilations, window.CeilMode, window.AutoPad, counts);
        double Placed(double mean) => double.Clamp((mean * scale / newScale) + newZero, low, high);
        Answer Real(PoolLayer layer) => OracleTypes.Double.Pool(layer, x with { Type = TensorElementType.Double, Values = [.. x.Values.Select(value => value - zero)] });
        Lazy<double[]> exact = new(() => [.. Real(Layer(Conventions.Onnx(18))).Outputs[0].Values.Select(Placed)]);

        // The runtime divides and rescales in float: within a thousandth of the middle between two integers it may take the other one.
        string? Difference(Answer ours, Answer theirs) =>
            Distances.Beyond(ours.Outputs[0], theirs.Outputs[0], i => Math.Abs(exact.Value[i] - Math.Floor(exact.Value[i]) - 0.5) < 1e-3 ? 1 : 0);
        static bool IsNear(double mean, double theirs) => Math.Abs(mean - theirs) <= 0.5 + 1e-3;
        bool DividesByAll(Answer theirs) =>
            counts == 1 && window.CeilMode == 1 && theirs.Refusal is null
            && Real(new(Layer(Conventions.Onnx(18)).Window, Reduction.Average(Divisor.FullWindow), Layout.ChannelsFirst)).Outputs[0].Values.Zip(theirs.Outputs[0].Values).All(pair => IsNear(Placed(pair.First), pair.Second));
        OracleCase drawn = WindowCases.Of(
            call, window, type, Layer, _ => 0, (taps, declared, theirs) => IsNear(Placed(taps.Sum(tap => tap - zero) / double.Max(1, counts == 1 ? declared : taps.Length)), theirs));
        return drawn with
        {
            Ours = () => type.Pool(Quantized(Layer(Conventions.Onnx(18))), x),
            Difference = Difference,
            Suspects = [.. drawn.Suspects, Quirks.Refusal(Quirks.FourAxes, shape.Length > 5, "unsupported pooling size"), new(Quirks.WholeKernel, (_, theirs) => DividesByAll(theirs))],
        };

        (double Scale, double Zero) Drawn() => ((float)Math.Pow(2, (random.NextDouble() * 6) - 3), random.Next((int)low, (int)high + 1));
        PoolLayer Quantized(PoolLayer layer) => new(
            layer.Window, Reduction.QuantizedAverage(Quantization.Of(scale, (long)zero), Quantization.Of(newScale, (long)newZero), ((Reduction.AverageReduction)layer.Reduction).Divisor), layer.Layout);
    }

    private static OnnxTensor Scalar(string name, OracleType type, double value) => new(name, type.Element, [], [value]);
}
