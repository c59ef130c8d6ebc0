using PoolFunctional.Generators.Indices;

namespace PoolFunctional.Generators.Gradients;

/// <summary>A gradient by indices: the pooling that gives them, whether it is added to what is there, and which index is made wrong, if one is.</summary>
internal sealed record IndexGradientCase(IndexCase Pooling, Writing Writing, int Wrong)
{
    internal static IndexGradientCase At(Reduction reduction, int seed, int index)
    {
        IndexCase pooling = IndexCase.At(reduction, seed, index);
        Random random = new(pooling.Pooling.DataSeed);
        return new(pooling, random.Next(4) == 0 ? Writing.Accumulate : Writing.Overwrite, random.Next(8) == 0 ? 1 + random.Next(100) : 0);
    }

    /// <summary>Whether each output names what its window has, as a pooling leaves it.</summary>
    private bool IsAsFound => Pooling.Pooling.DataSeed % 4 < 2;

    /// <summary>Indices by the layout of the case, of the places that a pooling found: all stay, or most do, some name another place and some none; and where the case wants it, one is wrong.</summary>
    /// <param name="plan">The plan of the pooling.</param>
    /// <param name="found">The offsets that it found.</param>
    internal long[] Indices(Plan plan, Sequence<long> found)
    {
        Result<FeatureMap<long>, PoolError> counted = FeatureMap.Create<long>(plan.Output, [.. found.Select((offset, at) => Moved(plan, at, offset))])
            .Bind(offsets => Reference.ConvertIndices(offsets, plan, IndexLayout.Plane, Pooling.Layout));
        long[] indices = [.. counted.Match(map => map.Values, error => throw new InvalidOperationException(error.Message))];
        if (Wrong > 0 && indices.Length > 0) indices[Wrong % indices.Length] = Wrong % 3 == 0 ? -2 : plan.Input.Elements + Wrong;
        return indices;
    }

    /// <summary>Another place is one of the plane, or of the window where that is what indices count in.</summary>
    private long Moved(Plan plan, int at, long offset)
    {
        if (IsAsFound) return offset;
        ulong bits = Elements.Bits((ulong)Pooling.Pooling.DataSeed + 3, (ulong)at);
        if (bits >> 60 == 0) return -1;
        if (bits >> 60 > 3) return offset;
        return Pooling.Layout == IndexLayout.Tap ? SeenPlace.Of(plan, at, bits) : (long)(bits % (ulong)plan.Input.PlaneElements);
    }

    internal IEnumerable<IndexGradientCase> Shrink()
    {
        foreach (IndexCase pooling in Pooling.Shrink()) yield return this with { Pooling = pooling };
        if (Writing != Writing.Overwrite) yield return this with { Writing = Writing.Overwrite };
        if (Wrong > 0) yield return this with { Wrong = 0 };
    }

    public override string ToString() => $"{Writing}{(Wrong > 0 ? $", wrong {Wrong}" : "")}, {Pooling}";
}
