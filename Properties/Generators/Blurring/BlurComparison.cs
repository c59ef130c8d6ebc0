using System.Numerics;

namespace PoolFunctional.Generators.Blurring;

/// <summary>The façade's result of an operator against the definition's, bit for bit.</summary>
internal sealed class BlurComparison(string operation, BlurCase @case) : ITypedWork<Finding>
{
    private const int Margin = 64;

    public Finding For<T>(ElementType<T> type)
        where T : unmanaged, INumber<T>
    {
        Shape shape = Shape.Create(@case.Batch, @case.Channels, @case.Extents.Select(extent => (long)extent).ToSequence()).Match(made => made, error => throw new InvalidOperationException(error.Message));
        T[] x = Elements.Of(type, @case.Palette, @case.DataSeed, @case.Elements);
        bool isLast = @case.Layout == Layout.ChannelsLast;
        Result<Sequence<T>, PoolError> outcome = FeatureMap.Create<T>(shape, isLast ? Turned(x, @case.Batch, (int)shape.PlaneElements, @case.Channels) : x).Bind(Defined);
        if (outcome is Result<Sequence<T>, PoolError>.Failed failed) return Refused<T>(failed.Error);
        Sequence<T> expected = outcome.Match(values => values, _ => []);
        PoolPlan<T> plan = Compiled<T>();
        (T[] y, string? damage) = Run(plan, type, x, expected.Count);
        bool isTurned = isLast && operation != "spatial-pyramid";
        T[] ordered = isTurned && y.Length > 0 ? Turned(y, @case.Batch, y.Length / (@case.Batch * @case.Channels), @case.Channels) : y;
        return new(y.Length == 0 ? "empty" : plan.ScheduleName, y.Length, damage ?? Difference(type, expected, ordered));
    }

    internal static string Text(string operation, BlurCase @case) => operation switch
    {
        "spatial-pyramid" => $"{@case.Pyramid}",
        "stack" => $"{@case.Stack} {@case.Reduction}",
        _ => $"{@case.Filter}",
    };

    private Result<Sequence<T>, PoolError> Defined<T>(FeatureMap<T> x)
        where T : unmanaged, INumber<T> => operation switch
        {
            "blur" => Reference.Blur(x, @case.Filter).Select(map => map.Values),
            "max-blur" => Reference.MaxBlur(x, @case.Filter).Select(map => map.Values),
            "stack" => Reference.Pool(x, @case.Stack, @case.Reduction).Select(map => map.Values),
            _ => Reference.SpatialPyramid(x, @case.Pyramid, @case.Reduction).Select(table => table.Values),
        };

    private PoolPlan<T> Compiled<T>()
        where T : unmanaged, INumber<T> => operation switch
        {
            "blur" => Pool.CompileBlur<T>(@case.Filter, @case.Shape, @case.Options),
            "max-blur" => Pool.CompileMaxBlur<T>(@case.Filter, @case.Shape, @case.Options),
            "stack" => Pool.CompileStack<T>(@case.Stack, @case.Reduction, @case.Shape, @case.Options),
            _ => Pool.CompileSpatialPyramid<T>(@case.Pyramid, @case.Shape, @case.Reduction, @case.Options),
        };

    /// <summary>What the definition refuses the façade must refuse, as an argument.</summary>
    private Finding Refused<T>(PoolError error)
        where T : unmanaged, INumber<T>
    {
        try
        {
            return new(Compiled<T>().ScheduleName, 0, $"accepted what the definition refuses: {error.Message}");
        }
        catch (ArgumentException)
        {
            return new("refused", 0, null);
        }
    }

    private (T[] Result, string? Damage) Run<T>(PoolPlan<T> plan, ElementType<T> type, T[] x, int outputs)
        where T : unmanaged, INumber<T>
    {
        T canary = type.FromBits(0x5A5A_A5A5_5A5A_7B7BUL);
        T poison = type.Special(@case.Offset % 2 == 0 ? Special.SignallingNaN : Special.PositiveInfinity);
        int start = Margin + @case.Offset;
        T[] from = [.. Enumerable.Repeat(poison, start), .. x, .. Enumerable.Repeat(poison, Margin)];
        T[] to = [.. Enumerable.Repeat(canary, start + outputs + Margin)];
        plan.Run(from.AsSpan(start, x.Length), to.AsSpan(start, outputs));
        T[] result = to[start..(start + outputs)];
        to.AsSpan(start, outputs).Fill(canary);
        bool isOutside = to.Any(value => type.ToBits(value) != type.ToBits(canary));
        bool isChanged = x.Where((value, i) => type.ToBits(value) != type.ToBits(from[start + i])).Any();
        return (result, isOutside ? "something beside the destination was written" : isChanged ? "the input was written" : null);
    }

    private static string? Difference<T>(ElementType<T> type, Sequence<T> expected, T[] actual)
        where T : unmanaged, INumber<T>
    {
        for (int i = 0; i < actual.Length; i++)
        {
            if (type.ToBits(actual[i]) != type.ToBits(expected[i])) return $"output {i}: {type.Text(actual[i])} (bits {type.ToBits(actual[i]):X}), the definition has {type.Text(expected[i])} (bits {type.ToBits(expected[i]):X})";
        }

        return null;
    }

    /// <summary>[batch, pixel, channel] as [batch, channel, pixel].</summary>
    private static T[] Turned<T>(T[] values, int batch, int pixels, int channels) =>
        [.. from item in Enumerable.Range(0, batch)
            from channel in Enumerable.Range(0, channels)
            from pixel in Enumerable.Range(0, pixels)
            select values[(((item * pixels) + pixel) * channels) + channel]];
}
