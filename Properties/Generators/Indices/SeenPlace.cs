namespace PoolFunctional.Generators.Indices;

/// <summary>A place that the window of an output sees.</summary>
internal static class SeenPlace
{
    /// <summary>The offset in its plane of a tap that the bits choose; −1 where the window sees none.</summary>
    internal static long Of(Plan plan, int at, ulong bits)
    {
        long pixels = plan.Output.PlaneElements;
        long rest = at % pixels;
        (long offset, bool isSeen) = (0, true);
        long pitch = 1;
        for (int axis = plan.Axes.Count - 1; axis >= 0; axis--)
        {
            (rest, long output) = long.DivRem(rest, plan.Output.Spatial[axis]);
            Taps taps = plan.AxesOf(at / pixels)[axis].WindowAt(output);
            (long first, long present) = (taps.FirstAtOrAfter(0), taps.CountIn(0, plan.Input.Spatial[axis]));
            isSeen &= present > 0;
            if (present > 0) offset += taps[first + (long)((bits >> (axis * 7)) % (ulong)present)] * pitch;
            pitch *= plan.Input.Spatial[axis];
        }

        return isSeen ? offset : -1;
    }
}
