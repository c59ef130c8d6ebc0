using System.Numerics;
using PoolFunctional.Engine.Gradients;
using PoolFunctional.Generators.Indices;

namespace PoolFunctional.Generators.Gradients;

/// <summary>The façade's gradient against the definition's: the same bits, or a refusal of both that leaves the destination alone.</summary>
internal sealed class GradientComparison(GradientCase @case, ITripleGround ground) : ITypedWork<Finding>
{
    public Finding For<T>(ElementType<T> type)
        where T : unmanaged, INumber<T>
    {
        PoolCase pooling = @case.Pooling;
        Plan plan = pooling.Plan ?? throw new InvalidOperationException($"Not a possible case: {@case}");
        T[] x = Elements.Of(type, pooling.Palette, pooling.DataSeed, (int)plan.Input.Elements);
        T[] incoming = Elements.Of(type, pooling.Palette, unchecked(pooling.DataSeed + 1), (int)plan.Output.Elements);
        bool plantsIncoming = pooling.DataSeed % 2 == 1;
        if (plantsIncoming) pooling.Planting.Into(incoming, (int)plan.Output.PlaneElements, 1, type, []);
        else pooling.Planting.Into(x, pooling.Layout == Layout.ChannelsLast ? pooling with { Layout = Layout.ChannelsFirst } : pooling, type);
        T[] before = Elements.Of(type, pooling.Palette, unchecked(pooling.DataSeed + 2), x.Length);
        return FeatureMap.Create<T>(plan.Output, incoming)
            .Bind(gradient => FeatureMap.Create<T>(plan.Input, x).Bind(map => Reference.Backward(gradient, map, plan, pooling.Reduction, @case.Ties)))
            .Match(
                expected => Compared(type, plan, x, incoming, before, expected),
                error => Refused(type, x, incoming, error));
    }

    private Finding Compared<T>(ElementType<T> type, Plan plan, T[] x, T[] incoming, T[] before, FeatureMap<T> expected)
        where T : unmanaged, INumber<T>
    {
        bool isLast = @case.Pooling.Layout == Layout.ChannelsLast;
        PoolPlan<T> fast = Pool.Compile<T>(@case.Pooling.Reduction, @case.Pooling.Window, @case.Pooling.Extents, @case.Pooling.Options);
        GradientSchedule<T> schedule = fast.Gradient(@case.Ties);
        T[] pooled = !schedule.NeedsInput && !@case.KeepsInput ? [] : isLast ? Order.ChannelsLast(x, plan.Input) : x;
        T[] result = isLast ? Order.ChannelsLast(before, plan.Input) : [.. before];
        string? damage = ground.Run(
            isLast ? Order.ChannelsLast(incoming, plan.Output) : incoming,
            pooled,
            result,
            writesSecond: false,
            @case.Pooling.Offset,
            (from, input, to) => fast.Backward(from, input, to, @case.Ties, @case.Writing));
        T[] actual = isLast ? Order.Planes(result, plan.Input) : result;
        return new(x.Length == 0 ? "empty" : schedule.Name, x.Length, damage ?? Difference(type, actual, before, expected));
    }

    private string? Difference<T>(ElementType<T> type, T[] actual, T[] before, FeatureMap<T> expected)
        where T : unmanaged, INumber<T>
    {
        for (int i = 0; i < actual.Length; i++)
        {
            T wanted = @case.Writing == Writing.Overwrite ? expected.Values[i] : Accumulated.Sum(type, before[i], expected.Values[i]);
            if (type.ToBits(actual[i]) != type.ToBits(wanted)) return $"element {i}: {type.Text(actual[i])}, the definition has {type.Text(wanted)}";
        }

        return null;
    }

    /// <summary>What the definition refuses: the plan does.</summary>
    private Finding Refused<T>(ElementType<T> type, T[] x, T[] incoming, PoolError error)
        where T : unmanaged, INumber<T>
    {
        T[] result = [.. x];
        try
        {
            Pool.Compile<T>(@case.Pooling.Reduction, @case.Pooling.Window, @case.Pooling.Extents, @case.Pooling.Options).Backward(incoming, x, result, @case.Ties);
            return new("refused", 0, $"not refused, the definition says {error.Message}");
        }
        catch (ArgumentException refusal)
        {
            bool isWritten = !result.Select(type.ToBits).SequenceEqual(x.Select(type.ToBits));
            return new("refused", 0, isWritten ? "something was written" : refusal.Message.StartsWith(error.Message, StringComparison.Ordinal) ? null : $"refused with {refusal.Message}, the definition says {error.Message}");
        }
    }
}
