using System.Numerics;
using PoolFunctional.Generators.Indices;

namespace PoolFunctional.Generators.Gradients;

/// <summary>The façade's gradient by indices against the definition's: the same bits, or a refusal of both that leaves the destination alone.</summary>
internal sealed class IndexGradientComparison(IndexGradientCase @case, ITripleGround ground) : ITypedWork<Finding>
{
    private readonly PoolCase pooling = @case.Pooling.Pooling;

    public Finding For<T>(ElementType<T> type)
        where T : unmanaged, INumber<T> => @case.Pooling.IsLong ? For<T, long>(type) : For<T, int>(type);

    private Finding For<T, TIndex>(ElementType<T> type)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        Plan plan = pooling.Plan ?? throw new InvalidOperationException($"Not a possible case: {@case}");
        T[] x = Elements.Of(type, pooling.Palette, pooling.DataSeed, (int)plan.Input.Elements);
        T[] incoming = Elements.Of(type, pooling.Palette, unchecked(pooling.DataSeed + 1), (int)plan.Output.Elements);
        pooling.Planting.Into(incoming, (int)plan.Output.PlaneElements, 1, type, []);
        T[] before = Elements.Of(type, pooling.Palette, unchecked(pooling.DataSeed + 2), x.Length);
        Sequence<long> found = FeatureMap.Create<T>(plan.Input, x)
            .Bind(map => Reference.PoolWithIndices(map, plan, pooling.Reduction, IndexLayout.Plane))
            .Match(indexed => indexed.Indices.Values, error => throw new InvalidOperationException(error.Message));
        long[] indices = @case.Indices(plan, found);
        TIndex[] narrow = [.. indices.Select(TIndex.CreateChecked)];
        bool isLast = pooling.Layout == Layout.ChannelsLast;
        (T[] from, TIndex[] places) = isLast ? (Order.ChannelsLast(incoming, plan.Output), Order.ChannelsLast(narrow, plan.Output)) : (incoming, narrow);
        Result<FeatureMap<T>, PoolError> outcome =
            from gradient in FeatureMap.Create<T>(plan.Output, incoming)
            from named in FeatureMap.Create<long>(plan.Output, indices)
            from result in Reference.BackwardByIndices(gradient, named, plan, @case.Pooling.Layout)
            select result;
        return outcome.Match(
            expected => Compared(type, plan, from, places, before, expected),
            error => Refused(type, from, places, before, error));
    }

    private Finding Compared<T, TIndex>(ElementType<T> type, Plan plan, T[] incoming, TIndex[] indices, T[] before, FeatureMap<T> expected)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        bool isLast = pooling.Layout == Layout.ChannelsLast;
        T[] result = isLast ? Order.ChannelsLast(before, plan.Input) : [.. before];
        string row = "";
        string? damage = ground.Run(incoming, indices, result, writesSecond: false, pooling.Offset, (from, places, to) => row = Run<T, TIndex>(from, places, to));
        T[] actual = isLast ? Order.Planes(result, plan.Input) : result;
        T[] wanted = [.. before.Zip(expected.Values, (present, made) => @case.Writing == Writing.Accumulate ? Accumulated.Sum(type, present, made) : made)];
        int wrong = Enumerable.Range(0, actual.Length).FirstOrDefault(i => type.ToBits(actual[i]) != type.ToBits(wanted[i]), -1);
        return new(actual.Length == 0 ? "empty" : row, actual.Length, damage ?? (wrong < 0 ? null : $"element {wrong}: {type.Text(actual[wrong])}, the definition has {type.Text(wanted[wrong])}"));
    }

    /// <summary>What the definition refuses: the plan does, and writes nothing.</summary>
    private Finding Refused<T, TIndex>(ElementType<T> type, T[] incoming, TIndex[] indices, T[] before, PoolError error)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        T[] result = [.. before];
        try
        {
            return new(Run<T, TIndex>(incoming, indices, result), 0, $"not refused, the definition says {error.Message}");
        }
        catch (ArgumentException refusal)
        {
            // Of several wrong indices, the one that lies first in memory is named.
            bool isAlike = pooling.Layout == Layout.ChannelsLast || refusal.Message.StartsWith(error.Message, StringComparison.Ordinal);
            bool isWritten = !result.Select(type.ToBits).SequenceEqual(before.Select(type.ToBits));
            return new("refused", 0, isWritten ? "something was written" : isAlike ? null : $"refused with {refusal.Message}, the definition says {error.Message}");
        }
    }

    /// <summary>By the plan, or by the door.</summary>
    /// <returns>What answered.</returns>
    private string Run<T, TIndex>(ReadOnlySpan<T> outputGradient, ReadOnlySpan<TIndex> indices, Span<T> inputGradient)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        if (pooling.DataSeed % 2 == 0)
        {
            PoolIndexPlan<T, TIndex> plan = Pool.CompileWithIndices<T, TIndex>(pooling.Reduction, pooling.Window, pooling.Extents, @case.Pooling.Layout, pooling.Options);
            plan.Backward(outputGradient, indices, inputGradient, @case.Writing);
            return plan.Gradient.Name;
        }

        if (pooling.Reduction is Reduction.MaxReduction) Pool.MaxBackward(outputGradient, indices, pooling.Window, pooling.Extents, inputGradient, @case.Pooling.Layout, @case.Writing, pooling.Options);
        else Pool.MinBackward(outputGradient, indices, pooling.Window, pooling.Extents, inputGradient, @case.Pooling.Layout, @case.Writing, pooling.Options);
        return "door";
    }
}
