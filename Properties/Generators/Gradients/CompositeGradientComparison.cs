using System.Numerics;
using PoolFunctional.Generators.Blurring;
using PoolFunctional.Generators.Indices;

namespace PoolFunctional.Generators.Gradients;

/// <summary>The façade's gradient of a blur, a pyramid, a stack or their kin against the definition's, bit for bit.</summary>
internal sealed class CompositeGradientComparison(string operation, BlurCase @case, ITripleGround ground) : ITypedWork<Finding>
{
    private readonly Writing writing = @case.Seed % 3 == 0 ? Writing.Accumulate : Writing.Overwrite;

    public Finding For<T>(ElementType<T> type)
        where T : unmanaged, INumber<T>
    {
        Shape shape = Shape.Create(@case.Batch, @case.Channels, @case.Extents.Select(extent => (long)extent).ToSequence()).Match(made => made, error => throw new InvalidOperationException(error.Message));
        T[] x = Elements.Of(type, @case.Palette, @case.DataSeed, @case.Elements);
        Result<(Shape Output, T[] Incoming, Sequence<T> Gradient), PoolError> outcome =
            from map in FeatureMap.Create<T>(shape, x)
            from y in Reference.Blur(map, @case.Filter)
            from incoming in FeatureMap.Create<T>(y.Shape, Elements.Of(type, @case.Palette, @case.DataSeed + 1, y.Values.Count))
            from gradient in Reference.BlurBackward(incoming, @case.Filter, shape)
            select (y.Shape, (T[])[.. incoming.Values], gradient.Values);
        return outcome.Match(found => Compared(type, shape, x, found.Output, found.Incoming, found.Gradient), Refused<T>);
    }

    internal static string Text(string operation, BlurCase @case) => BlurComparison.Text(operation, @case);

    private Finding Compared<T>(ElementType<T> type, Shape shape, T[] x, Shape output, T[] incoming, Sequence<T> expected)
        where T : unmanaged, INumber<T>
    {
        bool isLast = @case.Layout == Layout.ChannelsLast;
        PoolPlan<T> plan = BlurComparison.Compiled<T>(operation, @case);
        T[] target = Elements.Of(type, @case.Palette, @case.DataSeed + 2, x.Length);
        T[] wanted = Accumulated.Of(type, isLast ? Order.Planes(target, shape) : target, expected.AsSpan(), writing);
        T[] given = isLast ? Order.ChannelsLast(x, shape) : x;
        string? damage = ground.Run(
            isLast ? Order.ChannelsLast(incoming, output) : incoming, given, target, writesSecond: false, @case.Offset, (g, input, to) => plan.Backward(g, input, to, writing: writing));
        T[] actual = isLast ? Order.Planes(target, shape) : target;
        int wrong = Enumerable.Range(0, actual.Length).FirstOrDefault(i => type.ToBits(actual[i]) != type.ToBits(wanted[i]), -1);
        return new(actual.Length == 0 ? "empty" : plan.Gradient().Name, actual.Length, damage ?? (wrong < 0 ? null
            : $"{writing}, input {wrong}: {type.Text(actual[wrong])} (bits {type.ToBits(actual[wrong]):X}), the definition has {type.Text(wanted[wrong])} (bits {type.ToBits(wanted[wrong]):X})"));
    }

    /// <summary>What the definition refuses the façade must refuse, as an argument, before anything is written.</summary>
    private Finding Refused<T>(PoolError error)
        where T : unmanaged, INumber<T>
    {
        try
        {
            return new(BlurComparison.Compiled<T>(operation, @case).Gradient().Name, 0, $"accepted what the definition refuses: {error.Message}");
        }
        catch (ArgumentException)
        {
            return new("refused", 0, null);
        }
    }
}
