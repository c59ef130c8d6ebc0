using System.Numerics;

namespace PoolFunctional.Digests.Operators;

/// <summary>Regions of interest, forward and backward.</summary>
internal static class RegionOperators
{
    /// <summary>Map and corners; all of them numbers that a float has.</summary>
    private static readonly float[] boxes =
    [
        0, 0, 0, 12, 10,
        1, 3.5f, 1.25f, 20.75f, 17.5f,
        1, -4, -2, 3, 5,
        0, 7.125f, 4.5f, 7.125f, 4.5f,
        0, 22, 18, 40, 30,
        1, 9, 9, 4, 3,
    ];

    private static readonly Shape maps = Shape.Create(2, 18, 11, 13).Made();
    private static readonly RoiGrid grid = RoiGrid.Of(3, 2, 0.5);

    private static Sequence<Region> Boxes => boxes.Chunk(5).Select(box => new Region((long)box[0], box[1], box[2], box[3], box[4])).ToSequence();

    internal static IEnumerable<DigestedOperator> All =>
    [
        .. Both("roi-align", Align(RoiReduction.Average)),
        .. Both("roi-align-max", Align(RoiReduction.Max)),
        .. Both("roi-align-weighted-max", Align(RoiReduction.WeightedMax)),
        .. Both("roi-pool", new PooledRegions()),
        .. Both("ps-roi-align", new PositionSensitiveAlign(RoiSampling.PerBin(2)), new PositionSensitiveAlign(RoiSampling.Adaptive)),
        .. Both("ps-roi-pool", new PositionSensitivePool(RoiClip.InBounds), new PositionSensitivePool(RoiClip.BeforeLast)),
    ];

    private static IRegionOperator[] Align(RoiReduction reduction) =>
    [
        new Aligned(RoiSampling.PerBin(2), reduction, PixelConvention.HalfPixel),
        new Aligned(RoiSampling.Adaptive, reduction, PixelConvention.Unshifted),
    ];

    private static IEnumerable<DigestedOperator> Both(string name, params IRegionOperator[] operators) =>
    [
        new(name, run =>
        {
            foreach (IRegionOperator pooling in operators)
            {
                Forward<float>(run, pooling);
                Forward<double>(run, pooling);
                Forward<Half>(run, pooling);
            }
        }),
        new($"{name}-gradient", run =>
        {
            foreach (IRegionOperator pooling in operators)
            {
                Backward<float>(run, pooling);
                Backward<double>(run, pooling);
                Backward<Half>(run, pooling);
            }
        }),
    ];

    private static void Forward<T>(OperatorRun run, IRegionOperator pooling)
        where T : unmanaged, INumber<T> =>
        run.Map(Inputs.Map<T>(maps, 1), x => pooling.Defined(x, Boxes, grid), (x, options) => pooling.Pooled(x, Regions.OfRows<float>(boxes), grid, options));

    private static void Backward<T>(OperatorRun run, IRegionOperator pooling)
        where T : unmanaged, INumber<T>
    {
        FeatureMap<T> x = Inputs.Map<T>(maps, 2);
        run.Gradient(
            x,
            pooling.Defined(x, Boxes, grid).Made().Shape,
            (incoming, map) => pooling.DefinedBack(incoming, map, Boxes, grid),
            (incoming, laid, options) => pooling.Back(incoming, laid, Regions.OfRows<float>(boxes), grid, options));
    }
}
