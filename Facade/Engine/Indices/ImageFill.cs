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
internal readonly unsafe struct ImageFill<T, TKey, TExtremum>(ImageGeometry geometry, TKey* keys, TKey* codes, TKey* line, nint lineRoom)
    where T : unmanaged, INumber<T>
    where TKey : unmanaged, IBinaryInteger<TKey>, IMinMaxValue<TKey>
    where TExtremum : struct, IExtremum
{
    private readonly int last = geometry.Axes.Length - 1;

    /// <summary>Whether filling is the first pass too.</summary>
    internal bool FoldsFirst { get; } = ImageRows<T, TKey, TExtremum>.Takes(geometry.Axes[^1].Stride) && geometry.Axes[^1] is { Stride: 2, Step: 1, Taps: 2 or 3 } && geometry.Inner == 1 && !geometry.IsChannelsLast;

    internal void Run(in InputSpan<T> input, in ImageTile tile)
    {
        unchecked
        {
            ImageAxis axis = geometry.Axes[last];
            nint length = axis.Span(tile.Count[last]);
            long first = axis.Start + ((long)tile.First[last] * axis.Stride);
            nint from = (nint)long.Clamp(-first, 0, length);
            (nint From, nint To, nint Length) span = (from, (nint)long.Clamp(axis.Inputs - first, from, length), length);
            long channels = geometry.IsChannelsLast ? geometry.Channels : 1;
            bool inRows = ImageRows<T, TKey, TExtremum>.Takes(axis.Stride) && (axis.Stride == 1 || geometry.Inner == 1) && geometry.Inner == channels;
            if (last == 0)
            {
                Rows(input, new((nint)(((tile.Plane * geometry.PlaneElements) + first) * channels) + (nint)tile.Channel, (nint)(geometry.PlaneElements * channels), tile.Planes, 0, geometry.PlanePitch), span, tile.Inner, inRows);
                return;
            }

            nint* places = stackalloc nint[ImageTile.MostAxes];
            for (int plane = 0; plane < tile.Planes; plane++)
            {
                for (int outer = 0; outer < last - 1; outer++) places[outer] = 0;
                do Sheet(input, (nint)(((((tile.Plane + plane) * geometry.PlaneElements) + first) * channels) + tile.Channel), plane * geometry.PlanePitch, places, tile, span, inRows);
                while (Advance(places, tile));
            }
        }
    }

    /// <summary>Some rows of a plane of two axes whose rows of windows are swept.</summary>
    internal void Run(in InputSpan<T> input, in ImageTile tile, nint firstRow, nint count)
    {
        unchecked
        {
            (ImageAxis high, ImageAxis axis) = (geometry.Axes[0], geometry.Axes[1]);
            nint length = axis.Span(tile.Count[1]);
            long left = axis.Start + tile.First[1];
            nint from = (nint)long.Clamp(-left, 0, length);
            nint top = (nint)(high.Start + tile.First[0]) + firstRow;
            nint before = nint.Clamp(-top, 0, count);
            nint until = nint.Clamp((nint)high.Inputs - top, before, count);
            nint image = firstRow * high.Pitch;
            Lowest(image, before, high.Pitch);
            nint source = (nint)((tile.Plane * geometry.PlaneElements) + left) + ((top + before) * (nint)high.InputPitch);
            Rows(input, new(source, (nint)high.InputPitch, until - before, image + (before * high.Pitch), high.Pitch), (from, (nint)long.Clamp(axis.Inputs - left, from, length), length), 1, ImageRows<T, TKey, TExtremum>.Takes(1));
            Lowest(image + (until * high.Pitch), count - until, high.Pitch);
        }
    }

    /// <summary>The next rows on the axes before the last two; false after the last.</summary>
    private bool Advance(nint* places, in ImageTile tile)
    {
        unchecked
        {
            for (int axis = last - 2; axis >= 0; axis--)
            {
                if (++places[axis] < geometry.Axes[axis].Span(tile.Count[axis])) return true;
                places[axis] = 0;
            }

            return false;
        }
    }

    /// <summary>The rows at one place of the axes before them, those of each remainder modulo their stride in a block.</summary>
    private void Sheet(in InputSpan<T> input, nint source, nint image, nint* places, in ImageTile tile, (nint From, nint To, nint Length) span, bool inRows)
    {
        unchecked
        {
            nint channels = geometry.IsChannelsLast ? (nint)geometry.Channels : 1;
            bool isInside = true;
            for (int axis = 0; axis < last - 1; axis++)
            {
                ImageAxis along = geometry.Axes[axis];
                long position = along.Start + ((long)tile.First[axis] * along.Stride) + places[axis];
                isInside &= position >= 0 && position < along.Inputs;
                source += (nint)(position * along.InputPitch) * channels;
                image += along.OffsetOf(places[axis]);
            }

            ImageAxis high = geometry.Axes[last - 1];
            int rows = high.Span(tile.Count[last - 1]);
            long first = high.Start + ((long)tile.First[last - 1] * high.Stride);
            long from = isInside ? long.Clamp(-first, 0, rows) : rows;
            long to = isInside ? long.Clamp(high.Inputs - first, from, rows) : rows;
            nint pitch = (nint)high.InputPitch * channels;
            for (int part = 0; part < int.Min(high.Stride, rows); part++)
            {
                // Rows part, part + stride, …: some before the input, some in it, some behind.
                nint all = (rows - part + high.Stride - 1) / high.Stride;
                nint before = nint.Clamp(((nint)from - part + high.Stride - 1) / high.Stride, 0, all);
                nint until = nint.Clamp(((nint)to - part + high.Stride - 1) / high.Stride, before, all);
                nint begin = image + (part * high.PartPitch);
                Lowest(begin, before, high.Pitch);
                Rows(input, new(source + ((nint)(first + part + (before * high.Stride)) * pitch), pitch * high.Stride, until - before, begin + (before * high.Pitch), high.Pitch), span, tile.Inner, inRows);
                Lowest(begin + (until * high.Pitch), all - until, high.Pitch);
            }
        }
    }

    /// <summary>Rows that lie outside, for every remainder along the last axis.</summary>
    private void Lowest(nint image, nint rows, nint pitch)
    {
        unchecked
        {
            if (rows <= 0) return;
            ImageAxis axis = geometry.Axes[last];
            int parts = FoldsFirst ? 1 : axis.Stride;
            for (int part = 0; part < parts; part++) new Span<TKey>(keys + image + (part * axis.PartPitch), (int)(rows * pitch)).Fill(TKey.MinValue);
            if (FoldsFirst) new Span<TKey>(codes + image, (int)(rows * pitch)).Clear();
        }
    }

    private void Rows(in InputSpan<T> input, in RowBlock block, (nint From, nint To, nint Length) span, int inner, bool inRows)
    {
        unchecked
        {
            ImageAxis axis = geometry.Axes[last];
            nint width = geometry.Inner;
            if (inRows && FoldsFirst)
            {
                if (axis.Taps == 2) ImageRows<T, TKey, TExtremum>.FillFolded<TwoTaps>(block, input, keys, codes, line, span);
                else ImageRows<T, TKey, TExtremum>.FillFolded<ThreeTaps>(block, input, keys, codes, line, span);
                return;
            }

            if (inRows)
            {
                ImageRows<T, TKey, TExtremum>.Fill(block, input, keys, line, (span.From * width, span.To * width, span.Length * width), axis.Stride, axis.PartPitch);
                return;
            }

            nint channels = geometry.IsChannelsLast ? (nint)geometry.Channels : 1;
            for (nint row = 0; row < block.Rows; row++)
            {
                T* source = input.Begin + block.Source + (row * block.SourcePitch) + (span.From * channels);
                TKey* image = keys + block.Image + (row * block.Pitch);
                if (geometry.Inner == 1 && channels == 1) Sorted(source, input.End, image, span, axis);
                else Pixels(source, input.End, image, span, axis, inner);
            }
        }
    }

    /// <summary>Made in a line of its own, then sorted.</summary>
    private void Sorted(T* row, T* end, TKey* image, (nint From, nint To, nint Length) span, ImageAxis axis)
    {
        unchecked
        {
            TKey* into = axis.Stride == 1 ? image : line;
            new Span<TKey>(into, (int)span.From).Fill(TKey.MinValue);
            KeyLift<T, TKey, TExtremum>.Row(row, span.To - span.From, end, into + span.From);
            new Span<TKey>(into + span.To, (int)(span.Length - span.To)).Fill(TKey.MinValue);
            if (axis.Stride > 1) ImageLine.Split(line, span.Length, axis.Stride, image, axis.PartPitch, lineRoom);
        }
    }

    /// <summary>The channels of each place where the place belongs.</summary>
    private void Pixels(T* row, T* end, TKey* image, (nint From, nint To, nint Length) line, ImageAxis axis, int inner)
    {
        unchecked
        {
            // A register beyond one place is the next place of its part, so each part is made in order.
            for (int part = 0; part < axis.Stride; part++)
            {
                TKey* target = image + (part * axis.PartPitch);
                for (nint place = part; place < line.Length; place += axis.Stride, target += axis.Pitch)
                {
                    if (place < line.From || place >= line.To) new Span<TKey>(target, inner).Fill(TKey.MinValue);
                    else KeyLift<T, TKey, TExtremum>.Row(row + ((place - line.From) * (nint)geometry.Channels), inner, end, target);
                }
            }
        }
    }
}
