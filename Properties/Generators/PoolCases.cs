using FsCheck;
using FsCheck.Fluent;

namespace PoolFunctional.Generators;

/// <summary>Possible cases of pooling, as a generator for FsCheck and as the numbered cases of a seed.</summary>
internal static class PoolCases
{
    /// <summary>Tap reads that nearly every case stays below, and that the few large ones do.</summary>
    private const long UsualWork = 12_000;
    private const long LargeWork = 100_000;

    /// <summary>A case that is too large after so many is drawn anew.</summary>
    private const int MostHalvings = 64;

    /// <summary>Cases that shrink.</summary>
    internal static Arbitrary<PoolCase> Arbitrary =>
        Arb.From(Gen.Choose(0, int.MaxValue - 1).Select(seed => Draw(new Random(seed))), Shrink);

    /// <summary>Case <paramref name="index"/> of a seed: the same case whenever it is asked for. Of one reduction if it is named, and with windows of the kinds named, otherwise of any.</summary>
    internal static PoolCase At(int seed, int index, string? reduction = null, params ReadOnlySpan<WindowKind> kinds) =>
        Draw(new Random((int)(Elements.Bits((ulong)(uint)seed, (ulong)(uint)index) >> 33)), reduction, kinds);

    internal static PoolCase Draw(Random random, string? reduction = null, params ReadOnlySpan<WindowKind> kinds)
    {
        string name = reduction ?? Reductions.DrawName(random);
        bool isLarge = random.Next(60) == 0;
        long limit = isLarge ? LargeWork : random.Next(3) == 0 ? UsualWork : UsualWork / 6;
        while (true)
        {
            PoolCase drawn = Planted(random, Try(random, isLarge, name, kinds));
            for (int halvings = 0; halvings < MostHalvings && IsPossible(drawn) && Work(drawn) > limit; halvings++) drawn = Halved(drawn);
            if (IsPossible(drawn) && Work(drawn) <= limit) return drawn;
        }
    }

    /// <summary>Possible cases that are simpler in one respect, the boldest first.</summary>
    internal static IEnumerable<PoolCase> Shrink(PoolCase @case) => Simpler(@case).Where(IsPossible);

    /// <summary>Inputs plus output taps: what the reference reads.</summary>
    private static long Work(PoolCase @case)
    {
        Plan plan = @case.Plan!;
        return plan.Input.Elements + (plan.Output.Batch * plan.Output.Channels * plan.Axes.Aggregate(1L, (work, axis) => work * Taps(axis)));
    }

    private static long Taps(AxisPlan axis)
    {
        long taps = 0;
        for (long output = 0; output < axis.OutputExtent; output++) taps += 1 + axis.PresentTaps(output);
        return taps;
    }

    private static bool IsPossible(PoolCase @case) => @case.Plan is { Output.Elements: < 1 << 20, Input.Elements: < 1 << 20 };

    private static PoolCase Try(Random random, bool isLarge, string reduction, ReadOnlySpan<WindowKind> kinds)
    {
        (int batch, int channels, int[] extents) = isLarge ? Profiles.DrawLarge(random) : Profiles.Draw(random);
        ElementType element = random.Next(2) == 0 ? ElementType.All[random.Next(2)] : ElementType.All[random.Next(Reductions.IsForFloating(reduction) ? 3 : ElementType.All.Count)];
        Layout layout = random.Next(8) switch { 0 => Layout.Plane, 1 or 2 or 3 => Layout.ChannelsLast, _ => Layout.ChannelsFirst };
        WindowKind kind = kinds.IsEmpty ? Kind(random) : kinds[random.Next(kinds.Length)];
        bool isBatched = layout != Layout.Plane && (kind is WindowKind.Global or WindowKind.GlobalOver || random.Next(3) > 0);
        return new(
            element,
            layout,
            isBatched,
            isBatched ? batch : 1,
            layout == Layout.Plane ? 1 : channels,
            Axes.Draw(random, extents),
            kind,
            random.Next(4) switch { 0 => Rounding.Ceiling, 1 => Rounding.CeilingAll, _ => Rounding.Floor },
            Reductions.Draw(random, reduction),
            1 + random.Next(3),
            (Palette)random.Next(6),
            random.Next())
        {
            WindowSeed = random.Next(),
        };
    }

    private static WindowKind Kind(Random random) => random.Next(16) switch
    {
        0 => WindowKind.SameUpper,
        1 => WindowKind.SameLower,
        2 or 3 or 4 => WindowKind.Adaptive,
        5 => WindowKind.Global,
        6 => WindowKind.GlobalOver,
        7 => WindowKind.Causal,
        8 or 9 => WindowKind.Explicit,
        10 => WindowKind.Fractional,
        11 => WindowKind.FractionalPerPlane,
        _ => WindowKind.Sliding,
    };

