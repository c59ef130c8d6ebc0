using System.Numerics;

namespace PoolFunctional.Generators.Types;

/// <summary>Results in the definition's order, and as bits.</summary>
internal static class Order
{
    /// <summary>[batch, spatial…, channel] as [batch, channel, spatial…].</summary>
    internal static T[] ChannelsFirst<T>(T[] values, Shape shape)
    {
        (int channels, int pixels) = ((int)shape.Channels, (int)shape.PlaneElements);
        T[] ordered = new T[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            (int row, int channel) = int.DivRem(i, channels);
            (int batch, int pixel) = int.DivRem(row, pixels);
            ordered[(((batch * channels) + channel) * pixels) + pixel] = values[i];
        }

        return ordered;
    }

    /// <summary>The first difference in bits, or null; a NaN must have the bits of <c>T.NaN</c>.</summary>
    internal static string? Difference<T>(ElementType<T> type, IReadOnlyList<T> expected, T[] actual)
        where T : unmanaged, INumber<T>
    {
        if (expected.Count != actual.Length) return $"{actual.Length} outputs, {expected.Count} in the reference";
        ulong canonical = type.IsFloating ? type.ToBits(T.CreateSaturating(double.NaN)) : 0;
        for (int i = 0; i < actual.Length; i++)
        {
            (ulong found, ulong right) = (type.ToBits(actual[i]), type.ToBits(expected[i]));
            if (found != right) return $"output {i}: {type.Text(actual[i])} (bits {found:X}), the reference has {type.Text(expected[i])} (bits {right:X})";
            if (T.IsNaN(actual[i]) && found != canonical) return $"output {i}: NaN with bits {found:X}, not {canonical:X}";
        }

        return null;
    }
}
