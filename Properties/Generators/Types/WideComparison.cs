using System.Numerics;

namespace PoolFunctional.Generators.Types;

/// <summary>The façade's results of a wider type against the definition's, bit for bit.</summary>
internal sealed class WideComparison(PoolCase @case, ElementType result, ITripleGround ground) : ITypedWork<Finding>
{
    public Finding For<T>(ElementType<T> type)
        where T : unmanaged, INumber<T> => result.Do(new Into<T>(@case, type, ground));

    private sealed class Into<T>(PoolCase @case, ElementType<T> element, ITripleGround ground) : ITypedWork<Finding>
        where T : unmanaged, INumber<T>
    {
        public Finding For<TResult>(ElementType<TResult> type)
            where TResult : unmanaged, INumber<TResult>
        {
            Plan plan = @case.Plan!;
            PoolPlan<T, TResult> fast = Pool.Compile<T, TResult>(@case.Reduction, @case.Window, @case.Extents, @case.Options);
            T[] x = Elements.Of(element, @case.Palette, @case.DataSeed, (int)plan.Input.Elements);
            @case.Planting.Into(x, @case, element);
            bool isLast = @case.Layout == Layout.ChannelsLast;
            IReadOnlyList<TResult> expected = FeatureMap.Create<T>(plan.Input, isLast ? Order.ChannelsFirst(x, plan.Input) : x)
                .Bind(map => Reference.Pool<T, TResult>(map, plan, @case.Reduction))
                .Match(map => map.Values, error => throw new InvalidOperationException(error.Message));
            TResult[] y = new TResult[expected.Count];
            string? damage = ground.Run(x, y, @case.Offset, (from, to) => fast.Run(from, to));
            return new(y.Length == 0 ? "empty" : fast.ScheduleName, y.Length, damage ?? Order.Difference(type, expected, isLast ? Order.ChannelsFirst(y, plan.Output) : y));
        }
    }
}
