namespace PoolFunctional.Bench.Checks;

/// <summary>Whether the façade's answer is the definition's, bit for bit.</summary>
internal static class Agreement
{
    /// <summary>Positions in which two results differ in any bit.</summary>
    internal static long Differences(ReadOnlySpan<float> fast, ReadOnlySpan<float> reference)
    {
        if (fast.Length != reference.Length) return long.Max(fast.Length, reference.Length);
        long differences = 0;
        for (int i = 0; i < fast.Length; i++)
        {
            if (BitConverter.SingleToUInt32Bits(fast[i]) != BitConverter.SingleToUInt32Bits(reference[i])) differences++;
        }

        return differences;
    }

    /// <summary>The definition's answer for <c>[channel, height, width]</c>.</summary>
    internal static Sequence<float> Definition(ReadOnlySpan<float> x, ReadOnlySpan<long> shape, Window window, Reduction reduction) =>
        Map(x, shape).Bind(map => Reference.Pool(map, window, reduction)).Select(map => map.Values).OrFail();

    private static Result<FeatureMap<float>, PoolError> Map(ReadOnlySpan<float> x, ReadOnlySpan<long> shape)
    {
        Sequence<float> values = Sequence.Of(x);
        return Shape.Create(shape).Bind(checkedShape => FeatureMap.Create(checkedShape, values.AsSpan()));
    }
}
