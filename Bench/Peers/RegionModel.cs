using static PoolFunctional.Peers.Protobuf;

namespace PoolFunctional.Peers;

/// <summary>A model of one RoiAlign or MaxRoiPool, in ONNX's protobuf form; field numbers from onnx.proto.</summary>
internal static class RegionModel
{
    private const long FloatElement = 1;
    private const long LongElement = 7;
    private const long AttributeFloat = 1;
    private const long AttributeInt = 2;
    private const long AttributeText = 3;
    private const long AttributeInts = 7;

    /// <summary>The first version of the operators in which RoiAlign knows half-pixel coordinates; ONNX Runtime's kernels stop before 22.</summary>
    internal const int HalfPixelOpset = 16;

    /// <summary>Before half-pixel coordinates.</summary>
    internal const int FirstOpset = 10;

    /// <summary>Average, of so many samples per bin and axis, 0 for adaptive.</summary>
    internal static byte[] Align(int opset, int bins, int samples, float scale, long[] shape, long regions, long[] outputShape) => Model(
        opset,
        "RoiAlign",
        [
            Integer("output_height", bins), Integer("output_width", bins), Integer("sampling_ratio", samples), Real("spatial_scale", scale), Word("mode", "avg"),
            .. opset >= HalfPixelOpset ? (byte[][])[Word("coordinate_transformation_mode", "half_pixel")] : [],
        ],
        [("x", FloatElement, shape), ("boxes", FloatElement, [regions, 4]), ("batch", LongElement, [regions])],
        outputShape);

    internal static byte[] Max(int bins, float scale, long[] shape, long regions, long[] outputShape) => Model(
        HalfPixelOpset,
        "MaxRoiPool",
        [Nested(5, Text(1, "pooled_shape"), Number(8, bins), Number(8, bins), Number(20, AttributeInts)), Real("spatial_scale", scale)],
        [("x", FloatElement, shape), ("boxes", FloatElement, [regions, 5])],
        outputShape);

    private static byte[] Model(int opset, string name, byte[][] attributes, (string Name, long Type, long[] Shape)[] inputs, long[] outputShape) => Message(
        Number(1, 8),
        Nested(8, Number(2, opset)),
        Nested(
            7,
            [
                Nested(1, [.. inputs.Select(input => Text(1, input.Name)), Text(2, "y"), Text(4, name), .. attributes]),
                Text(2, "regions"),
                .. inputs.Select(input => Nested(11, Value(input.Name, input.Type, input.Shape))),
                Nested(12, Value("y", FloatElement, outputShape)),
            ]));

    private static byte[] Value(string name, long type, long[] shape) =>
        Message(Text(1, name), Nested(2, Nested(1, Number(1, type), Nested(2, [.. shape.Select(extent => Nested(1, Number(1, extent)))]))));

    private static byte[] Integer(string name, long value) => Nested(5, Text(1, name), Number(3, value), Number(20, AttributeInt));

    private static byte[] Word(string name, string value) => Nested(5, Text(1, name), Text(4, value), Number(20, AttributeText));

    private static byte[] Real(string name, float value) => Nested(5, Text(1, name), Protobuf.Real(2, value), Number(20, AttributeFloat));
}
