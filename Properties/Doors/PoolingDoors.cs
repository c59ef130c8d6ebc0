using static PoolFunctional.Properties.Doors.DoorParts;

namespace PoolFunctional.Properties.Doors;

/// <summary>Doors of windows and reductions, and what is made of several.</summary>
internal static class PoolingDoors
{
    private static readonly FeatureMap<byte> bytes = FeatureMap.Create<byte>(Floats.Shape, [.. Floats.Values.Select((_, i) => (byte)(i * 89 % 251))]).OrThrow("bytes");
    private static readonly Quantization half = Quantization.Of(0.5, 3);
    private static readonly Quantization third = Quantization.Of(0.375, 11);

    internal static Door[] All => [.. OfOneType, .. OfBytes, .. OfBlurs];

    private static Door[] OfOneType =>
    [
        Pooling("Max", Reduction.Max),
        Pooling("Min", Reduction.Min),
        Pooling("MaxNumber", Reduction.MaxNumber),
        Pooling("MinNumber", Reduction.MinNumber),
        Pooling("Sum", Reduction.Sum),
        Pooling("Average", Reduction.Average(Divisor.FullWindow, Accumulator.Wide), ("divisor", Divisor.FullWindow), ("accumulator", Accumulator.Wide)),
        Pooling("Product", Reduction.Product),
        Pooling("Range", Reduction.Range),
        Pooling("Variance", Reduction.Variance),
        Pooling("Median", Reduction.Median),
        Pooling("Rank", Reduction.Rank(2), ("place", 2L)),
        Pooling("Mixed", Reduction.Mixed(0.25), ("weight", 0.25)),
        Pooling("Lp", Reduction.Lp(3), ("exponent", 3.0)),
        Pooling("PowerMean", Reduction.PowerMean(2.5), ("exponent", 2.5)),
        Pooling("GeneralizedMean", Reduction.GeneralizedMean(2.5, 0.5), ("exponent", 2.5), ("epsilon", 0.5)),
        Pooling("SoftPool", Reduction.SoftPool),
        Pooling("LogSumExp", Reduction.LogSumExp(2), ("sharpness", 2.0)),
        Pooling("Stochastic", Reduction.Stochastic(7), ("seed", 7L)),
        Pooling("StochasticExpectation", Reduction.StochasticExpectation),
        Pooling("Reduce", Reduction.Range, ("reduction", Reduction.Range)),
        Row("Pool.AverageAndMax", [typeof(float)], X, Into(Reference.AverageAndMax(Floats, Overlapping))),
        Row(
            "Pool.Reduce",
            [typeof(float)],
            [.. X.Take(2), ("layer", new PoolLayer(Overlapping, Reduction.Min, Layout.ChannelsFirst))],
            Into(Reference.Pool(Floats, Overlapping, Reduction.Min))),
        Row(
            "Pool.SpatialPyramid",
            [typeof(float)],
            [.. X.Take(2), ("pyramid", Levels), ("reduction", Reduction.Average())],
            Into("destination", Of(Reference.SpatialPyramid(Floats, Levels, Reduction.Average()).OrThrow("x")))),
        Row("Pool.Stack", [typeof(float)], [.. X.Take(2), ("stack", Stacked), ("reduction", Reduction.Max)], Into(Reference.Pool(Floats, Stacked, Reduction.Max))),
    ];

    private static Door[] OfBytes =>
    [
        Row("Pool.Sum", [typeof(byte), typeof(long)], Bytes(), Into(Reference.Pool<byte, long>(bytes, Overlapping, Reduction.Sum))),
        Row(
            "Pool.Average",
            [typeof(byte), typeof(float)],
            Bytes(("divisor", Divisor.FullWindow), ("accumulator", Accumulator.Wide)),
            Into(Reference.Pool<byte, float>(bytes, Overlapping, Reduction.Average(Divisor.FullWindow, Accumulator.Wide)))),
        Row(
            "Pool.QuantizedAverage",
            [typeof(byte)],
            Bytes(("input", half), ("output", third), ("divisor", Divisor.FullWindow)),
            Into(Reference.Pool(bytes, Overlapping, Reduction.QuantizedAverage(half, third, Divisor.FullWindow)))),
        Row("Pool.QuantizedMax", [typeof(byte)], Bytes(("input", half), ("output", third)), Into(Reference.Pool(bytes, Overlapping, Reduction.QuantizedMax(half, third)))),
        Row("Pool.QuantizedMin", [typeof(byte)], Bytes(("input", half), ("output", third)), Into(Reference.Pool(bytes, Overlapping, Reduction.QuantizedMin(half, third)))),
    ];

    private static Door[] OfBlurs =>
    [
        Row("Pool.Blur", [typeof(float)], [.. X.Take(2), ("filter", Filter)], Into(Reference.Blur(Floats, Filter))),
        Row("Pool.MaxBlur", [typeof(float)], [.. X.Take(2), ("filter", Filter)], Into(Reference.MaxBlur(Floats, Filter))),
    ];

    private static Door Pooling(string name, Reduction reduction, params (string, object)[] more) =>
        Row($"Pool.{name}", [typeof(float)], [.. X, .. more], Into(Reference.Pool(Floats, Overlapping, reduction)));

    private static (string, object)[] Bytes(params (string, object)[] more) => [("x", Of(bytes)), .. X.Skip(1), .. more];
}
