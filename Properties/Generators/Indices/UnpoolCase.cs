namespace PoolFunctional.Generators.Indices;

/// <summary>An unpooling: the pooling that it undoes, what the indices count, what duplicates become, and how the indices are drawn.</summary>
internal sealed record UnpoolCase(PoolCase Pooling, IndexLayout Layout, Duplicates Duplicates, bool IsLong, bool GivesSize, int Wrong)
{
    private static readonly Duplicates[] policies = [Duplicates.Last, Duplicates.Sum, Duplicates.Max, Duplicates.Error];

    internal static UnpoolCase At(int seed, int index)
    {
        Random random = new((int)(Elements.Bits((ulong)(uint)seed, (ulong)(uint)index) >> 33));
        PoolCase pooling = PoolCases.Draw(random);
        IndexLayout layout = random.Next(2) == 0 ? IndexLayout.Plane : IndexCase.Layouts[random.Next(IndexCase.Layouts.Count)];
        return new(pooling with { Reduction = Reduction.Max }, layout, policies[random.Next(policies.Length)], random.Next(3) == 0, random.Next(3) > 0, random.Next(8) == 0 ? 1 + random.Next(100) : 0);
    }

    /// <summary>The spatial extents of what was pooled, or none.</summary>
    internal Sequence<long> OutputSize => GivesSize || Pooling.Kind is WindowKind.Adaptive or WindowKind.Global or WindowKind.GlobalOver ? Pooling.Axes.Select(axis => (long)axis.Extent).ToSequence() : [];

    /// <summary>The indices, in the order of the definition; where the case wants one wrong, it is.</summary>
    internal long[] Indices(Plan plan)
    {
        long[] offsets = [.. Enumerable.Range(0, (int)plan.Output.Elements).Select(at => OffsetOf(plan, at))];
        Result<FeatureMap<long>, PoolError> counted = FeatureMap.Create<long>(plan.Output, offsets).Bind(map => Reference.ConvertIndices(map, plan, IndexLayout.Plane, Layout));
        long[] indices = [.. counted.Match(map => map.Values, error => throw new InvalidOperationException(error.Message))];
        if (Wrong > 0 && indices.Length > 0) indices[Wrong % indices.Length] = Wrong % 3 == 0 ? -2 : plan.Input.Elements + Wrong;
        return indices;
    }

    /// <summary>Where a value goes: most often into its window, sometimes anywhere in its plane, sometimes nowhere; where asked for, one index is none.</summary>
    private long OffsetOf(Plan plan, int at)
    {
        ulong bits = Elements.Bits((ulong)Pooling.DataSeed + 1, (ulong)at);
        long offset = SeenPlace.Of(plan, at, bits);
        return offset < 0 || bits >> 60 == 0 ? -1 : Layout != IndexLayout.Tap && bits >> 60 < 3 ? (long)(bits % (ulong)plan.Input.PlaneElements) : offset;
    }

    internal IEnumerable<UnpoolCase> Shrink()
    {
        foreach (PoolCase pooling in PoolCases.Shrink(Pooling)) yield return this with { Pooling = pooling with { Reduction = Reduction.Max } };
        if (Layout != IndexLayout.Plane) yield return this with { Layout = IndexLayout.Plane };
        if (Duplicates != Duplicates.Last) yield return this with { Duplicates = Duplicates.Last };
        if (IsLong) yield return this with { IsLong = false };
    }

    public override string ToString() =>
        $"{(IsLong ? "long" : "int")} indices by {Layout.GetType().Name}, {Duplicates.GetType().Name}, {(GivesSize ? "size given" : "size implied")}{(Wrong > 0 ? $", wrong {Wrong}" : "")}: {Pooling}";
}
