namespace PoolFunctional.Peers.Oracles;

/// <summary>Random inputs.</summary>
internal static class Drawing
{
    /// <summary>[batch, channel, spatial…] of one to three spatial axes, seldom four; small, so that a runtime that folds one tap after the other is not too far off.</summary>
    internal static long[] Shape(Random random)
    {
        int axes = random.Next(40) == 0 ? 4 : 1 + random.Next(3);
        int most = axes switch { 1 => 70, 2 => 20, 3 => 9, _ => 4 };
        return [random.Next(30) == 0 ? 0 : 1 + random.Next(2), 1 + random.Next(4), .. Enumerable.Range(0, axes).Select(_ => (long)(1 + random.Next(most)))];
    }

    internal static OnnxTensor Tensor(Random random, OracleType type, long[] shape, bool hasSpecials)
    {
        double scale = type == OracleTypes.Half ? 1 : Math.ScaleB(1, random.Next(5) == 0 ? random.Next(-20, 21) : 0);
        bool isWhole = random.Next(3) == 0;
        double[] values = new double[shape.Aggregate(1L, (product, extent) => product * extent)];
        for (int i = 0; i < values.Length; i++)
        {
            double value = type.IsInteger ? random.Next(-128, 256) : isWhole ? random.Next(-9, 10) : ((random.NextDouble() * 2) - 1) * scale;
            values[i] = type.Rounded(hasSpecials && random.Next(6) == 0 ? Special(random) : value);
        }

        return new("x", type.Element, shape, values);
    }

    private static double Special(Random random) => random.Next(5) switch
    {
        0 => double.NaN,
        1 => double.PositiveInfinity,
        2 => double.NegativeZero,
        _ => double.NegativeInfinity,
    };
}
