using static PoolFunctional.Properties.Doors.DoorParts;

namespace PoolFunctional.Properties.Doors;

/// <summary>Doors of regions of interest, each with the one that takes a gradient back through it.</summary>
internal static class RegionDoors
{
    private static readonly RoiGrid grid = RoiGrid.Of(2, 2, 0.5);
    private static readonly RoiSampling sampling = RoiSampling.PerBin(3);

    private static readonly Sequence<Region> boxes = [new(0, 0, 0, 9, 11), new(1, 2, 1.5, 7, 8), new(1, 6, 6, 5, 5)];

    internal static Door[] All =>
    [
        .. OfBoxes(
            "RoiAlign",
            [("sampling", sampling), ("reduction", RoiReduction.Max), ("convention", PixelConvention.Unshifted)],
            Reference.RoiAlign(Floats, boxes, grid, sampling, RoiReduction.Max, PixelConvention.Unshifted),
            [],
            y => Reference.RoiAlignBackward(y, Floats, boxes, grid, sampling, RoiReduction.Max, PixelConvention.Unshifted)),
        .. OfBoxes("RoiPool", [], Reference.RoiPool(Floats, boxes, grid), [("ties", Ties.Split)], y => Reference.RoiPoolBackward(y, Floats, boxes, grid, Ties.Split)),
        .. OfBoxes(
            "PositionSensitiveRoiAlign",
            [("sampling", sampling)],
            Reference.PositionSensitiveRoiAlign(Floats, boxes, grid, sampling),
            [],
            y => Reference.PositionSensitiveRoiAlignBackward(y, Floats.Shape, boxes, grid, sampling)),
        .. OfBoxes(
            "PositionSensitiveRoiPool",
            [("clip", RoiClip.BeforeLast)],
            Reference.PositionSensitiveRoiPool(Floats, boxes, grid, RoiClip.BeforeLast),
            [],
            y => Reference.PositionSensitiveRoiPoolBackward(y, Floats.Shape, boxes, grid, RoiClip.BeforeLast)),
    ];

    private static Numbers<double> BoxRows => new([.. boxes.SelectMany(box => (double[])[box.Batch, box.X1, box.Y1, box.X2, box.Y2])], [boxes.Count, 5]);

    /// <summary>A door of regions and the one that takes a gradient back through it.</summary>
    private static Door[] OfBoxes(
        string name, (string, object)[] more, Result<FeatureMap<float>, PoolError> defined, (string, object)[] choosing, Func<FeatureMap<float>, Result<FeatureMap<float>, PoolError>> backward)
    {
        FeatureMap<float> y = defined.OrThrow("x");
        (string, object)[] both = [("regions", BoxRows), ("grid", grid), .. more];
        return
        [
            Row($"Pool.{name}", [typeof(float), typeof(double)], [.. X.Take(2), .. both], Into("destination", Of(y))),
            Row($"Pool.{name}Backward", [typeof(float), typeof(double)], [("outputGradient", Of(y)), .. Behind.Take(2), .. both, .. choosing], Into(backward(y), "inputGradient")),
        ];
    }
}
