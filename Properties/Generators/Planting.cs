using System.Numerics;

namespace PoolFunctional.Generators;

/// <summary>Special values among the elements of a case: <paramref name="First"/> where the pattern says, <paramref name="Second"/> that many pixels after it.</summary>
internal sealed record Planting(Pattern Pattern, Special First, Special Second, int Place, int Gap)
{
    internal static Planting None { get; } = new(Pattern.None, Special.NaN, Special.NaN, 0, 0);

    public override string ToString() => Pattern == Pattern.None ? "" : $" {First}{(Gap == 0 ? "" : $" and {Gap} further {Second}")} {Pattern} at {Place}";

    /// <summary>Puts the values among <paramref name="x"/>, which is in the layout of the case.</summary>
    internal void Into<T>(T[] x, PoolCase @case, ElementType<T> type)
        where T : unmanaged, INumber<T>
    {
        if (Pattern == Pattern.None || x.Length == 0) return;
        int pixels = (int)@case.Plan!.Input.PlaneElements;
        bool[] chosen = Pattern switch
        {
            Pattern.Border => [.. Enumerable.Range(0, pixels).Select(pixel => IsAtBorder(@case, pixel))],
            Pattern.Unseen => [.. Seen(@case.Plan!).Select(isSeen => !isSeen)],
            _ => [],
        };
        Into(x, pixels, @case.Layout == Layout.ChannelsLast ? @case.Channels : 1, type, chosen);
    }

    /// <summary>Puts the values among <paramref name="x"/>: planes of so many places, so many of which lie in each other's gaps (1 where they lie one after the other).</summary>
    /// <param name="x">The elements.</param>
    /// <param name="places">The places of a plane.</param>
    /// <param name="lanes">How many planes lie in each other's gaps.</param>
    /// <param name="type">Their type.</param>
    /// <param name="chosen">Which places, the same of every plane, for the patterns that a geometry chooses.</param>
    internal void Into<T>(T[] x, int places, int lanes, ElementType<T> type, bool[] chosen)
        where T : unmanaged, INumber<T>
    {
        if (Pattern == Pattern.None || x.Length == 0) return;
        int planes = x.Length / places;
        for (int plane = 0; plane < planes; plane++)
        {
            (int outer, int lane) = int.DivRem(plane, lanes);
            for (int place = 0; place < places; place++)
            {
                int at = (((outer * places) + place) * lanes) + lane;
                if (IsPlanted(plane, planes, place, places, chosen)) x[at] = type.Special(First);
                if (Gap > 0 && IsPlanted(plane, planes, (place + places - (Gap % places)) % places, places, chosen)) x[at] = type.Special(Second);
            }
        }
    }

    private bool IsPlanted(int plane, int planes, int place, int places, bool[] chosen) => Pattern switch
    {
        Pattern.One => (plane * (long)places) + place == Place % (planes * (long)places),
        Pattern.Diagonal => plane % 2 == 0 && place == (Place + (plane / 2)) % places,
        Pattern.Scattered => Elements.Bits((ulong)Place, (ulong)((plane * (long)places) + place)) % 16 == 0,
        Pattern.Border or Pattern.Unseen => chosen.Length > 0 && chosen[place],
        _ => false,
    };

    private static bool IsAtBorder(PoolCase @case, int pixel)
    {
        for (int axis = @case.Axes.Count - 1; axis >= 0; axis--)
        {
            (pixel, int position) = int.DivRem(pixel, @case.Axes[axis].Extent);
            if (position == 0 || position == @case.Axes[axis].Extent - 1) return true;
        }

        return false;
    }

    /// <summary>For each pixel, whether a window sees it.</summary>
    private static bool[] Seen(Plan plan) => plan.Axes.Select(Seen).Aggregate((bool[])[true], (outer, axis) => [.. from before in outer from here in axis select before && here]);

    private static bool[] Seen(AxisPlan axis)
    {
        bool[] seen = new bool[axis.InputExtent];
        for (long output = 0; output < axis.OutputExtent; output++)
        {
            Taps taps = axis.WindowAt(output);
            for (long tap = taps.FirstAtOrAfter(0); tap < taps.FirstAtOrAfter(axis.InputExtent); tap++) seen[taps[tap]] = true;
        }

        return seen;
    }
}
