namespace PoolFunctional.Generators;

/// <summary>Special values among the elements of a case: <paramref name="First"/> where the pattern says, <paramref name="Second"/> that many pixels after it.</summary>
internal sealed record Planting(Pattern Pattern, Special First, Special Second, int Place, int Gap)
{
    internal static Planting None { get; } = new(Pattern.None, Special.NaN, Special.NaN, 0, 0);

    public override string ToString() => Pattern == Pattern.None ? "" : $" {First}{(Gap == 0 ? "" : $" and {Gap} further {Second}")} {Pattern} at {Place}";

    /// <summary>Puts the values among <paramref name="x"/>, which is in the layout of the case.</summary>
    internal void Into<T>(T[] x, PoolCase @case, ElementType<T> type)
        where T : unmanaged, System.Numerics.INumber<T>
    {
        if (Pattern == Pattern.None || x.Length == 0) return;
        int pixels = (int)@case.Plan!.Input.PlaneElements;
        int planes = x.Length / pixels;
        bool[] seen = Pattern == Pattern.Unseen ? Seen(@case.Plan!) : [];
        for (int plane = 0; plane < planes; plane++)
        {
            for (int pixel = 0; pixel < pixels; pixel++)
            {
                if (IsPlanted(@case, plane, planes, pixel, pixels, seen)) x[Index(@case, plane, pixel, pixels)] = type.Special(First);
                if (Gap > 0 && IsPlanted(@case, plane, planes, (pixel + pixels - (Gap % pixels)) % pixels, pixels, seen)) x[Index(@case, plane, pixel, pixels)] = type.Special(Second);
            }
        }
    }

    private bool IsPlanted(PoolCase @case, int plane, int planes, int pixel, int pixels, bool[] seen) => Pattern switch
    {
        Pattern.One => (plane * (long)pixels) + pixel == Place % (planes * (long)pixels),
        Pattern.Diagonal => plane % 2 == 0 && pixel == (Place + (plane / 2)) % pixels,
        Pattern.Scattered => Elements.Bits((ulong)Place, (ulong)((plane * (long)pixels) + pixel)) % 16 == 0,
        Pattern.Border => IsAtBorder(@case, pixel),
        Pattern.Unseen => !seen[pixel],
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

    private static int Index(PoolCase @case, int plane, int pixel, int pixels)
    {
        if (@case.Layout != Layout.ChannelsLast) return (plane * pixels) + pixel;
        (int batch, int channel) = int.DivRem(plane, @case.Channels);
        return (((batch * pixels) + pixel) * @case.Channels) + channel;
    }
}
