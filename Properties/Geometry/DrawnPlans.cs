using PoolFunctional.Generators;
using PoolFunctional.Generators.Enumerated;

namespace PoolFunctional.Properties.Geometry;

/// <summary>Plans of every kind of window, some drawn and some that break engines: what a geometry says of them can be counted by going through their windows.</summary>
internal static class DrawnPlans
{
    private const int Seed = 3;
    private const int Cases = 120;

    /// <summary>A plan whose places are counted one by one.</summary>
    private const long MostElements = 2000;

    internal static IReadOnlyList<Plan> All { get; } =
    [
        .. Enumerable.Range(0, Cases).Select(index => PoolCases.At(Seed, index)).Concat(ShapeCases.All.Where((_, index) => index % 29 == 0))
            .Select(@case => @case.Plan).OfType<Plan>().Where(plan => plan.Input.Elements > 0 && plan.Input.Elements + plan.Output.Elements <= MostElements),
    ];

    internal static IReadOnlyList<AxisPlan> Axes { get; } = [.. All.SelectMany(plan => plan.Axes).Where(axis => axis.InputExtent > 0 && axis.OutputExtent > 0).Distinct()];

    /// <summary>The present taps of a window: their positions.</summary>
    internal static long[] Seen(AxisPlan axis, long output)
    {
        Taps taps = axis.WindowAt(output);
        return [.. Enumerable.Range(0, (int)taps.Count).Select(tap => taps[tap]).Where(position => position >= 0 && position < axis.InputExtent)];
    }

    /// <summary>From the first to the last position that some windows see.</summary>
    internal static (long Low, long High) Hull(AxisPlan axis, int first, int end)
    {
        long[] seen = [.. Enumerable.Range(first, end - first).SelectMany(output => Seen(axis, output))];
        return seen.Length == 0 ? (0, 0) : (seen.Min(), seen.Max() + 1);
    }
}
