using System.Numerics;

namespace PoolFunctional.Generators.Blurring;

/// <summary>The façade's result of an operator against the definition's, bit for bit.</summary>
internal sealed class BlurComparison(string operation, BlurCase @case, ITripleGround ground) : ITypedWork<Finding>
{
    public Finding For<T>(ElementType<T> type)
        where T : unmanaged, INumber<T>
    {
        Shape shape = Shape.Create(@case.Batch, @case.Channels, @case.Extents.Select(extent => (long)extent).ToSequence()).Match(made => made, error => throw new InvalidOperationException(error.Message));
        T[] x = Elements.Of(type, @case.Palette, @case.DataSeed, @case.Elements);
        bool isLast = @case.Layout == Layout.ChannelsLast;
        @case.Planting.Into(x, (int)shape.PlaneElements, isLast ? @case.Channels : 1, type, []);
        Result<Sequence<T>, PoolError> outcome = FeatureMap.Create<T>(shape, isLast ? Turned(x, @case.Batch, (int)shape.PlaneElements, @case.Channels) : x).Bind(Defined);
        if (outcome is Result<Sequence<T>, PoolError>.Failed failed) return Refused<T>(failed.Error);
        Sequence<T> expected = outcome.Match(values => values, _ => []);
        T[] y = new T[expected.Count];
        string row = "halves";
        string? damage = ground.Run(x, y, @case.Offset, (from, to) => row = Run(from, to));
        bool isTurned = isLast && operation != "spatial-pyramid";
        int channels = operation == "average-and-max" ? 2 * @case.Channels : @case.Channels;
        T[] ordered = isTurned && y.Length > 0 ? Turned(y, @case.Batch, y.Length / (@case.Batch * channels), channels) : y;
        return new(y.Length == 0 ? "empty" : row, y.Length, damage ?? Difference(type, expected, ordered));
    }

    internal static string Text(string operation, BlurCase @case) => operation switch
    {
        "spatial-pyramid" => $"{@case.Pyramid}",
        "stack" => $"{@case.Stack} {@case.Reduction}",
        "average-and-max" => $"{@case.Stack.Windows[0]}",
        _ => $"{@case.Filter}",
    };

    private Result<Sequence<T>, PoolError> Defined<T>(FeatureMap<T> x)
        where T : unmanaged, INumber<T> => operation switch
        {
            "blur" => Reference.Blur(x, @case.Filter).Select(map => map.Values),
            "max-blur" => Reference.MaxBlur(x, @case.Filter).Select(map => map.Values),
            "stack" => Reference.Pool(x, @case.Stack, @case.Reduction).Select(map => map.Values),
            "average-and-max" => Reference.AverageAndMax(x, @case.Stack.Windows[0]).Select(map => map.Values),
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
            return new(Run<T>(new T[@case.Elements], []), 0, $"accepted what the definition refuses: {error.Message}");
        }
        catch (ArgumentException refusal)
        {
            return new("refused", 0, refusal.ParamName == "destination" ? $"refused for its destination alone: {error.Message}" : null);
        }
    }

    /// <summary>By the façade; gives the name of what answered.</summary>
    private string Run<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, INumber<T>
    {
        if (operation == "average-and-max")
        {
            Pool.AverageAndMax(x, @case.Shape, @case.Stack.Windows[0], y, @case.Options);
            return "halves";
        }

        PoolPlan<T> plan = Compiled<T>();
        plan.Run(x, y);
        return plan.ScheduleName;
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