    /// <summary>With special values in one case of three, one value or many, among elements that have none of their own; and with spans that begin anywhere.</summary>
    private static PoolCase Planted(Random random, PoolCase @case)
    {
        PoolCase placed = @case with { Offset = random.Next(64) };
        if (random.Next(3) > 0) return placed;
        Palette[] plain = @case.Element.IsFloating ? [Palette.Ordinary, Palette.Counts, Palette.Below, Palette.Above] : [Palette.Ordinary, Palette.Counts];
        Pattern pattern = random.Next(8) switch { 0 or 1 or 2 => Pattern.One, 3 => Pattern.Diagonal, 4 => Pattern.Border, 5 => Pattern.Unseen, _ => Pattern.Scattered };
        return placed with
        {
            Palette = plain[random.Next(plain.Length)],
            Planting = new(pattern, Draw(random), Draw(random), random.Next(1 << 20), random.Next(3) == 0 ? 1 + random.Next(40) : 0),
        };

        static Special Draw(Random random) => random.Next(2) == 0 ? (Special)random.Next(4) : (Special)random.Next((int)Special.Lowest + 1);
    }

    private static PoolCase Halved(PoolCase @case)
    {
        if (@case.Batch > 1) return @case with { Batch = 1 };
        if (@case.Channels > 2) return @case with { Channels = @case.Channels / 2 };
        int widest = Enumerable.Range(0, @case.Axes.Count).MaxBy(axis => Size(@case.Axes[axis]));
        Axis axis = @case.Axes[widest];
        return With(@case, widest, axis with { Extent = int.Max(1, axis.Extent / 2), Kernel = int.Max(1, axis.Kernel / 2), Before = axis.Before / 2, After = axis.After / 2, OutputSize = axis.OutputSize == Window.Keep ? Window.Keep : int.Max(1, axis.OutputSize / 2) });
    }

    /// <summary>Everything that halving makes less, so that it never halves an axis that has nothing left while another is too large.</summary>
    private static long Size(Axis axis) => (long)axis.Kernel + axis.Extent + axis.Before + axis.After + axis.OutputSize;

    private static IEnumerable<PoolCase> Simpler(PoolCase @case)
    {
        foreach (int batch in Axis.Smaller(@case.Batch, 1)) yield return @case with { Batch = batch };
        foreach (int channels in Axis.Smaller(@case.Channels, 1)) yield return @case with { Channels = channels };
        if (@case.Axes.Count > 1)
        {
            for (int axis = 0; axis < @case.Axes.Count; axis++) yield return @case with { Axes = @case.Axes.Where((_, i) => i != axis).ToSequence() };
        }

        for (int i = 0; i < @case.Axes.Count; i++)
        {
            foreach (Axis axis in @case.Axes[i].Shrink()) yield return With(@case, i, axis);
        }

        if (@case.Threads > 1) yield return @case with { Threads = 1 };
        if (@case.Kind != WindowKind.Sliding) yield return @case with { Kind = WindowKind.Sliding };
        if (@case.Rounding != Rounding.Floor) yield return @case with { Rounding = Rounding.Floor };
        if (@case.Layout != Layout.ChannelsFirst) yield return @case with { Layout = Layout.ChannelsFirst, IsBatched = true };
        foreach (Reduction reduction in Reductions.Shrink(@case.Reduction)) yield return @case with { Reduction = reduction };
        if (@case.Offset > 0) yield return @case with { Offset = 0 };
        if (@case.Planting.Pattern != Pattern.None) yield return @case with { Planting = Planting.None };
        if (@case.Planting.Gap > 0) yield return @case with { Planting = @case.Planting with { Gap = 0 } };
        if (@case.Planting.Pattern > Pattern.One) yield return @case with { Planting = @case.Planting with { Pattern = Pattern.One } };
        foreach (int place in Axis.Smaller(@case.Planting.Place, 0)) yield return @case with { Planting = @case.Planting with { Place = place } };
        if (@case.Palette > Palette.Counts) yield return @case with { Palette = Palette.Counts };
        if (@case.Palette > Palette.Spiced) yield return @case with { Palette = Palette.Spiced };
    }

    private static PoolCase With(PoolCase @case, int index, Axis axis) =>
        @case with { Axes = @case.Axes.Select((old, i) => i == index ? axis : old).ToSequence() };
}
