using System.Numerics;

namespace PoolFunctional.Generators.RegionsOfInterest;

/// <summary>What is done with boxes of a type that is known only when it is done.</summary>
internal interface IBoxWork
{
    void On<TBox>(TBox[] boxes)
        where TBox : unmanaged, IFloatingPointIeee754<TBox>;
}

/// <summary>What a case is for the façade: its plan, its boxes, and its tensors in the order of the definition.</summary>
internal static class RoiRun
{
    internal static void On<TWork>(RoiCase @case, TWork work)
        where TWork : IBoxWork
    {
        if (@case.BoxElement == ElementType.Single) On<TWork, float>(@case, work);
        else if (@case.BoxElement == ElementType.Double) On<TWork, double>(@case, work);
        else On<TWork, Half>(@case, work);
    }

    internal static RoiPlan<T> Plan<T>(RoiCase @case)
        where T : unmanaged, INumber<T> => @case.Operator switch
        {
            RoiCase.Max => Pool.CompileRoiPool<T>(@case.Grid, @case.Extents, @case.Options),
            RoiCase.PositionSensitiveAverage => Pool.CompilePositionSensitiveRoiPool<T>(@case.Grid, @case.Extents, @case.Clip, @case.Options),
            RoiCase.PositionSensitiveAlign => Pool.CompilePositionSensitiveRoiAlign<T>(@case.Grid, @case.Extents, @case.Sampling, @case.Options),
            _ => Pool.CompileRoiAlign<T>(@case.Grid, @case.Extents, @case.Sampling, @case.Reduction, @case.Convention, @case.Options),
        };

    /// <summary>Boxes with the maps that they are on.</summary>
    internal static Regions<TBox> Of<TBox>(RoiCase @case, ReadOnlySpan<TBox> boxes)
        where TBox : unmanaged, IFloatingPointIeee754<TBox> => @case.Form switch
        {
            BoxForm.WithInts => Regions.Of(boxes, (int[])[.. @case.Regions.Select(region => (int)region.Batch)]),
            BoxForm.WithLongs => Regions.Of(boxes, (long[])[.. @case.Regions.Select(region => region.Batch)]),
            _ => Regions.OfRows(boxes),
        };

    /// <summary>A result with channels first.</summary>
    internal static T[] ResultOf<T>(RoiCase @case, T[] y) => @case.Layout == Layout.ChannelsLast ? Turned(y, @case.Regions.Count, @case.Channels, @case.BinRows * @case.BinColumns) : y;

    /// <summary>Maps with channels first.</summary>
    internal static T[] MapsOf<T>(RoiCase @case, T[] x) => @case.Layout == Layout.ChannelsLast ? Turned(x, @case.Batch, @case.MapChannels, @case.Height * @case.Width) : x;

    private static void On<TWork, TBox>(RoiCase @case, TWork work)
        where TWork : IBoxWork
        where TBox : unmanaged, IFloatingPointIeee754<TBox>
    {
        work.On<TBox>([.. @case.Regions.SelectMany(region => Row(@case, region).Select(TBox.CreateSaturating))]);
    }

    private static double[] Row(RoiCase @case, Region region)
    {
        double[] box = [region.X1, region.Y1, region.X2, region.Y2];
        return @case.Form == BoxForm.WithMap ? [region.Batch, .. box] : box;
    }

    /// <summary>[item, pixel, channel] as [item, channel, pixel].</summary>
    private static T[] Turned<T>(T[] values, int items, int channels, int pixels)
    {
        T[] turned = new T[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            (int item, int within) = int.DivRem(i, channels * pixels);
            (int pixel, int channel) = int.DivRem(within, channels);
            turned[(((item * channels) + channel) * pixels) + pixel] = values[i];
        }

        return items * channels * pixels == values.Length ? turned : values;
    }
}
