using System.Numerics;
using PoolFunctional.Generators.Rows;

namespace PoolFunctional.Generators.RegionsOfInterest;

/// <summary>The façade's result for a case against the definition's, bit for bit.</summary>
internal sealed class RoiComparison(RoiCase @case, ITripleGround ground) : ITypedWork<Finding>
{
    public Finding For<T>(ElementType<T> type)
        where T : unmanaged, INumber<T>
    {
        T[] x = @case.Maps(type);
        T[] y = new T[@case.Outputs];
        Pooling<T> pooling = new(@case, ground, x, y);
        RoiRun.On(@case, pooling);
        return new("regions", @case.Outputs, pooling.Damage ?? RowBits.Difference(type, Expected(x), RoiRun.ResultOf(@case, y)));
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

    private sealed class Pooling<T>(RoiCase @case, ITripleGround ground, T[] x, T[] y) : IBoxWork
        where T : unmanaged, INumber<T>
    {
        internal string? Damage { get; private set; }

        public void On<TBox>(TBox[] boxes)
            where TBox : unmanaged, IFloatingPointIeee754<TBox>
        {
            RoiPlan<T> plan = RoiRun.Plan<T>(@case);
            Damage = ground.Run(x, boxes, y, writesSecond: false, @case.Offset, (maps, rows, results) => plan.Run(maps, RoiRun.Of<TBox>(@case, rows), results));
        }
    }
}
