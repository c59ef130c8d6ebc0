using System.Numerics;

namespace PoolFunctional.Engine.Indices;

/// <summary>A tile: where its outputs begin, and which planes and channels it takes.</summary>
internal unsafe struct ImageTile
{
    internal const int MostAxes = 8;

    internal fixed int First[MostAxes];

    internal fixed int Count[MostAxes];

    internal long Plane;

    internal int Planes;

    internal long Channel;

    internal int Inner;
}

/// <summary>The places that a tile sees become keys in an image; what lies outside the input becomes the lowest.</summary>
internal readonly unsafe struct ImageFill<T, TKey, TExtremum>(ImageGeometry geometry, TKey* keys, TKey* line)
    where T : unmanaged, INumber<T>
    where TKey : unmanaged, IBinaryInteger<TKey>, IMinMaxValue<TKey>
    where TExtremum : struct, IExtremum
{
    private readonly int last = geometry.Axes.Length - 1;

    internal void Run(T* source, T* end, in ImageTile tile)
    {
        unchecked
        {
            nint* places = stackalloc nint[ImageTile.MostAxes];
            for (int plane = 0; plane < tile.Planes; plane++)
            {
                T* planeStart = source + (geometry.IsChannelsLast
                    ? ((tile.Plane + plane) * geometry.PlaneElements * geometry.Channels) + tile.Channel
                    : (tile.Plane + plane) * geometry.PlaneElements);
                for (int axis = 0; axis < last; axis++) places[axis] = 0;
                do Line(planeStart, end, keys + (plane * geometry.PlanePitch), places, tile);
                while (Advance(places, tile));
            }
        }
    }

    /// <summary>The next line; false after the last.</summary>
    private bool Advance(nint* places, in ImageTile tile)
    {
        unchecked
        {
            for (int axis = last - 1; axis >= 0; axis--)
            {
                if (++places[axis] < geometry.Axes[axis].Span(tile.Count[axis])) return true;
                places[axis] = 0;
            }

            return false;
        }
    }

    private void Line(T* plane, T* end, TKey* image, nint* places, in ImageTile tile)
    {
        unchecked
        {
            long offset = 0;
            bool isInside = true;
            for (int axis = 0; axis < last; axis++)
            {
                ImageAxis along = geometry.Axes[axis];
                long position = along.Start + ((long)tile.First[axis] * along.Stride) + places[axis];
                isInside &= position >= 0 && position < along.Inputs;
                offset += position * along.InputPitch;
                image += along.OffsetOf(places[axis]);
            }

            ImageAxis axisLast = geometry.Axes[last];
            nint length = axisLast.Span(tile.Count[last]);
            long first = axisLast.Start + ((long)tile.First[last] * axisLast.Stride);
            nint from = isInside ? (nint)long.Clamp(-first, 0, length) : length;
            nint to = isInside ? (nint)long.Clamp(axisLast.Inputs - first, from, length) : length;
            T* row = plane + ((offset + first + from) * (geometry.IsChannelsLast ? geometry.Channels : 1));
            if (axisLast.Stride == 1) Whole(row, end, image, (from, to, length), tile.Inner);
            else if (geometry.Inner == 1) Sorted(row, end, image, (from, to, length), axisLast);
            else Pixels(row, end, image, (from, to, length), axisLast, tile.Inner);
        }
    }

    /// <summary>Neighbours stay neighbours.</summary>
    private void Whole(T* row, T* end, TKey* image, (nint From, nint To, nint Length) line, int inner)
    {
        unchecked
        {
            nint width = geometry.Inner;
            Lowest(image, line.From * width);
            if (inner == geometry.Channels || !geometry.IsChannelsLast)
            {
                KeyLift<T, TKey, TExtremum>.Row(row, (line.To - line.From) * inner, end, image + (line.From * width));
            }
            else
            {
                for (nint place = line.From; place < line.To; place++) KeyLift<T, TKey, TExtremum>.Row(row + ((place - line.From) * (nint)geometry.Channels), inner, end, image + (place * width));
            }

            Lowest(image + (line.To * width), (line.Length - line.To) * width);
        }
    }

    /// <summary>Made in a line of its own, then sorted.</summary>
    private void Sorted(T* row, T* end, TKey* image, (nint From, nint To, nint Length) span, ImageAxis axis)
    {
        unchecked
        {
            Lowest(line, span.From);
            KeyLift<T, TKey, TExtremum>.Row(row, span.To - span.From, end, line + span.From);
            Lowest(line + span.To, span.Length - span.To);
            ImageLine.Split(line, span.Length, axis.Stride, image, axis.PartPitch);
        }
    }

    /// <summary>The channels of each place where the place belongs.</summary>
    private void Pixels(T* row, T* end, TKey* image, (nint From, nint To, nint Length) line, ImageAxis axis, int inner)
    {
        unchecked
        {
            // A register beyond one part's end may be the start of the next part, so each part is made in order and the parts have room between.
            for (nint part = 0; part < axis.Stride; part++)
            {
                for (nint place = part; place < line.Length; place += axis.Stride)
                {
                    TKey* target = image + axis.OffsetOf(place);
                    if (place < line.From || place >= line.To) Lowest(target, inner);
                    else KeyLift<T, TKey, TExtremum>.Row(row + ((place - line.From) * (nint)geometry.Channels), inner, end, target);
                }
            }
        }
    }

    private static void Lowest(TKey* target, nint count) => new Span<TKey>(target, (int)count).Fill(TKey.MinValue);
}
