using System.Numerics;

namespace PoolFunctional.Generators.Indices;

/// <summary>The façade's unpooling against the definition's: the same bits, or a refusal of both that leaves the destination alone.</summary>
internal sealed class UnpoolComparison(UnpoolCase @case, ITripleGround ground) : ITypedWork<Finding>
{
    public Finding For<T>(ElementType<T> type)
        where T : unmanaged, INumber<T> => @case.IsLong ? For<T, long>(type) : For<T, int>(type);

    private Finding For<T, TIndex>(ElementType<T> type)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        PoolCase pooling = @case.Pooling;
        Plan plan = pooling.Plan ?? throw new InvalidOperationException($"Not a possible case: {@case}");
        T[] values = Elements.Of(type, pooling.Palette, pooling.DataSeed, (int)plan.Output.Elements);
        pooling.Planting.Into(values, (int)plan.Output.PlaneElements, 1, type, []);
        long[] indices = @case.Indices(plan);
        bool isLast = pooling.Layout == Layout.ChannelsLast;
        Result<FeatureMap<T>, PoolError> expected = FeatureMap.Create<T>(plan.Output, values).Bind(map => FeatureMap.Create<long>(plan.Output, indices)
            .Bind(places => Reference.Unpool(map, places, @case.Pooling.Window, @case.OutputSize, @case.Layout, @case.Duplicates)));
        TIndex[] narrow = [.. indices.Select(TIndex.CreateTruncating)];
        nint[] shape = Pool.OutputShape(pooling.Window, pooling.Extents, pooling.Options);
        (T[] given, TIndex[] places) = isLast ? (Order.ChannelsLast(values, plan.Output), Order.ChannelsLast(narrow, plan.Output)) : (values, narrow);
        return expected.Match(
            result => Compared(type, given, places, shape, result, isLast),
            error => Refused(type, given, places, shape, error));
    }

    private Finding Compared<T, TIndex>(ElementType<T> type, T[] values, TIndex[] indices, nint[] shape, FeatureMap<T> expected, bool isLast)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        UnpoolPlan<T, TIndex> fast = Compiled<T, TIndex>(shape);
        T[] y = [.. Enumerable.Repeat(type.FromBits(0x5A5A_A5A5_5A5A_7B7BUL), expected.Values.Count)];
        string? damage = ground.Run(values, indices, y, writesSecond: false, @case.Pooling.Offset, (from, places, to) => fast.Run(from, places, to));
        T[] actual = isLast ? Order.Planes(y, expected.Shape) : y;
        int wrong = Enumerable.Range(0, actual.Length).FirstOrDefault(i => type.ToBits(actual[i]) != type.ToBits(expected.Values[i]), -1);
        string? difference = damage ?? (wrong < 0 ? null : $"element {wrong}: {type.Text(actual[wrong])}, the definition has {type.Text(expected.Values[wrong])}");
        return new(@case.Duplicates.GetType().Name, actual.Length, difference);
    }

    /// <summary>What the definition refuses: the door does, and writes nothing.</summary>
    private Finding Refused<T, TIndex>(ElementType<T> type, T[] values, TIndex[] indices, nint[] shape, PoolError error)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        T untouched = type.FromBits(0x5A5A_A5A5_5A5A_7B7BUL);
        T[] y = [];
        try
        {
            UnpoolPlan<T, TIndex> fast = Compiled<T, TIndex>(shape);
            y = [.. Enumerable.Repeat(untouched, fast.OutputShape.ToArray().Aggregate(1, (product, extent) => product * (int)extent))];
            fast.Run(values, indices, y);
            return new("refused", 0, $"not refused, the definition says {error.Message}");
        }
        catch (ArgumentException refusal)
        {
            bool isWritten = y.Any(value => type.ToBits(value) != type.ToBits(untouched));
            bool isAlike = @case.Pooling.Layout == Layout.ChannelsLast || refusal.Message.StartsWith(error.Message, StringComparison.Ordinal);
            return new("refused", 0, isWritten ? "something was written" : isAlike ? null : $"refused with {refusal.Message}, the definition says {error.Message}");
        }
    }

    private UnpoolPlan<T, TIndex> Compiled<T, TIndex>(nint[] shape)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex> =>
        Pool.CompileUnpool<T, TIndex>(@case.Pooling.Window, shape, [.. @case.OutputSize.Select(size => (nint)size)], @case.Layout, @case.Duplicates, @case.Pooling.Options);
}
