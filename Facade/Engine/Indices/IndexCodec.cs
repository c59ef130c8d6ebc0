using PoolFunctional.Windows;

namespace PoolFunctional.Engine.Indices;

/// <summary>A layout of indices as numbers, ready to be read and written without allocating.</summary>
internal sealed class IndexCodec
{
    private readonly long perBatch;
    private readonly long perChannel;
    private readonly long[] extents;
    private readonly long[] pitches;
    private readonly long[] weights;
    private readonly int[] descending;
    private readonly AxisPlan[]? windows;

    /// <param name="layout">What the indices count.</param>
    /// <param name="shape">The extents that they count in.</param>
    /// <param name="plan">The windows, where the layout needs them.</param>
    internal IndexCodec(IndexLayout layout, Shape shape, Plan? plan)
    {
        IndexForm form = layout.Form(shape, new PlaneWindow(0, 0, []));
        perBatch = layout.Form(shape, new PlaneWindow(1, 0, [])).First;
        perChannel = layout.Form(shape, new PlaneWindow(0, 1, [])).First;
        extents = [.. shape.Spatial];
        pitches = [.. Enumerable.Range(0, extents.Length).Select(shape.PitchOf)];
        windows = layout.NeedsWindow ? [.. plan!.Axes] : null;
        weights = layout.NeedsWindow ? [] : [.. form.Axes.Select(axis => axis.Weight)];
        descending = layout.NeedsWindow ? [] : [.. form.Descending];
        IsPlane = layout is IndexLayout.PlaneLayout;
        IsRowMajor = !layout.NeedsWindow && weights[^1] > 0 && descending.Order().SequenceEqual(descending) && weights.Zip(pitches).All(axis => axis.First == axis.Second * weights[^1]);
        Scale = IsRowMajor ? weights[^1] : 0;
        Name = layout.Name;
        Elements = shape.PlaneElements;
    }

    internal string Name { get; }

    /// <summary>Whether an index is the offset itself.</summary>
    internal bool IsPlane { get; }

    /// <summary>Whether <c>index = First(batch, channel) + offset·Scale</c>.</summary>
    internal bool IsRowMajor { get; }

    internal long Scale { get; }

    /// <summary>The elements of a plane.</summary>
    internal long Elements { get; }

    internal long First(long batch, long channel) => unchecked((batch * perBatch) + (channel * perChannel));

    /// <summary>The index of the element at an offset; what is −1 stays so.</summary>
    internal long Written(long batch, long channel, ReadOnlySpan<long> output, long offset)
    {
        unchecked
        {
            if (offset < 0) return offset;
            if (IsRowMajor) return First(batch, channel) + (offset * Scale);
            long index = 0;
            for (int axis = 0; axis < extents.Length; axis++)
            {
                (long position, offset) = long.DivRem(offset, pitches[axis]);
                if (windows is null) index += position * weights[axis];
                else index = (index * windows[axis].WindowAt(output[axis]).Count) + TapAt(windows[axis].WindowAt(output[axis]), position);
            }

            return windows is null ? First(batch, channel) + index : index;
        }
    }

    /// <summary>The offset of the element that an index names, or −1 where it names none of the plane's, or of the window's. The index is not −1.</summary>
    internal long Read(long batch, long channel, ReadOnlySpan<long> output, long index)
    {
        unchecked
        {
            if (index < 0) return IndexForm.None;
            if (windows is not null) return ReadTap(output, index);
            long rest = index - First(batch, channel);
            if (rest < 0) return IndexForm.None;
            if (IsRowMajor)
            {
                if (Scale == 1) return rest < Elements ? rest : IndexForm.None;
                (long quotient, long beyond) = long.DivRem(rest, Scale);
                return beyond == 0 && quotient < Elements ? quotient : IndexForm.None;
            }

            long offset = 0;
            foreach (int axis in descending)
            {
                (long position, rest) = long.DivRem(rest, weights[axis]);
                if (position >= extents[axis]) return IndexForm.None;
                offset += position * pitches[axis];
            }

            return rest == 0 ? offset : IndexForm.None;
        }
    }

    /// <summary>Whether the window of an output has a tap at an offset.</summary>
    internal static bool Sees(Plan plan, ReadOnlySpan<long> output, long offset)
    {
        for (int axis = output.Length - 1; axis >= 0; axis--)
        {
            (offset, long position) = long.DivRem(offset, plan.Input.Spatial[axis]);
            Taps taps = plan.Axes[axis].WindowAt(output[axis]);
            long tap = taps.FirstAtOrAfter(position);
            if (tap == taps.Count || taps[tap] != position) return false;
        }

        return true;
    }

    private static long TapAt(Taps taps, long position) => unchecked((position - taps.Start) / taps.Step);

    private long ReadTap(ReadOnlySpan<long> output, long index)
    {
        unchecked
        {
            long offset = 0;
            for (int axis = extents.Length - 1; axis >= 0; axis--)
            {
                Taps taps = windows![axis].WindowAt(output[axis]);
                if (taps.Count == 0) return IndexForm.None;
                (index, long tap) = axis == 0 ? (0, index) : long.DivRem(index, taps.Count);

                // A tap beyond the input, and one beyond the window, is none.
                if (tap >= taps.Count || taps.FirstAtOrAfter(0) > tap || tap >= taps.FirstAtOrAfter(extents[axis])) return IndexForm.None;
                offset += taps[tap] * pitches[axis];
            }

            return offset;
        }
    }
}
