using System.Numerics;
using PoolFunctional.Generators.Rows;

namespace PoolFunctional.Generators.RegionsOfInterest;

/// <summary>The façade's result for a case against the definition's, bit for bit.</summary>
internal sealed class RoiComparison(RoiCase @case, IRowGround ground) : ITypedWork<Finding>
{
    public Finding For<T>(ElementType<T> type)
        where T : unmanaged, INumber<T>
    {
        T[] x = Elements.Of(type, @case.Palette, @case.DataSeed, @case.Inputs);
        (T[] y, string? damage) = ground.Run((from, to) => Pool(from, to), type, x, @case.Outputs, @case.Offset);
        return new("regions", @case.Outputs, damage ?? RowBits.Difference(type, Expected(x), RoiRun.ResultOf(@case, y)));
    }

    private Sequence<T> Expected<T>(T[] x)
        where T : unmanaged, INumber<T>
    {
        T[] planes = RoiRun.MapsOf(@case, x);
        Result<FeatureMap<T>, PoolError> y =
            from shape in Shape.Create(@case.Batch, @case.MapChannels, [@case.Height, @case.Width])
            from maps in FeatureMap.Create<T>(shape, planes)
            from pooled in @case.Operator switch
            {
                RoiCase.Max => Reference.RoiPool(maps, @case.Regions, @case.Grid),
                RoiCase.PositionSensitiveAverage => Reference.PositionSensitiveRoiPool(maps, @case.Regions, @case.Grid, @case.Clip),
                RoiCase.PositionSensitiveAlign => Reference.PositionSensitiveRoiAlign(maps, @case.Regions, @case.Grid, @case.Sampling),
                _ => Reference.RoiAlign(maps, @case.Regions, @case.Grid, @case.Sampling, @case.Reduction, @case.Convention),
            }
            select pooled;
        return y.Match(map => map.Values, error => throw new InvalidOperationException(error.Message));
    }

    private void Pool<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, INumber<T> => RoiRun.On(@case, new Pooling<T>(RoiRun.Plan<T>(@case), x, y));

    private readonly ref struct Pooling<T>(RoiPlan<T> plan, ReadOnlySpan<T> x, Span<T> y) : IBoxWork
        where T : unmanaged, INumber<T>
    {
        private readonly ReadOnlySpan<T> x = x;
        private readonly Span<T> y = y;

        public void On<TBox>(Regions<TBox> regions)
            where TBox : unmanaged, IFloatingPointIeee754<TBox> => plan.Run(x, regions, y);
    }
}
