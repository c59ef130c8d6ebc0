using System.Numerics;

namespace PoolFunctional.Generators.Indices;

/// <summary>Values and indices of the façade against the definition's.</summary>
internal sealed class IndexComparison(IndexCase @case, ITripleGround ground) : ITypedWork<Finding>
{
    public Finding For<T>(ElementType<T> type)
        where T : unmanaged, INumber<T> => @case.IsLong ? For<T, long>(type) : For<T, int>(type);

    private Finding For<T, TIndex>(ElementType<T> type)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        PoolCase pooling = @case.Pooling;
        Plan plan = pooling.Plan ?? throw new InvalidOperationException($"Not a possible case: {@case}");
        PoolIndexPlan<T, TIndex> fast = Pool.CompileWithIndices<T, TIndex>(pooling.Reduction, pooling.Window, pooling.Extents, @case.Layout, pooling.Options);
        T[] x = Elements.Of(type, pooling.Palette, pooling.DataSeed, (int)plan.Input.Elements);
        pooling.Planting.Into(x, pooling, type);
        (T[] values, TIndex[] indices) = (new T[plan.Output.Elements], new TIndex[plan.Output.Elements]);
        Array.Fill(indices, TIndex.CreateTruncating(-77));
        string? damage = ground.Run(x, indices, values, writesSecond: true, pooling.Offset, (from, places, extremes) => fast.Run(from, extremes, places));
        return new(values.Length == 0 ? "empty" : fast.ScheduleName, values.Length, damage ?? Difference(type, plan, x, values, indices));
    }

    private string? Difference<T, TIndex>(ElementType<T> type, Plan plan, T[] x, T[] values, TIndex[] indices)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        bool isLast = @case.Pooling.Layout == Layout.ChannelsLast;
        Indexed<T> expected = FeatureMap.Create<T>(plan.Input, isLast ? Order.Planes(x, plan.Input) : x)
            .Bind(map => Reference.PoolWithIndices(map, plan, @case.Pooling.Reduction, @case.Layout))
            .Match(pooled => pooled, error => throw new InvalidOperationException(error.Message));
        T[] extremes = isLast ? Order.Planes(values, plan.Output) : values;
        TIndex[] places = isLast ? Order.Planes(indices, plan.Output) : indices;
        for (int i = 0; i < extremes.Length; i++)
        {
            if (type.ToBits(extremes[i]) != type.ToBits(expected.Values.Values[i])) return $"value {i}: {type.Text(extremes[i])}, the definition has {type.Text(expected.Values.Values[i])}";
            if (long.CreateTruncating(places[i]) != expected.Indices.Values[i]) return $"index {i}: {places[i]}, the definition has {expected.Indices.Values[i]}";
        }

        return null;
    }
}
