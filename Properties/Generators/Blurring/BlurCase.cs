namespace PoolFunctional.Generators.Blurring;

/// <summary>A tensor and a blur, a pyramid or a stack over it, small enough to print.</summary>
internal sealed record BlurCase(ElementType Element, Layout Layout, int Batch, int Channels, Sequence<int> Extents, int Threads, Palette Palette, int DataSeed)
{
    /// <summary>What the numbers of the operator are drawn from.</summary>
    internal int Seed { get; init; }

    /// <summary>How many elements after a multiple of 64 bytes the spans begin.</summary>
    internal int Offset { get; init; }

    /// <summary>Special values among the elements.</summary>
    internal Planting Planting { get; init; } = Planting.None;

    internal nint[] Shape => Layout switch
    {
        Layout.ChannelsFirst => [Batch, Channels, .. Spatial],
        Layout.ChannelsLast => [Batch, .. Spatial, Channels],
        _ => Spatial,
    };

    internal PoolOptions Options => Threads == 1 ? new() { Layout = Layout, MaxDegreeOfParallelism = 1 } : new() { Layout = Layout, MaxDegreeOfParallelism = Threads, BytesWorthAThread = 1 };

    internal int Elements => Extents.Aggregate(Batch * Channels, (product, extent) => product * extent);

    private nint[] Spatial => [.. Extents.Select(extent => (nint)extent)];

    /// <summary>A blur that fits; sizes, strides, edges and paddings of every kind.</summary>
    internal BlurFilter Filter
    {
        get
        {
            Random random = new(Seed);
            BlurEdge edge = random.Next(3) switch { 0 => BlurEdge.Reflect, 1 => BlurEdge.Replicate, _ => BlurEdge.Zero };
            int[] sizes = [.. Extents.Select(_ => 1 + random.Next(BlurFilter.LargestSize))];
            int[] strides = [.. Extents.Select(_ => random.Next(3) == 0 ? 1 + random.Next(5) : 1 + random.Next(2))];
            if (random.Next(4) == 0) (sizes, strides) = ([.. sizes.Select(_ => sizes[0])], [.. strides.Select(_ => strides[0])]);
            bool isDefault = random.Next(3) == 0;
            int Most(int axis) => edge == BlurEdge.Reflect ? int.Min(Extents[axis] - 1, 9) : edge == BlurEdge.Zero ? 9 : 6;
            int[] before = [.. sizes.Select((_, axis) => random.Next(Most(axis) + 1))];
            int[] after = [.. sizes.Select((_, axis) => random.Next(Most(axis) + 1))];
            sizes = [.. sizes.Select((size, axis) => isDefault ? Fitting(size, strides[axis], Extents[axis]) : int.Min(size, Extents[axis] + before[axis] + after[axis]))];
            strides = [.. strides.Select((stride, axis) => isDefault && sizes[axis] == 1 ? 1 : stride)];
            return BlurFilter.Binomial(sizes, strides, edge, isDefault ? null : Padding.Explicit(before, after));
        }
    }

    /// <summary>Between one and three levels.</summary>
    internal Pyramid Pyramid
    {
        get
        {
            Random random = new(Seed);
            int least = Extents.Min();
            bool isOriginal = random.Next(2) == 0;
            int[] levels = [.. Enumerable.Range(0, 1 + random.Next(3)).Select(_ => 1 + random.Next(isOriginal ? int.Min(least, 6) : 6))];
            return isOriginal ? Pyramid.Original(levels) : Pyramid.Adaptive(levels);
        }
    }

    /// <summary>Up to four windows, of which some pairs compose and some do not.</summary>
    internal WindowStack Stack
    {
        get
        {
            Random random = new(Seed);
            return WindowStack.Of([.. Enumerable.Range(0, 1 + random.Next(4)).Select(_ => Drawn(random))]);
        }
    }

