using Microsoft.ML.OnnxRuntime;

namespace PoolFunctional.Peers;

/// <summary>ONNX Runtime over one node on a map and its boxes, bound once.</summary>
internal sealed class RegionPeer : IDisposable
{
    private readonly InferenceSession session;
    private readonly RunOptions options = new();
    private readonly OrtIoBinding binding;
    private readonly List<OrtValue> values = [];

    internal RegionPeer(byte[] model, int threads, float[] map, long[] shape, float[] boxes, long[] batchIndices, long[] outputShape)
    {
        using SessionOptions settings = OnnxRuntimeLibrary.Settings(threads);
        session = new(model, settings);
        binding = session.CreateIoBinding();
        Answer = GC.AllocateUninitializedArray<float>((int)outputShape.Aggregate(1L, (product, extent) => product * extent), pinned: true);
        Bind("x", map, shape);
        Bind("boxes", boxes, [batchIndices.Length, boxes.Length / batchIndices.Length]);
        if (session.InputMetadata.ContainsKey("batch")) Bind("batch", batchIndices, [batchIndices.Length]);
        values.Add(OrtValue.CreateTensorValueFromMemory(Answer, outputShape));
        binding.BindOutput("y", values[^1]);
    }

    internal float[] Answer { get; }

    internal void Run() => session.RunWithBinding(options, binding);

    public void Dispose()
    {
        binding.Dispose();
        foreach (OrtValue value in values) value.Dispose();
        options.Dispose();
        session.Dispose();
    }

    private void Bind<TElement>(string name, TElement[] elements, long[] shape)
        where TElement : unmanaged
    {
        values.Add(OrtValue.CreateTensorValueFromMemory(elements, shape));
        binding.BindInput(name, values[^1]);
    }
}
