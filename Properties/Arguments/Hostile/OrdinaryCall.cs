using System.Reflection;

namespace PoolFunctional.Properties.Arguments.Hostile;

/// <summary>For every door the arguments of one call that succeeds: what is then made hostile is one of them at a time.</summary>
internal static class OrdinaryCall
{
    private static readonly nint[] wide = [1, 2, 4, 4];
    private static readonly nint[] narrow = [1, 2, 2, 2];
    private static readonly nint[] blocks = [1, 4, 4, 4];

    /// <summary>The arguments, in the order of the parameters.</summary>
    internal static object?[] Arguments(PublicDoor door) => [.. door.Parameters.Select(parameter => Argument(door, parameter))];

    /// <summary>What an instance's door is called on: made anew for each call.</summary>
    internal static object? Receiver(PublicDoor door)
    {
        Type type = door.Method.DeclaringType!;
        return door.Method.IsStatic || door.Method.IsConstructor ? null
            : type == typeof(PoolPlan<float>) ? Pool.Compile<float>(Reduction.Max, Window.Square(2, axes: 2), wide)
            : type == typeof(PoolPlan<float, double>) ? Pool.Compile<float, double>(Reduction.Sum, Window.Square(2, axes: 2), wide)
            : type == typeof(PoolIndexPlan<float, int>) ? Pool.CompileWithIndices<float, int>(Reduction.Max, Window.Square(2, axes: 2), wide)
            : type == typeof(UnpoolPlan<float, int>) ? Pool.CompileUnpool<float, int>(Window.Square(2, axes: 2), narrow)
            : type == typeof(RoiPlan<float>) ? Pool.CompileRoiAlign<float>(RoiGrid.Of(2, 2), wide)
            : type == typeof(PoolStream<float>) ? Begun(new(Reduction.Max, Window.Sliding([2]), [2]))
            : type == typeof(OnnxConvention) ? Conventions.Onnx(22)
            : type == typeof(PoolLayer) ? Conventions.PyTorch.MaxPool2d(2)
            : throw new NotSupportedException($"The table has no {type}.");
    }

    /// <summary>A stream that has had a frame and a half window, so that it can be completed.</summary>
    private static PoolStream<float> Begun(PoolStream<float> stream)
    {
        _ = stream.Push(new float[6]);
        return stream;
    }

    private static object? Argument(PublicDoor door, ParameterInfo parameter)
    {
        Type type = parameter.ParameterType.IsByRef ? parameter.ParameterType.GetElementType()! : parameter.ParameterType;
        if (Extents(door, parameter.Name!) is { } extents && type.IsGenericType) return Box(type.GetGenericArguments()[0], extents);
        if (parameter.Name is "shape" or "inputShape") return ShapeOf(door);
        return type == typeof(Window) ? IsStream(door) ? Window.Sliding([2]) : Window.Square(2, axes: 2)
            : type == typeof(Reduction) ? ReductionOf(door)
            : type == typeof(PoolOptions) ? new PoolOptions { MaxDegreeOfParallelism = 1, MaxAllocatedBytes = 1 << 22 }
            : type == typeof(Regions<float>) ? new RegionsBox<float>([0, 0, 3, 3], [0])
            : type == typeof(Segments) ? new SegmentsBox([0, 0, 1], IsLong: false, IsOffsets: false)
            : type == typeof(RoiGrid) ? RoiGrid.Of(2, 2)
            : type == typeof(RoiSampling) ? RoiSampling.PerBin(2)
            : type == typeof(RoiReduction) ? RoiReduction.Average
            : type == typeof(RoiClip) ? RoiClip.InBounds
            : type == typeof(PixelConvention) ? PixelConvention.HalfPixel
            : type == typeof(BlurFilter) ? BlurFilter.Binomial(3)
            : type == typeof(Pyramid) ? Pyramid.Adaptive(1, 2)
            : type == typeof(WindowStack) ? WindowStack.Of(Window.Square(2, axes: 2))
            : type == typeof(Quantization) ? Quantization.Of(0.5, 3)
            : type == typeof(Divisor) ? Divisor.InBounds
            : type == typeof(Accumulator) ? Accumulator.Native
            : type == typeof(Rounding) ? Rounding.Ceiling
            : type == typeof(Ties) ? Ties.First
            : type == typeof(Duplicates) ? Duplicates.Last
            : type == typeof(IndexLayout) ? IndexLayout.Plane
            : type == typeof(Normalization) ? Normalization.None
            : type == typeof(SegmentReduction) ? SegmentReduction.Mean
            : type == typeof(SequenceReduction) ? SequenceReduction.Mean
            : type == typeof(PoolLayer) ? Conventions.PyTorch.MaxPool2d(2)
            : type == typeof(PerAxis) ? parameter.Name == "padding" ? (PerAxis)0 : 2
            : type == typeof(OutputSize) ? (OutputSize)2
            : type == typeof(Writing) ? Writing.Overwrite
            : type == typeof(CancellationToken) ? CancellationToken.None
            : type == typeof(IEnumerable<ReadOnlyMemory<float>>) ? new ReadOnlyMemory<float>[] { new float[4], new float[6] }
            : type == typeof(IAsyncEnumerable<ReadOnlyMemory<float>>) ? new ReadOnlyMemory<float>[] { new float[4], new float[6] }.ToAsyncEnumerable()
            : Number(parameter, type);
    }

