using System.Globalization;
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
        return new("regions", @case.Outputs, damage ?? Difference(type, Expected(x), y));
    }

    private string? Difference<T>(ElementType<T> type, Sequence<T> expected, T[] actual)
        where T : unmanaged, INumber<T>
    {
        T[] ordered = @case.Layout == Layout.ChannelsLast ? Turned(actual, @case.Regions.Count, @case.Channels, @case.BinRows * @case.BinColumns) : actual;
        if (expected.Count != ordered.Length) return string.Create(CultureInfo.InvariantCulture, $"{ordered.Length} outputs, {expected.Count} in the definition");
        for (int i = 0; i < ordered.Length; i++)
        {
            (ulong found, ulong right) = (type.ToBits(ordered[i]), type.ToBits(expected[i]));
            if (found != right) return string.Create(CultureInfo.InvariantCulture, $"output {i} is {type.Text(ordered[i])} ({found:X}), the definition has {type.Text(expected[i])} ({right:X})");
            if (T.IsNaN(ordered[i]) && found != type.ToBits(T.CreateSaturating(double.NaN))) return string.Create(CultureInfo.InvariantCulture, $"output {i} is a NaN with the bits {found:X}");
        }

        return null;
    }

    private Sequence<T> Expected<T>(T[] x)
        where T : unmanaged, INumber<T>
    {
        T[] planes = @case.Layout == Layout.ChannelsLast ? Turned(x, @case.Batch, @case.MapChannels, @case.Height * @case.Width) : x;
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
        where T : unmanaged, INumber<T>
    {
        if (@case.BoxElement == ElementType.Single) Pool<T, float>(x, y);
        else if (@case.BoxElement == ElementType.Double) Pool<T, double>(x, y);
        else Pool<T, Half>(x, y);
    }

    private void Pool<T, TBox>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, INumber<T>
        where TBox : unmanaged, IFloatingPointIeee754<TBox>
    {
        TBox[] boxes = [.. @case.Regions.SelectMany(region => Row(region).Select(TBox.CreateSaturating))];
        Regions<TBox> regions = @case.Form switch
        {
            BoxForm.WithInts => Regions.Of<TBox>(boxes, (int[])[.. @case.Regions.Select(region => (int)region.Batch)]),
            BoxForm.WithLongs => Regions.Of<TBox>(boxes, (long[])[.. @case.Regions.Select(region => region.Batch)]),
            _ => Regions.OfRows<TBox>(boxes),
        };
        Plan<T>().Run(x, regions, y);
    }

    private RoiPlan<T> Plan<T>()
        where T : unmanaged, INumber<T> => @case.Operator switch
        {
            RoiCase.Max => PoolFunctional.Pool.CompileRoiPool<T>(@case.Grid, @case.Extents, @case.Options),
            RoiCase.PositionSensitiveAverage => PoolFunctional.Pool.CompilePositionSensitiveRoiPool<T>(@case.Grid, @case.Extents, @case.Clip, @case.Options),
            RoiCase.PositionSensitiveAlign => PoolFunctional.Pool.CompilePositionSensitiveRoiAlign<T>(@case.Grid, @case.Extents, @case.Sampling, @case.Options),
            _ => PoolFunctional.Pool.CompileRoiAlign<T>(@case.Grid, @case.Extents, @case.Sampling, @case.Reduction, @case.Convention, @case.Options),
        };

    private double[] Row(Region region)
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
