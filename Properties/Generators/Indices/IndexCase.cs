namespace PoolFunctional.Generators.Indices;

/// <summary>A pooling with indices: a pooling by Max or Min, what the indices count, and their type.</summary>
internal sealed record IndexCase(PoolCase Pooling, IndexLayout Layout, bool IsLong)
{
    internal static IReadOnlyList<IndexLayout> Layouts { get; } = [IndexLayout.Plane, IndexLayout.Global, IndexLayout.ColumnMajor, IndexLayout.ChannelsLast, IndexLayout.Tap];

    internal static IndexCase At(Reduction reduction, int seed, int index)
    {
        Random random = new((int)(Elements.Bits((ulong)(uint)seed, (ulong)(uint)index) >> 33));
        PoolCase pooling = PoolCases.Draw(random) with { Reduction = reduction };
        return new(pooling, random.Next(2) == 0 ? IndexLayout.Plane : Layouts[random.Next(Layouts.Count)], random.Next(3) == 0);
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