    private static object? Number(ParameterInfo parameter, Type type) => (parameter.Name, type) switch
    {
        ("padding" or "auto_pad" or "data_format", _) => parameter.DefaultValue,
        ("kernel_shape" or "strides" or "dilations", _) => new long[] { 2, 2 },
        ("pads", _) => new long[] { 0, 0, 1, 1 },
        ("outputSize", _) => Array.Empty<nint>(),
        ("frame", _) => new nint[] { 2 },
        ("ids", var span) when span == typeof(ReadOnlySpan<int>) => new int[] { 0, 1 },
        ("ids", _) => new long[] { 0, 1 },
        ("offsets", var span) when span == typeof(ReadOnlySpan<int>) => new int[] { 0, 2 },
        ("offsets", _) => new long[] { 0, 2 },
        ("opset", _) => 22,
        ("regions", _) => 3,
        ("exponent" or "norm_type" or "p", _) => 2.0,
        ("epsilon", _) => 1e-6,
        ("sharpness", _) => 10.0,
        ("weight", _) => 0.5,
        ("seed" or "segments" or "count" or "frames" or "place", _) => 2L,
        ("ceil_mode" or "storage_order", var number) when number == typeof(long) => 0L,
        ("count_include_pad", var number) when number == typeof(long) => 1L,
        ("divisor_override", _) => 3L,
        ("ceil_mode" or "count_include_pad", _) => true,
        ("first" or "second" or "third" or "element", _) => 1.5f,
        _ => throw new NotSupportedException($"The table has no ordinary {type} {parameter.Name}."),
    };

    /// <summary>The extents of what holds elements; nothing for other parameters.</summary>
    private static nint[]? Extents(PublicDoor door, string parameter) => (door.Method.DeclaringType!.Name.Split('`')[0], Family(door), parameter) switch
    {
        ("Regions", _, "boxes") => [2, 4],
        ("Regions", _, "rows") => [2, 5],
        ("Regions", _, "batchIndices") => [2],
        ("ReductionLaws", _, "elements") => [32],
        ("ReductionLaws", _, "left" or "right") => [3],
        ("PoolStream", _, "chunk") => [8],
        ("PoolStream", _, "destination") => [16],
        ("SequencePool", _, "tokens" or "inputGradient") => [2, 3, 4],
        ("SequencePool", _, "mask") => [2, 3],
        ("SequencePool", _, "destination" or "outputGradient") => [2, 4],
        ("SegmentPool", _, "rows" or "inputGradient") => [3, 2],
        ("SegmentPool", _, "destination" or "outputGradient") => [2, 2],
        (_, "Unpool", "values" or "indices" or "valuesGradient") => narrow,
        (_, "Unpool", "destination" or "outputGradient") => wide,
        (_, "PositionSensitive", "x" or "inputGradient") => blocks,
        (_, "PositionSensitive", "destination" or "outputGradient") => [1, 1, 2, 2],
        (_, "AverageAndMax", "destination" or "outputGradient") => [1, 4, 2, 2],
        (_, "Blur", "destination" or "outputGradient") => wide,
        (_, "MaxBlur", "destination" or "outputGradient") => [1, 2, 3, 3],
        (_, "SpatialPyramid", "destination" or "outputGradient") => [1, 10],
        (_, _, "x" or "inputGradient") => wide,
        (_, _, "destination" or "outputGradient" or "values" or "indices") => narrow,
        _ => null,
    };

    private static object ShapeOf(PublicDoor door) => door.Method.DeclaringType!.Name switch
    {
        "SequencePool" => new nint[] { 2, 3, 4 },
        "SegmentPool" => new nint[] { 3, 2 },
        _ => (Family(door) switch { "Unpool" => narrow, "PositionSensitive" => blocks, _ => wide }).ToArray(),
    };

    private static string Family(PublicDoor door) =>
        new[] { "PositionSensitive", "AverageAndMax", "SpatialPyramid", "MaxBlur", "Blur", "Unpool" }.FirstOrDefault(family => door.ToString().Contains(family, StringComparison.Ordinal)) ?? "";

    private static Reduction ReductionOf(PublicDoor door) => door.Name == "ParameterGradient" ? Reduction.LogSumExp() : door.Method.IsGenericMethod && door.TypeParameters.Contains("TResult") ? Reduction.Sum : Reduction.Max;

    private static bool IsStream(PublicDoor door) => door.Name is "Stream" or "PoolStream";

    private static object Box(Type element, nint[] extents)
    {
        int length = (int)extents.Aggregate((nint)1, (product, extent) => product * extent);
        return element == typeof(float) ? new TensorBox<float>([.. Enumerable.Range(0, length).Select(i => (i * 7 % 11) - 3f)], extents)
            : element == typeof(double) ? new TensorBox<double>([.. Enumerable.Range(0, length).Select(i => (i * 7 % 11) - 3.0)], extents)
            : element == typeof(byte) ? new TensorBox<byte>([.. Enumerable.Range(0, length).Select(i => (byte)(i * 7 % 251))], extents)
            : element == typeof(int) ? new TensorBox<int>(new int[length], extents)
            : element == typeof(long) ? new TensorBox<long>(new long[length], extents)
            : element == typeof(bool) ? new TensorBox<bool>([.. Enumerable.Range(0, length).Select(i => i % 3 > 0)], extents)
            : throw new NotSupportedException($"The table has no tensor of {element}.");
    }
}
