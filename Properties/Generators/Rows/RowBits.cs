using System.Globalization;
using System.Numerics;

namespace PoolFunctional.Generators.Rows;

/// <summary>Results as bits.</summary>
internal static class RowBits
{
    internal static string? Difference<T>(ElementType<T> type, IReadOnlyList<T> expected, T[] actual)
        where T : unmanaged, INumber<T>
    {
        if (expected.Count != actual.Length) return string.Create(CultureInfo.InvariantCulture, $"{actual.Length} elements, {expected.Count} in the definition");
        ulong canonical = type.IsFloating ? type.ToBits(T.CreateSaturating(double.NaN)) : 0;
        for (int i = 0; i < actual.Length; i++)
        {
            (ulong found, ulong right) = (type.ToBits(actual[i]), type.ToBits(expected[i]));
            if (found != right) return string.Create(CultureInfo.InvariantCulture, $"element {i} is {type.Text(actual[i])} ({found:X}), the definition has {type.Text(expected[i])} ({right:X})");
            if (T.IsNaN(actual[i]) && found != canonical) return string.Create(CultureInfo.InvariantCulture, $"element {i} is a NaN with the bits {found:X}");
        }

        return null;
    }

    internal static int[] Of(float[] values) => [.. values.Select(BitConverter.SingleToInt32Bits)];
}
