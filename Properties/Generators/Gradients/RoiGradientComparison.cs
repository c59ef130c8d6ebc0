using System.Numerics;
using PoolFunctional.Generators.RegionsOfInterest;
using PoolFunctional.Generators.Rows;

namespace PoolFunctional.Generators.Gradients;

/// <summary>The façade's gradient of a case against the definition's, bit for bit.</summary>
internal sealed class RoiGradientComparison(RoiCase @case, ITripleGround ground) : ITypedWork<Finding>
{
    private readonly GradientDraw draw = new(@case.DataSeed);

    public Finding For<T>(ElementType<T> type)
        where T : unmanaged, INumber<T>
    {
        T[] x = @case.Maps(type);
        T[] incoming = draw.Incoming(type, @case.Palette, @case.Outputs);
        if (@case.DataSeed % 2 == 1) @case.Planting.Into(incoming, @case.BinRows * @case.BinColumns, @case.Layout == Layout.ChannelsLast ? @case.Channels : 1, type, []);
        T[] present = draw.Present(type, @case.Palette, @case.Inputs);
        T[] gradient = [.. present];
        Backward<T> backward = new(@case, ground, draw, incoming, x, gradient);
        RoiRun.On(@case, backward);
        IReadOnlyList<T> expected = draw.Written(Expected(RoiRun.ResultOf(@case, incoming), RoiRun.MapsOf(@case, x)), RoiRun.MapsOf(@case, present));
        return new("region gradients", x.Length, backward.Damage ?? RowBits.Difference(type, expected, RoiRun.MapsOf(@case, gradient)));
    }

    private Sequence<T> Expected<T>(T[] incoming, T[] planes)
        where T : unmanaged, INumber<T>
    {
        Result<FeatureMap<T>, PoolError> y =
            from shape in Shape.Create(@case.Batch, @case.MapChannels, [@case.Height, @case.Width])
            from maps in FeatureMap.Create<T>(shape, planes)
            from pooled in Shape.Create(@case.Regions.Count, @case.Channels, [@case.BinRows, @case.BinColumns])
            from output in FeatureMap.Create<T>(pooled, incoming)
            from gradient in @case.Operator switch
            {
                RoiCase.Max => Reference.RoiPoolBackward(output, maps, @case.Regions, @case.Grid, draw.Ties),
                RoiCase.PositionSensitiveAverage => Reference.PositionSensitiveRoiPoolBackward(output, shape, @case.Regions, @case.Grid, @case.Clip),
                RoiCase.PositionSensitiveAlign => Reference.PositionSensitiveRoiAlignBackward(output, shape, @case.Regions, @case.Grid, @case.Sampling),
                _ => Reference.RoiAlignBackward(output, maps, @case.Regions, @case.Grid, @case.Sampling, @case.Reduction, @case.Convention),
            }
            select gradient;
        return y.Match(map => map.Values, error => throw new InvalidOperationException(error.Message));
    }

    private sealed class Backward<T>(RoiCase @case, ITripleGround ground, GradientDraw draw, T[] incoming, T[] x, T[] gradient) : IBoxWork
        where T : unmanaged, INumber<T>
    {
        internal string? Damage { get; private set; }

        public void On<TBox>(TBox[] boxes)
            where TBox : unmanaged, IFloatingPointIeee754<TBox>
        {
            RoiPlan<T> plan = RoiRun.Plan<T>(@case);
            Damage = ground.Run(draw.Joined(incoming, x), boxes, gradient, writesSecond: false, @case.Offset, (from, rows, to) =>
                plan.Backward(draw.IncomingOf<T>(from, incoming.Length), draw.PooledOf<T>(from, incoming.Length), RoiRun.Of<TBox>(@case, rows), to, draw.Ties, draw.Writing));
        }
    }
}
