using Microsoft.ML.OnnxRuntime.Tensors;
using static PoolFunctional.Peers.Protobuf;

namespace PoolFunctional.Peers;

/// <summary>A model of one node, <c>x → y</c>, in ONNX's protobuf form; field numbers from onnx.proto.</summary>
internal static class OnnxModel
{
    /// <summary>ONNX Runtime 1.31.1's AveragePool is fast up to this version of the operators, and slow from 19 on.</summary>
    internal const int Opset = 18;

    private const long InternalRepresentation = 8;
    private const long AttributeInt = 2;
    private const long AttributeInts = 7;

    internal static byte[] Of(OnnxNode node, TensorElementType type, long[] inputShape, long[] outputShape) => Message(
        Number(1, InternalRepresentation),
        Nested(8, Number(2, Opset)),
        Nested(
            7,
            Nested(1, Node(node)),
            Text(2, "pooling"),
            Nested(11, Value("x", type, inputShape)),
            Nested(12, Value("y", type, outputShape))));

    private static byte[] Node(OnnxNode node) => Message(
    [
        Text(1, "x"),
        Text(2, "y"),
        Text(4, node.Operator),
        .. node.Lists.Select(list => Nested(5, [Text(1, list.Name), .. list.Values.Select(value => Number(8, value)), Number(20, AttributeInts)])),
        .. node.Numbers.Select(number => Nested(5, Text(1, number.Name), Number(3, number.Value), Number(20, AttributeInt))),
    ]);

    /// <summary>ONNX Runtime's element types have the numbers of ONNX's.</summary>
    private static byte[] Value(string name, TensorElementType type, long[] shape) => Message(
        Text(1, name),
        Nested(2, Nested(1, Number(1, (long)type), Nested(2, [.. shape.Select(extent => Nested(1, Number(1, extent)))]))));
}
