using System.Numerics;

namespace PoolFunctional.Generators;

/// <summary>The façade's result against the definition's, bit for bit.</summary>
internal static class Comparison<T>
    where T : unmanaged, INumber<T>
{
    internal static Finding Of(PoolCase @case, ElementType<T> type, IDefinition definition, IGround ground)
    {
        Plan plan = @case.Plan ?? throw new InvalidOperationException($"Not a possible case: {@case}");
        PoolPlan<T> fast = Pool.Compile<T>(@case.Reduction, @case.Window, @case.Extents, @case.Options);
        T[] x = Elements.Of(type, @case.Palette, @case.DataSeed, (int)plan.Input.Elements);
        @case.Planting.Into(x, @case, type);
        (T[] y, string? damage) = ground.Run(fast, @case, type, x, (int)plan.Output.Elements);
        return new(y.Length == 0 ? "empty" : fast.ScheduleName, y.Length, damage ?? Difference(type, @case, definition, plan, x, y));
    }

    private static string? Difference(ElementType<T> type, PoolCase @case, IDefinition definition, Plan plan, T[] x, T[] y)
    {
        bool isLast = @case.Layout == Layout.ChannelsLast;
        IReadOnlyList<T> expected = definition.Pool(plan, @case.Reduction, isLast ? Transposed(x, plan.Input) : x);
        if (expected.Count != y.Length) return $"{y.Length} outputs, {expected.Count} in the reference";
        ulong canonical = type.IsFloating ? type.ToBits(T.CreateSaturating(double.NaN)) : 0;
        T[] actual = isLast ? Transposed(y, plan.Output) : y;
        for (int i = 0; i < actual.Length; i++)
        {
            ulong bits = type.ToBits(actual[i]);
            if (bits != type.ToBits(expected[i])) return $"output {i}: {type.Text(actual[i])} (bits {bits:X}), the reference has {type.Text(expected[i])} (bits {type.ToBits(expected[i]):X})";
            if (T.IsNaN(actual[i]) && bits != canonical) return $"output {i}: NaN with bits {bits:X}, not {canonical:X}";
        }

        return null;
    }

    /// <summary>[batch, spatial…, channel] as [batch, channel, spatial…].</summary>
    private static T[] Transposed(T[] values, Shape shape)
    {
        (int channels, int pixels) = ((int)shape.Channels, (int)shape.PlaneElements);
        T[] ordered = new T[values.Length];
        int next = 0;
        for (int batch = 0; batch < shape.Batch; batch++)
        {
            for (int pixel = 0; pixel < pixels; pixel++)
            {
                for (int channel = 0; channel < channels; channel++) ordered[(((batch * channels) + channel) * pixels) + pixel] = values[next++];
            }
        }

        return ordered;
    }
}
