using System.Numerics;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace PoolFunctional.Peers;

/// <summary>ONNX Runtime over one node: input and output are pinned buffers, bound once.</summary>
internal sealed class OnnxPeer<T> : IPeer<T>
    where T : unmanaged, INumber<T>
{
    private readonly InferenceSession session;
    private readonly RunOptions options = new();
    private readonly OrtIoBinding binding;
    private readonly OrtValue[] values;
    private readonly PinnedBuffer<T> input;
    private readonly PinnedBuffer<T> output;

    private OnnxPeer(InferenceSession session, PeerTask<T> task)
    {
        this.session = session;
        input = task.Input;
        output = new(task.OutputElements);
        values = [Tensor(input, task.Pooling.ShapeAsLong), Tensor(output, task.OutputShapeAsLong)];
        binding = session.CreateIoBinding();
        binding.BindInput("x", values[0]);
        binding.BindOutput("y", values[1]);
    }

    internal static Attempt<T> Attempt(PeerTask<T> task)
    {
        if (OnnxNode.Of(task.Pooling, task.Plane) is not { } node) return new(PeerTable.OnnxRuntime, null, "ONNX has no operator that means this");
        using SessionOptions settings = OnnxRuntimeLibrary.Settings(task.Threads);
        try
        {
            InferenceSession session = new(OnnxModel.Of(node, OnnxRuntimeLibrary.Type<T>(), task.Pooling.ShapeAsLong, task.OutputShapeAsLong), settings);
            OnnxPeer<T> peer = new(session, task);
            peer.Run();
            return new(PeerTable.OnnxRuntime, peer, null);
        }
        catch (OnnxRuntimeException refused)
        {
            // No kernel for the type, or no such type in the operator's definition.
            bool isMissing = refused.Message.Contains("NotImplemented", StringComparison.Ordinal) || refused.Message.Contains("Type Error", StringComparison.Ordinal);
            string reason = isMissing ? $"its CPU provider has no {node.Operator} of {task.Pooling.Type}" : refused.Message;
            return new(PeerTable.OnnxRuntime, null, reason);
        }
    }

    public void Run() => session.RunWithBinding(options, binding);

    public ReadOnlyMemory<T> Answer() => output.Memory;

    public void Dispose()
    {
        binding.Dispose();
        foreach (OrtValue value in values) value.Dispose();
        options.Dispose();
        session.Dispose();
    }

    private static OrtValue Tensor(PinnedBuffer<T> buffer, long[] shape) =>
        OrtValue.CreateTensorValueWithData(OrtMemoryInfo.DefaultInstance, OnnxRuntimeLibrary.Type<T>(), shape, buffer.Address, buffer.Bytes);
}

/// <summary>What does not depend on the element type.</summary>
internal static class OnnxRuntimeLibrary
{
    internal static SessionOptions Settings(int threads)
    {
        // What it has to say of its own faults is in the list of Quirks.
        OrtEnv.Instance().EnvLogLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL;
        SessionOptions settings = new()
        {
            IntraOpNumThreads = threads,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
        };
        settings.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        return settings;
    }

    internal static TensorElementType Type<T>() => TensorElementTypes[typeof(T)];

    internal static string Describe(int threads, Layout layout) =>
        $"onnxruntime: ONNX Runtime {OrtEnv.Instance().GetVersionString()}, CPU provider, opset {OnnxModel.Opset} (its AveragePool is slower from 19 on), intra-op threads {threads}, no spinning, bound pinned tensors"
        + (layout == Layout.ChannelsLast ? "; it pools NCHW only: its column is its NCHW time on the same logical tensor" : "");

    private static readonly IReadOnlyDictionary<Type, TensorElementType> TensorElementTypes = new Dictionary<Type, TensorElementType>
    {
        [typeof(float)] = TensorElementType.Float,
        [typeof(double)] = TensorElementType.Double,
        [typeof(Half)] = TensorElementType.Float16,
        [typeof(sbyte)] = TensorElementType.Int8,
        [typeof(byte)] = TensorElementType.UInt8,
        [typeof(short)] = TensorElementType.Int16,
        [typeof(ushort)] = TensorElementType.UInt16,
        [typeof(int)] = TensorElementType.Int32,
        [typeof(uint)] = TensorElementType.UInt32,
        [typeof(long)] = TensorElementType.Int64,
        [typeof(ulong)] = TensorElementType.UInt64,
    };
}
