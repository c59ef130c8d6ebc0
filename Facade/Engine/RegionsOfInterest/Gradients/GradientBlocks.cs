namespace PoolFunctional.Engine.RegionsOfInterest.Gradients;

/// <summary>How the channels of the maps are shared out: blocks of so many, position-sensitive of one bin's channels.</summary>
/// <param name="Shape">The extents.</param>
/// <param name="Channels">Channels of a block, the last one's fewer.</param>
/// <param name="IsInPlace">Whether sums are where the gradient is written, rather than in scratch memory with a block's channels as neighbours.</param>
internal readonly record struct GradientBlocks(RegionShape Shape, nint Channels, bool IsInPlace)
{
    /// <summary>A multiple of every number of lanes that a register has.</summary>
    internal const int Lanes = 16;

    /// <summary>The most channels of a block: longer ones make nothing faster.</summary>
    private const int Most = 256;

    private const long MostScratchBytes = 1L << 26;

    /// <summary>The bins that have channels of their own.</summary>
    internal nint Groups => Shape.IsPositionSensitive ? Shape.Bins : 1;

    internal long Units => (long)Shape.Batch * Groups * PerGroup;

    /// <summary>Channels that whole lanes of any width cover.</summary>
    internal nint WidestBlock => Channels == 1 ? 1 : Rounded(Channels);

    private nint PerGroup => (Shape.Results + Channels - 1) / Channels;

    /// <summary>Where the maps have whole lanes of channels as neighbours, in place; else in scratch memory, one channel at a time where that would be too large.</summary>
    internal static GradientBlocks Of(in RegionShape shape, int size, int threads, bool isWide)
    {
        long others = long.Max(1, shape.Batch * (shape.IsPositionSensitive ? shape.Bins : 1));
        long parts = long.Max(1, (threads + others - 1) / others);
        nint channels = nint.Min(Most, Rounded((nint)((shape.Results + parts - 1) / parts)));
        if (!isWide && shape is { IsChannelsLast: true, IsPositionSensitive: false } && shape.Channels % Lanes == 0) return new(shape, channels, IsInPlace: true);
        long fitting = MostScratchBytes / ((long)shape.Pixels * size) / Lanes * Lanes;
        return fitting == 0 ? ByPlane(shape, isWide) : new(shape, nint.Min(shape.Results, nint.Min(channels, (nint)fitting)), IsInPlace: false);
    }

    /// <summary>One channel at a time, in place unless it must be widened.</summary>
    internal static GradientBlocks ByPlane(in RegionShape shape, bool isWide) => new(shape, 1, IsInPlace: !isWide);

    /// <summary>The block of a number.</summary>
    internal GradientBlock Of(long unit)
    {
        (long group, nint block) = (unit / PerGroup, (nint)(unit % PerGroup));
        nint first = block * Channels;
        return new((nint)(group / Groups), (nint)(group % Groups), first, nint.Min(Channels, Shape.Results - first));
    }

    private static nint Rounded(nint channels) => (channels + Lanes - 1) / Lanes * Lanes;
}

/// <summary>Some channels of a map: those of a result from <paramref name="First"/> on, position-sensitive of the bin <paramref name="Group"/>.</summary>
internal readonly record struct GradientBlock(nint Batch, nint Group, nint First, nint Channels);
