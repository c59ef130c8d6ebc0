namespace PoolFunctional.Generators.Indices;

/// <summary>A pooling with indices: a pooling by Max or Min, what the indices count, and their type.</summary>
internal sealed record IndexCase(PoolCase Pooling, IndexLayout Layout, bool IsLong)
{
    internal static IReadOnlyList<IndexLayout> Layouts { get; } = [IndexLayout.Plane, IndexLayout.Global, IndexLayout.ColumnMajor, IndexLayout.ChannelsLast, IndexLayout.Tap];

    internal static IndexCase At(Reduction reduction, int seed, int index)
    {
        Random random = new((int)(Elements.Bits((ulong)(uint)seed, (ulong)(uint)index) >> 33));
        PoolCase drawn = PoolCases.Draw(random) with { Reduction = reduction };
        PoolCase pooling = random.Next(3) == 0 ? AsNetworksHave(random, drawn) : drawn;
        return new(pooling, random.Next(2) == 0 ? IndexLayout.Plane : Layouts[random.Next(Layouts.Count)], random.Next(3) == 0);
    }

    /// <summary>The windows that networks take maxima of, along rows short and long, of which the engine has its own kernels.</summary>
    private static PoolCase AsNetworksHave(Random random, PoolCase drawn)
    {
        while (true)
        {
            (int kernel, int stride) = random.Next(8) switch
            {
                0 or 1 => (2, 2),
                2 or 3 => (3, 2),
                4 or 5 => (3, 1),
                6 when random.Next(2) == 0 => (4, 4),
                6 => (8, 8),
                _ => (5 + random.Next(12), 1),
            };
            // Around every place of a plane, or of so many taps that their rows are swept: most often on two axes.
            bool isAround = stride == 1 && random.Next(2) == 0;
            bool isLarge = stride == 1 && kernel > 3;
            int padding = isAround ? kernel / 2 : random.Next(2) * random.Next(kernel);
            int longest = 1 + random.Next(40);
            int axes = isAround || (isLarge && random.Next(2) == 0) ? 2 : 1 + random.Next(3);
            Axis along = new(longest, kernel, stride, 1, padding, !isAround && random.Next(3) == 0 ? random.Next(kernel) : padding, Window.Keep, true);
            Axis across = !isAround && random.Next(3) == 0 ? along with { Kernel = 1 + random.Next(4), Stride = 1 + random.Next(3), Dilation = 1 + random.Next(2), Before = random.Next(2), After = random.Next(2) } : along;
            PoolCase made = drawn with
            {
                Layout = PoolFunctional.Layout.ChannelsFirst,
                Channels = 1 + random.Next(axes == 3 ? 3 : 12),
                Axes = [.. Enumerable.Range(1, axes).Select(axis => axis == axes ? along : across with { Extent = axis == axes - 1 && random.Next(2) == 0 ? longest : 1 + random.Next(axes == 3 ? 6 : isLarge ? 120 : 20) })],
                Kind = WindowKind.Sliding,
                Planting = Planting.None,
            };
            if (made.Plan is { Input.Elements: < 8_192, Output.Elements: < 8_192 } plan && plan.Output.Elements * Math.Pow(kernel, axes) < 1 << 18) return made;
        }
    }

    /// <summary>Cases that are simpler in one respect, the boldest first.</summary>
    internal IEnumerable<IndexCase> Shrink()
    {
        foreach (PoolCase pooling in PoolCases.Shrink(Pooling)) yield return this with { Pooling = pooling with { Reduction = Pooling.Reduction } };
        if (Layout != IndexLayout.Plane) yield return this with { Layout = IndexLayout.Plane };
        if (IsLong) yield return this with { IsLong = false };
    }

    public override string ToString() => $"{(IsLong ? "long" : "int")} indices by {Layout.GetType().Name}: {Pooling}";
}
