using System.Numerics;
using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace PoolFunctional.Peers.Oracles;

/// <summary>What is done in an element type that is known only when a case is drawn.</summary>
internal abstract record OracleType(TensorElementType Element, bool IsInteger)
{
    /// <summary>What this library gives for a layer.</summary>
    internal abstract Answer Pool(PoolLayer layer, OnnxTensor x);

    /// <summary>The same with the index of each maximum.</summary>
    internal abstract Answer PoolWithIndices(PoolLayer layer, OnnxTensor x, IndexLayout indexLayout);

    internal abstract OrtValue ToRuntime(OnnxTensor tensor);

    internal abstract OnnxTensor FromRuntime(string name, long[] shape, OrtValue value);

    /// <summary>The nearest value of the type.</summary>
    internal abstract double Rounded(double value);
}

/// <summary>One element type.</summary>
internal sealed record OracleType<T>(TensorElementType Element, bool IsInteger) : OracleType(Element, IsInteger)
    where T : unmanaged, INumber<T>
{
    internal override Answer Pool(PoolLayer layer, OnnxTensor x)
    {
        try
        {
            PoolPlan<T> plan = PoolFunctional.Pool.Compile<T>(layer, [.. x.Shape.Select(extent => (nint)extent)]);
            long[] shape = [.. plan.OutputShape.ToArray().Select(extent => (long)extent)];
            T[] y = new T[shape.Aggregate(1L, (product, extent) => product * extent)];
            plan.Run(Values(x), y);
            return Answer.Of(new OnnxTensor("y0", Element, shape, [.. y.Select(double.CreateChecked)]));
        }
        catch (ArgumentException refused)
        {
            return Answer.Refused(refused.Message);
        }
    }

    internal override Answer PoolWithIndices(PoolLayer layer, OnnxTensor x, IndexLayout indexLayout)
    {
        try
        {
            PoolIndexPlan<T, long> plan = PoolFunctional.Pool.CompileWithIndices<T, long>(layer.Reduction, layer.Window, [.. x.Shape.Select(extent => (nint)extent)], indexLayout);
            long[] shape = [.. plan.OutputShape.ToArray().Select(extent => (long)extent)];
            long outputs = shape.Aggregate(1L, (product, extent) => product * extent);
            (T[] y, long[] indices) = (new T[outputs], new long[outputs]);
            plan.Run(Values(x), y, indices);
            return Answer.Of(new("y0", Element, shape, [.. y.Select(double.CreateChecked)]), new("y1", TensorElementType.Int64, shape, [.. indices.Select(index => (double)index)]));
        }
        catch (ArgumentException refused)
        {
            return Answer.Refused(refused.Message);
        }
    }

    internal override OrtValue ToRuntime(OnnxTensor tensor)
    {
        OrtValue value = OrtValue.CreateAllocatedTensorValue(OrtAllocator.DefaultInstance, Element, tensor.Shape);
        MemoryMarshal.AsBytes(Values(tensor).AsSpan()).CopyTo(value.GetTensorMutableRawData());
        return value;
    }

    internal override OnnxTensor FromRuntime(string name, long[] shape, OrtValue value) =>
        new(name, Element, shape, [.. MemoryMarshal.Cast<byte, T>(value.GetTensorMutableRawData()).ToArray().Select(double.CreateChecked)]);

    internal override double Rounded(double value) => double.CreateChecked(T.CreateSaturating(value));

    private static T[] Values(OnnxTensor tensor) => [.. tensor.Values.Select(T.CreateSaturating)];
}

/// <summary>The element types of ONNX that are drawn.</summary>
internal static class OracleTypes
{
    internal static OracleType Single { get; } = new OracleType<float>(TensorElementType.Float, false);

    internal static OracleType Double { get; } = new OracleType<double>(TensorElementType.Double, false);

    internal static OracleType Half { get; } = new OracleType<Half>(TensorElementType.Float16, false);

    private static readonly OracleType[] all =
    [
        Single, Double, Half,
        new OracleType<sbyte>(TensorElementType.Int8, true),
        new OracleType<byte>(TensorElementType.UInt8, true),
        new OracleType<long>(TensorElementType.Int64, true),
    ];

    internal static OracleType Of(TensorElementType element) => all.First(type => type.Element == element);
}
