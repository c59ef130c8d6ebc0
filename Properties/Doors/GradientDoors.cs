using static PoolFunctional.Properties.Doors.DoorParts;

namespace PoolFunctional.Properties.Doors;

/// <summary>Doors that take a gradient back.</summary>
internal static class GradientDoors
{
    private static readonly Reduction curved = Reduction.GeneralizedMean(2.5, 0.5);

    internal static Door[] All =>
    [
        Gradient("SumBackward", Incoming, [], Reference.Backward(Incoming, Floats, Overlapping, Reduction.Sum, Ties.First)),
        Gradient(
            "AverageBackward",
            Incoming,
            [("divisor", Divisor.FullWindow), ("accumulator", Accumulator.Wide)],
            Reference.Backward(Incoming, Floats, Overlapping, Reduction.Average(Divisor.FullWindow, Accumulator.Wide), Ties.First)),
        Gradient("Backward", Incoming, [("reduction", Reduction.Max), ("ties", Ties.Split)], Reference.Backward(Incoming, Floats, Overlapping, Reduction.Max, Ties.Split)),
        With(MapOf(Reference.AverageAndMax(Floats, Overlapping)), both => Gradient("AverageAndMaxBackward", both, [("ties", Ties.Split)], Reference.AverageAndMaxBackward(both, Floats, Overlapping, Ties.Split))),
        With(MapOf(Reference.Blur(Floats, Filter)), blurred => Gradient("BlurBackward", blurred, [("filter", Filter)], Reference.BlurBackward(blurred, Filter, Floats.Shape))),
        With(
            MapOf(Reference.MaxBlur(Floats, Filter)),
            blurred => Gradient("MaxBlurBackward", blurred, [("filter", Filter), ("ties", Ties.Split)], Reference.MaxBlurBackward(blurred, Floats, Filter, Ties.Split))),
        With(
            MapOf(Reference.Pool(Floats, Stacked, Reduction.Max)),
            stacked => Gradient(
                "StackBackward", stacked, [("stack", Stacked), ("reduction", Reduction.Max), ("ties", Ties.Split)], Reference.StackBackward(stacked, Floats, Stacked, Reduction.Max, Ties.Split))),
        With(
            Reference.SpatialPyramid(Floats, Levels, Reduction.Min).OrThrow("x"),
            vectors => Row(
                "Pool.SpatialPyramidBackward",
                [typeof(float)],
                [("outputGradient", Of(vectors)), .. Behind, ("pyramid", Levels), ("reduction", Reduction.Min), ("ties", Ties.Split)],
                Into(Reference.SpatialPyramidBackward(vectors, Floats, Levels, Reduction.Min, Ties.Split), "inputGradient"))),
        Row(
            "Pool.ParameterGradient",
            [typeof(float)],
            [("outputGradient", Of(Incoming)), .. Behind, ("reduction", curved)],
            Into(Door.Answer, new Numbers<double>([Reference.ParameterGradient(Incoming, Floats, Overlapping, curved).OrThrow("x")], []))),
    ];

    private static Door Gradient(string name, FeatureMap<float> outputGradient, (string, object)[] more, Result<FeatureMap<float>, PoolError> defined) =>
        Row($"Pool.{name}", [typeof(float)], [("outputGradient", Of(outputGradient)), .. Behind, .. more], Into(defined, "inputGradient"));
}