    internal Reduction Reduction => (Seed % 5) switch { 0 => Reduction.Average(), 1 => Reduction.Min, 2 => Reduction.MaxNumber, _ => Reduction.Max };

    private Window Drawn(Random random) => random.Next(6) == 0
        ? Window.Adaptive([.. Extents.Select(_ => 1 + random.Next(4))])
        : Window.Sliding(
            [.. Extents.Select(_ => 1 + random.Next(3))],
            [.. Extents.Select(_ => 1 + random.Next(3))],
            random.Next(4) == 0 ? Padding.Symmetric([.. Extents.Select(_ => 1)]) : Padding.None,
            rounding: random.Next(5) == 0 ? Rounding.Ceiling : Rounding.Floor);

    /// <summary>A size whose usual padding reflects within the extent.</summary>
    private static int Fitting(int size, int stride, int extent)
    {
        while (size > 1 && (stride + size - 2) / 2 > extent - 1) size--;
        return size;
    }

    public override string ToString() =>
        $"{Element.Name} {Layout} {Sequence.Of<nint>(Shape)} threads {Threads} {Palette} data {DataSeed} seed {Seed} offset {Offset}{Planting}";

    /// <summary>Case <paramref name="index"/> of a seed that the operator takes.</summary>
    internal static BlurCase At(string operation, int seed, int index)
    {
        BlurCase drawn = At(seed, index);

        // Two results need a channel axis.
        return operation == "average-and-max" && drawn.Layout == Layout.Plane ? drawn with { Layout = Layout.ChannelsFirst } : drawn;
    }

    private static BlurCase At(int seed, int index)
    {
        Random random = new((int)(Generators.Elements.Bits((ulong)(uint)seed, (ulong)(uint)index) >> 33));
        int axes = random.Next(8) switch { 0 or 1 => 1, 2 => 3, 3 => random.Next(3) == 0 ? 4 : 3, _ => 2 };
        int[] extents = [.. Enumerable.Range(0, axes).Select(axis => 1 + random.Next(axes switch { 1 => 150, 2 => axis == 1 ? 45 : 14, 3 => 8, _ => 4 }))];
        Layout layout = random.Next(6) switch { 0 => Layout.Plane, 1 or 2 => Layout.ChannelsLast, _ => Layout.ChannelsFirst };
        bool isPlane = layout == Layout.Plane;
        ElementType element = random.Next(2) == 0 ? ElementType.All[random.Next(3)] : ElementType.All[random.Next(ElementType.All.Count)];
        return new(
            element,
            layout,
            isPlane ? 1 : random.Next(12) == 0 ? 0 : 1 + random.Next(2),
            isPlane ? 1 : random.Next(4) == 0 && axes < 3 ? 1 + random.Next(34) : 1 + random.Next(4),
            Sequence.Of(extents),
            1 + random.Next(3),
            ((Palette[])[Palette.Ordinary, Palette.Ordinary, Palette.Counts, Palette.Spiced, Palette.Edges, Palette.Zeros, Palette.AnyBits])[random.Next(7)],
            random.Next())
        {
            Seed = random.Next(),
            Offset = random.Next(40),
        };
    }

    internal IEnumerable<BlurCase> Shrink()
    {
        foreach (int batch in Axis.Smaller(Batch, 1)) yield return this with { Batch = batch };
        foreach (int channels in Axis.Smaller(Channels, 1)) yield return this with { Channels = channels };
        for (int axis = 0; axis < Extents.Count; axis++)
        {
            foreach (int extent in Axis.Smaller(Extents[axis], 1)) yield return this with { Extents = Extents.Select((old, i) => i == axis ? extent : old).ToSequence() };
        }

        if (Threads > 1) yield return this with { Threads = 1 };
        if (Palette != Palette.Counts) yield return this with { Palette = Palette.Counts };
        if (Layout != Layout.ChannelsFirst) yield return this with { Layout = Layout.ChannelsFirst };
        if (Offset > 0) yield return this with { Offset = 0 };
    }
}
