using Microsoft.ML.OnnxRuntime;

namespace PoolFunctional.Peers;

/// <summary>ONNX Runtime over one node: input and output are the caller's pinned buffers, bound once.</summary>
internal sealed class OnnxPeer : IDisposable
{
    private static readonly string[] InputNames = ["x"];
    private static readonly string[] OutputNames = ["y"];

    private readonly InferenceSession session;
    private readonly RunOptions options = new();
    private readonly OrtValue[] inputs;
    private readonly OrtValue[] outputs;

    internal OnnxPeer(OnnxNode node, PinnedBuffer input, long[] inputShape, PinnedBuffer output, long[] outputShape, int threads)
    {
        using SessionOptions settings = new()
        {
            IntraOpNumThreads = threads,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
        };
        session = new(OnnxModel.Of(node, inputShape, outputShape), settings);
        inputs = [OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, input.Memory, inputShape)];
        outputs = [OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, output.Memory, outputShape)];
    }

    internal void Run() => session.Run(options, InputNames, inputs, OutputNames, outputs);

    public void Dispose()
    {
        foreach (OrtValue value in inputs.Concat(outputs)) value.Dispose();
        options.Dispose();
        session.Dispose();
    }
}
