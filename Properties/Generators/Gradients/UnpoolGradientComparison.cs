using System.Numerics;
using PoolFunctional.Generators.Indices;

namespace PoolFunctional.Generators.Gradients;

/// <summary>The façade's gradient of an unpooling against the definition's: the same bits, or a refusal of both that leaves the destination alone.</summary>
internal sealed class UnpoolGradientComparison(UnpoolCase @case, ITripleGround ground) : ITypedWork<Finding>
{
    private readonly Writing writing = @case.Pooling.DataSeed % 3 == 0 ? Writing.Accumulate : Writing.Overwrite;

    public Finding For<T>(ElementType<T> type)
        where T : unmanaged, INumber<T> => @case.IsLong ? For<T, long>(type) : For<T, int>(type);

    private Finding For<T, TIndex>(ElementType<T> type)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        PoolCase pooling = @case.Pooling;
        Plan plan = pooling.Plan ?? throw new InvalidOperationException($"Not a possible case: {@case}");
        T[] values = Elements.Of(type, pooling.Palette, pooling.DataSeed, (int)plan.Output.Elements);
        long[] indices = @case.Indices(plan);
        Result<(Shape Unpooled, T[] Incoming, Sequence<T> Gradient), PoolError> outcome =
            from given in FeatureMap.Create<T>(plan.Output, values)
            from places in FeatureMap.Create<long>(plan.Output, indices)
            from y in Reference.Unpool(given, places, pooling.Window, @case.OutputSize, @case.Layout, @case.Duplicates)
            from incoming in FeatureMap.Create<T>(y.Shape, Incoming(type, y))
            from gradient in Reference.UnpoolBackward(incoming, given, places, pooling.Window, @case.OutputSize, @case.Layout, @case.Duplicates)
            select (y.Shape, (T[])[.. incoming.Values], gradient.Values);
        bool isLast = pooling.Layout == Layout.ChannelsLast;
        TIndex[] narrow = [.. indices.Select(TIndex.CreateTruncating)];
        (T[] lain, TIndex[] lying) = isLast ? (Order.ChannelsLast(values, plan.Output), Order.ChannelsLast(narrow, plan.Output)) : (values, narrow);
        nint[] shape = Pool.OutputShape(pooling.Window, pooling.Extents, pooling.Options);
        return outcome.Match(
            found => Compared(type, plan.Output, shape, lain, lying, isLast ? Order.ChannelsLast(found.Incoming, found.Unpooled) : found.Incoming, found.Gradient),
            error => Refused(type, shape, lain, lying, error));
    }

    private T[] Incoming<T>(ElementType<T> type, FeatureMap<T> y)
        where T : unmanaged, INumber<T>
    {
        T[] incoming = Elements.Of(type, @case.Pooling.Palette, @case.Pooling.DataSeed + 2, y.Values.Count);
        @case.Pooling.Planting.Into(incoming, (int)y.Shape.PlaneElements, 1, type, []);
        return incoming;
    }

    private Finding Compared<T, TIndex>(ElementType<T> type, Shape pooled, nint[] shape, T[] values, TIndex[] indices, T[] incoming, Sequence<T> expected)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        bool isLast = @case.Pooling.Layout == Layout.ChannelsLast;
        UnpoolPlan<T, TIndex> fast = Compiled<T, TIndex>(shape);
        T[] target = Elements.Of(type, @case.Pooling.Palette, @case.Pooling.DataSeed + 3, values.Length);
        T[] wanted = [.. (isLast ? Order.Planes(target, pooled) : target).Zip(expected, (present, made) => writing == Writing.Accumulate ? Accumulated.Sum(type, present, made) : made)];
        T[] needed = @case.Duplicates is Duplicates.MaxDuplicates || @case.Pooling.DataSeed % 2 == 0 ? values : [];
        string? damage = ground.Run(incoming, indices, target, writesSecond: false, @case.Pooling.Offset, (g, places, to) => fast.Backward(g, needed, places, to, writing));
        T[] actual = isLast ? Order.Planes(target, pooled) : target;
        int wrong = Enumerable.Range(0, actual.Length).FirstOrDefault(i => type.ToBits(actual[i]) != type.ToBits(wanted[i]), -1);
        string? difference = damage ?? (wrong < 0 ? null : $"{writing}, value {wrong}: {type.Text(actual[wrong])}, the definition has {type.Text(wanted[wrong])}");
        return new(@case.Duplicates.GetType().Name, actual.Length, difference);
    }

    /// <summary>What the definition refuses: the door does, and writes nothing.</summary>
    private Finding Refused<T, TIndex>(ElementType<T> type, nint[] shape, T[] values, TIndex[] indices, PoolError error)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        T untouched = type.FromBits(0x5A5A_A5A5_5A5A_7B7BUL);
        T[] target = [.. Enumerable.Repeat(untouched, values.Length)];
        try
        {
            UnpoolPlan<T, TIndex> fast = Compiled<T, TIndex>(shape);
            fast.Backward(new T[fast.OutputLength], values, indices, target, writing);
            return new("refused", 0, $"not refused, the definition says {error.Message}");
        }
        catch (ArgumentException)
        {
            return new("refused", 0, target.Any(value => type.ToBits(value) != type.ToBits(untouched)) ? "something was written" : null);
        }
    }

    private UnpoolPlan<T, TIndex> Compiled<T, TIndex>(nint[] shape)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex> =>
        Pool.CompileUnpool<T, TIndex>(@case.Pooling.Window, shape, [.. @case.OutputSize.Select(size => (nint)size)], @case.Layout, @case.Duplicates, @case.Pooling.Options);
}
