using System.Globalization;
using System.Text;

namespace PoolFunctional.Generators;

/// <summary>One pooling: element type, layout, shape, window, reduction, threads and data, all small enough to print.</summary>
internal sealed record PoolCase(
    ElementType Element,
    Layout Layout,
    bool IsBatched,
    int Batch,
    int Channels,
    Sequence<Axis> Axes,
    WindowKind Kind,
    Rounding Rounding,
    Reduction Reduction,
    int Threads,
    Palette Palette,
    int DataSeed)
{
    /// <summary>Special values among the elements.</summary>
    internal Planting Planting { get; init; } = Planting.None;

    /// <summary>How many elements after a multiple of 64 bytes the spans begin.</summary>
    internal int Offset { get; init; }

    /// <summary>What listed windows and samples are drawn from.</summary>
    internal int WindowSeed { get; init; }

    internal Window Window => Kind switch
    {
        WindowKind.Explicit => DrawnWindows.Explicit(this),
        WindowKind.Fractional => DrawnWindows.Fractional(this, perPlane: false),
        WindowKind.FractionalPerPlane => DrawnWindows.Fractional(this, perPlane: true),
        WindowKind.Adaptive => Window.Adaptive(Each(axis => axis.OutputSize)),
        WindowKind.Global => Window.Global,
        WindowKind.GlobalOver => Window.GlobalOver([.. Axes.Index().Where(entry => entry.Item.IsPooled).Select(entry => entry.Index)]),
        _ => Window.Sliding(Each(axis => axis.Kernel), Each(axis => axis.Stride), Padding, Each(axis => axis.Dilation), Rounding),
    };

    /// <summary>The shape as [batch, channel, spatial…], or why there is none.</summary>
    internal Result<Shape, PoolError> Shape => PoolFunctional.Shape.Create(Batch, Channels, Axes.Select(axis => (long)axis.Extent).ToSequence());

    /// <summary>The plan, where one exists.</summary>
    internal Plan? Plan => Shape.Bind(shape => PoolFunctional.Plan.Create(Window, shape)).Match<Plan?>(plan => plan, _ => null);

    /// <summary>The extents in the case's own layout.</summary>
    internal nint[] Extents
    {
        get
        {
            nint[] batch = IsBatched ? [Batch] : [];
            nint[] spatial = [.. Axes.Select(axis => (nint)axis.Extent)];
            return Layout switch
            {
                Layout.ChannelsFirst => [.. batch, Channels, .. spatial],
                Layout.ChannelsLast => [.. batch, .. spatial, Channels],
                _ => spatial,
            };
        }
    }

    /// <summary>With more than one thread every byte is worth one, so that small cases are split as large ones are; with an even number it is too many for a cache, too.</summary>
    internal PoolOptions Options => Threads == 1 ? new() { Layout = Layout, MaxDegreeOfParallelism = 1 } : new() { Layout = Layout, MaxDegreeOfParallelism = Threads, BytesWorthAThread = 1, MostCachedBytes = Threads % 2 == 0 ? 1 : new PoolOptions().MostCachedBytes };

    private Padding Padding => Kind switch
    {
        WindowKind.SameUpper => Padding.SameUpper,
        WindowKind.SameLower => Padding.SameLower,
        WindowKind.Causal => Padding.Causal,
        _ => Axes.All(axis => axis.Before == 0 && axis.After == 0) ? Padding.None : Padding.Explicit(Each(axis => axis.Before), Each(axis => axis.After)),
    };

    private int[] Each(Func<Axis, int> part) => [.. Axes.Select(part)];

    /// <summary>The geometry in a line, then the first plane (up to 12 × 12) as a grid.</summary>
    public override string ToString()
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"{Element.Name} {Layout} {Sequence.Of<nint>(Extents)} {Windows()} {Reduction} threads {Threads} {Palette} data {DataSeed}{Planting}{(Offset == 0 ? "" : $" offset {Offset}")}");
        int width = Axes[^1].Extent;
        int rows = Axes.Take(Axes.Count - 1).Aggregate(1, (product, axis) => product * axis.Extent);
        if (Batch == 0 || width == 0 || width > 12 || rows > 12) return text.ToString();
        IReadOnlyList<string> cells = Element.Print(this, width * rows * (Layout == Layout.ChannelsLast ? Channels : 1));
        foreach (string[] row in cells.Where((_, i) => Layout != Layout.ChannelsLast || i % Channels == 0).Chunk(width)) text.Append("\n    ").AppendJoin("  ", row.Select(cell => cell.PadLeft(6)));
        return text.ToString();
    }

    private string Windows() => Kind switch
    {
        WindowKind.Adaptive => $"adaptive [{string.Join(", ", Each(axis => axis.OutputSize))}]",
        WindowKind.Global => "global",
        WindowKind.Explicit or WindowKind.Fractional or WindowKind.FractionalPerPlane => $"{DrawnWindows.Text(Window)} drawn by {WindowSeed}",
        WindowKind.GlobalOver => $"global over [{string.Join(", ", Axes.Index().Where(entry => entry.Item.IsPooled).Select(entry => entry.Index))}]",
        _ => $"kernel [{string.Join(", ", Each(axis => axis.Kernel))}] stride [{string.Join(", ", Each(axis => axis.Stride))}] dilation [{string.Join(", ", Each(axis => axis.Dilation))}] "
            + $"{(Kind == WindowKind.Sliding ? $"padding [{string.Join(", ", Axes.Select(axis => $"{axis.Before}+{axis.After}"))}]" : Kind.ToString())} {Rounding.GetType().Name}",
    };
}
