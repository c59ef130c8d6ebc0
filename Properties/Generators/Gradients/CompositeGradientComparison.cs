using System.Numerics;
using PoolFunctional.Generators.Blurring;
using PoolFunctional.Generators.Indices;

namespace PoolFunctional.Generators.Gradients;

/// <summary>The façade's gradient of a blur, a pyramid, a stack or their kin against the definition's: the same bits, or a refusal of both that leaves the destination alone.</summary>
internal sealed class CompositeGradientComparison(CompositeGradient gradient, ITripleGround ground) : ITypedWork<Finding>
{
    private readonly BlurCase drawn = gradient.Case;

    public Finding For<T>(ElementType<T> type)
        where T : unmanaged, INumber<T>
    {
        Shape shape = Shape.Create(drawn.Batch, drawn.Channels, drawn.Extents.Select(extent => (long)extent).ToSequence()).Match(made => made, error => throw new InvalidOperationException(error.Message));
        T[] x = Elements.Of(type, drawn.Palette, drawn.DataSeed, drawn.Elements);
        if (drawn.DataSeed % 2 == 0) drawn.Planting.Into(x, (int)shape.PlaneElements, 1, type, []);
        T[] before = Elements.Of(type, drawn.Palette, unchecked(drawn.DataSeed + 2), x.Length);
        Result<(FeatureMap<T> Incoming, FeatureMap<T> Gradient), PoolError> outcome =
            from map in FeatureMap.Create<T>(shape, x)
            from output in gradient.OutputOf(map)
            from incoming in FeatureMap.Create<T>(output, Incoming(type, output))
            from wanted in gradient.Defined(incoming, map)
            select (incoming, wanted);
        bool isLast = drawn.Layout == Layout.ChannelsLast;
        T[] given = isLast ? Order.ChannelsLast(x, shape) : x;
        return outcome.Match(
            found => Compared(type, given, Laid(found.Incoming), isLast ? Order.ChannelsLast(before, shape) : before, isLast ? Order.ChannelsLast([.. found.Gradient.Values], shape) : [.. found.Gradient.Values]),
            error => Refused(type, given, error));
    }

    private T[] Incoming<T>(ElementType<T> type, Shape output)
        where T : unmanaged, INumber<T>
    {
        T[] incoming = Elements.Of(type, drawn.Palette, unchecked(drawn.DataSeed + 1), (int)output.Elements);
        if (drawn.DataSeed % 2 == 1) drawn.Planting.Into(incoming, (int)output.PlaneElements, 1, type, []);
        return incoming;
    }

    private T[] Laid<T>(FeatureMap<T> incoming)
        where T : unmanaged, INumber<T> =>
        drawn.Layout == Layout.ChannelsLast && !gradient.IsFeatures ? Order.ChannelsLast([.. incoming.Values], incoming.Shape) : [.. incoming.Values];

    private Finding Compared<T>(ElementType<T> type, T[] x, T[] incoming, T[] target, T[] expected)
        where T : unmanaged, INumber<T>
    {
        T[] wanted = [.. target.Zip(expected, (present, made) => gradient.Writing == Writing.Accumulate ? Accumulated.Sum(type, present, made) : made)];
        string row = "empty";
        string? damage = ground.Run(incoming, x, target, writesSecond: false, drawn.Offset, (from, input, to) => row = gradient.Run<T>(from, input, to));
        int wrong = Enumerable.Range(0, target.Length).FirstOrDefault(i => type.ToBits(target[i]) != type.ToBits(wanted[i]), -1);
        return new(row, target.Length, damage ?? (wrong < 0 ? null
            : $"input {wrong}: {type.Text(target[wrong])} (bits {type.ToBits(target[wrong]):X}), the definition has {type.Text(wanted[wrong])} (bits {type.ToBits(wanted[wrong]):X})"));
    }

    private Finding Refused<T>(ElementType<T> type, T[] x, PoolError error)
        where T : unmanaged, INumber<T>
    {
        T[] target = [.. x];
        try
        {
            return new(gradient.Run<T>(x, x, target), 0, $"accepted what the definition refuses: {error.Message}");
        }
        catch (ArgumentException)
        {
            return new("refused", 0, target.Select(type.ToBits).SequenceEqual(x.Select(type.ToBits)) ? null : "something was written");
        }
    }
}
