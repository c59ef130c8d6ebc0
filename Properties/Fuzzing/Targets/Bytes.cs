namespace PoolFunctional.Fuzzing;

/// <summary>Draws numbers from the bytes that a fuzzer invents; beyond their end all are 0.</summary>
internal ref struct Bytes(ReadOnlySpan<byte> left)
{
    private static readonly long[] limits =
        [0, 1, -1, 2, int.MaxValue - 1, int.MaxValue, int.MinValue, 1L << 31, 1L << 32, 1L << 61, (long.MaxValue / 4) + 1, long.MaxValue, long.MinValue, long.MinValue + 1, 1L << 16, (1L << 24) - 1];

    private static readonly float[] special = [0f, -0f, 1f, float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.Epsilon, float.MaxValue, float.MinValue, 1e-40f];

    private ReadOnlySpan<byte> left = left;

    internal int Next()
    {
        if (left.IsEmpty) return 0;
        int drawn = left[0];
        left = left[1..];
        return drawn;
    }

    /// <summary>From 0 to one below the count.</summary>
    internal int Below(int count) => Next() % count;

    internal T Among<T>(params ReadOnlySpan<T> choices) => choices[Below(choices.Length)];

    /// <summary>Mostly a small number, now and then a limit or its neighbour.</summary>
    internal long Number(int small)
    {
        int drawn = Next();
        return drawn < 208 ? drawn % small : limits[drawn % limits.Length];
    }

    internal int Int(int small) => (int)long.Clamp(Number(small), int.MinValue, int.MaxValue);

    internal int[] Ints(int count, int small)
    {
        int[] numbers = new int[Below(24) == 0 ? Below(5) : count];
        for (int i = 0; i < numbers.Length; i++) numbers[i] = Int(small);
        return numbers;
    }

    internal float Real()
    {
        int drawn = Next();
        return drawn < 200 ? (drawn % 16) - 8 : drawn < 240 ? (drawn - 220) * 0.3f : special[drawn % special.Length];
    }

    internal float[] Reals(int count)
    {
        float[] reals = new float[count];
        for (int i = 0; i < count; i++) reals[i] = Real();
        return reals;
    }
}
