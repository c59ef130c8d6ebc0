using System.Numerics;

namespace PoolFunctional.Generators.Types;

/// <summary>The façade's results of a wider type against the definition's, bit for bit.</summary>
internal sealed class WideComparison(PoolCase @case, ElementType result) : ITypedWork<Finding>
{
    private const int Margin = 64;

    public Finding For<T>(ElementType<T> type)
        where T : unmanaged, INumber<T> => result.Do(new Into<T>(@case, type));

    private sealed class Into<T>(PoolCase @case, ElementType<T> element) : ITypedWork<Finding>
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
            TResult canary = type.FromBits(0x5A5A_A5A5_5A5A_7B7BUL);
            TResult[] all = [.. Enumerable.Repeat(canary, Margin + @case.Offset + expected.Count + Margin)];
            T[] source = [.. Enumerable.Repeat(T.One, @case.Offset), .. x];
            int first = Margin + @case.Offset;
            fast.Run(source.AsSpan(@case.Offset), all.AsSpan(first, expected.Count));
            TResult[] y = all[first..(first + expected.Count)];
            string? damage = all.Where((value, i) => (i < first || i >= first + y.Length) && type.ToBits(value) != type.ToBits(canary)).Any() ? "something beside the destination was written" : null;
            return new(y.Length == 0 ? "empty" : fast.ScheduleName, y.Length, damage ?? Order.Difference(type, expected, isLast ? Order.ChannelsFirst(y, plan.Output) : y));
        }
    }
}
