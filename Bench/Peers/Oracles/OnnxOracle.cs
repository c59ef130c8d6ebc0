using Microsoft.ML.OnnxRuntime;

namespace PoolFunctional.Peers.Oracles;

/// <summary>ONNX Runtime's answer to a call.</summary>
internal static class OnnxOracle
{
    internal static Answer Ask(OnnxCall call)
    {
        using SessionOptions settings = OnnxRuntimeLibrary.Settings(threads: 1);
        try
        {
            using InferenceSession session = new(call.Model(), settings);
            using RunOptions options = new();
            OrtValue[] inputs = [.. call.Inputs.Select(input => OracleTypes.Of(input.Type).ToRuntime(input))];
            try
            {
                using IDisposableReadOnlyCollection<OrtValue> outputs = session.Run(options, [.. call.Inputs.Select(input => input.Name)], inputs, call.OutputNames);
                return Answer.Of([.. outputs.Zip(call.OutputNames).Select(output => Read(output.Second, output.First))]);
            }
            finally
            {
                foreach (OrtValue input in inputs) input.Dispose();
            }
        }
        catch (OnnxRuntimeException refused)
        {
            return Answer.Refused(refused.Message);
        }
    }

    private static OnnxTensor Read(string name, OrtValue value)
    {
        OrtTensorTypeAndShapeInfo info = value.GetTensorTypeAndShape();
        return OracleTypes.Of(info.ElementDataType).FromRuntime(name, info.Shape, value);
    }
}
