using System.Numerics;
using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Geometry;
using PoolFunctional.Reductions;

namespace PoolFunctional.Engine.Indices;

/// <summary>Rows of outputs: how many, how long, the distance between them in the image and in the result, and the elements of the result from the first on that are the tile's own.</summary>
internal readonly record struct RowSeries(nint Rows, nint Width, nint Pitch, nint Target, nint Room);

/// <summary>The keys and codes of a tile's windows become values and indices.</summary>
internal readonly unsafe struct ImageFinish<T, TIndex, TKey, TExtremum>(ImageGeometry geometry, IndexCodec codec, TKey* keys, TKey* codes)
    where T : unmanaged, INumber<T>
    where TIndex : unmanaged, IBinaryInteger<TIndex>
    where TKey : unmanaged, IBinaryInteger<TKey>, IMinMaxValue<TKey>
    where TExtremum : struct, IExtremum
{
    private readonly int last = geometry.Axes.Length - 1;

    internal void Run(T* values, TIndex* indices, in ImageTile tile)
    {
        unchecked
        {
            // What is written beyond a row is the next row's, which is made later, as far as this tile goes without a gap.
            long end = geometry.IsWhole && !geometry.IsChannelsLast ? (tile.Plane + tile.Planes) * geometry.PlaneOutputs : 0;
            long* output = stackalloc long[ImageTile.MostAxes];
            for (int axis = 0; axis <= last; axis++) output[axis] = tile.First[axis];
            if (last == 0 && !geometry.IsChannelsLast)
            {
                Rows(values, indices, tile, 0, output, (tile.Planes, geometry.PlanePitch, geometry.PlaneOutputs), 0, end);
                return;
            }

            for (int plane = 0; plane < tile.Planes; plane++)
            {
                for (int axis = 0; axis <= last; axis++) output[axis] = tile.First[axis];
                do
                {
                    if (geometry.IsChannelsLast) Pixels(values, indices, tile, plane, output);
                    else Rows(values, indices, tile, plane, output, (tile.Count[last - 1], geometry.Axes[last - 1].Pitch, geometry.Axes[last].Outputs), geometry.Axes[last - 1].Stride * geometry.Axes[last - 1].InputPitch, end);
                }
                while (Advance(output, tile));
            }
        }
    }

    /// <summary>The next rows: with channels inside the next row; otherwise rows come together.</summary>
    private bool Advance(long* output, in ImageTile tile)
    {
        unchecked
        {
            for (int axis = geometry.IsChannelsLast ? last - 1 : last - 2; axis >= 0; axis--)
            {
                if (++output[axis] < tile.First[axis] + tile.Count[axis]) return true;
                output[axis] = tile.First[axis];
            }

            return false;
        }
    }

    private (nint Image, long Pixel, long First) Begin(in ImageTile tile, int plane, long* output)
    {
        unchecked
        {
            (nint image, long pixel, long first) = (plane * geometry.PlanePitch, 0, 0);
            for (int axis = 0; axis <= last; axis++)
            {
                ImageAxis along = geometry.Axes[axis];
                image += (nint)(output[axis] - tile.First[axis]) * along.Pitch;
                pixel = (pixel * along.Outputs) + output[axis];
                first += (along.Start + (output[axis] * along.Stride)) * along.InputPitch;
            }

            return (image, pixel, first);
        }
    }

    /// <summary>Rows of outputs that lie at equal distances: of one plane, or one of each plane.</summary>
    private void Rows(
        T* values, TIndex* indices, in ImageTile tile, int plane, long* output, (nint Count, nint Pitch, long Target) rows, long ahead, long end)
    {
        unchecked
        {
            (nint image, long pixel, long first) = Begin(tile, plane, output);
            nint target = (nint)(((tile.Plane + plane) * geometry.PlaneOutputs) + pixel);
            nint width = tile.Count[last];
            int stride = geometry.Axes[last].Stride;
            RowSeries series = new(rows.Count, width, rows.Pitch, (nint)rows.Target, end == 0 ? 0 : (nint)end - target);
            bool hasLowest = Convert(keys + image, codes + image, values + target, indices + target, series, first, stride, ahead);
            if (!hasLowest && codec.IsPlane) return;
            for (nint row = 0; row < rows.Count; row++)
            {
                long planeNumber = tile.Plane + plane + (last == 0 ? row : 0);
                if (last > 0) output[last - 1] = tile.First[last - 1] + row;
                nint at = target + (row * (nint)rows.Target);
                Patch(keys + image + (row * rows.Pitch), values + at, indices + at, width, (planeNumber / geometry.Channels, planeNumber % geometry.Channels, 0), output);
            }

            if (last > 0) output[last - 1] = tile.First[last - 1];
        }
    }

    /// <summary>The channels of each output of a row.</summary>
    private void Pixels(T* values, TIndex* indices, in ImageTile tile, int plane, long* output)
    {
        unchecked
        {
            (nint image, long pixel, long first) = Begin(tile, plane, output);
            for (nint place = 0; place < tile.Count[last]; place++)
            {
                nint target = (nint)(((((tile.Plane + plane) * geometry.PlaneOutputs) + pixel + place) * geometry.Channels) + tile.Channel);
                nint from = image + (place * geometry.Axes[last].Pitch);
                output[last] = tile.First[last] + place;
                bool hasLowest = Convert(keys + from, codes + from, values + target, indices + target, new(1, tile.Inner, 0, 0, 0), first + (place * geometry.Axes[last].Stride), 0, 0);
                if (hasLowest || !codec.IsPlane) Patch(keys + from, values + target, indices + target, tile.Inner, (tile.Plane + plane, tile.Channel, 1), output);
            }

            output[last] = tile.First[last];
        }
    }

    /// <summary>Windows that may have seen nothing, and indices of other layouts.</summary>
    private void Patch(TKey* bestKeys, T* values, TIndex* indices, nint count, (long Batch, long Channel, int PerElement) where, long* output)
    {
        unchecked
        {
            long along = output[last];
            for (nint i = 0; i < count; i++)
            {
                if (where.PerElement == 0) output[last] = along + i;
                if (bestKeys[i] == TKey.MinValue) Lost(values + i, indices + i, output);
                indices[i] = TIndex.CreateTruncating(codec.Written(where.Batch, where.Channel + (i * where.PerElement), new(output, last + 1), long.CreateTruncating(indices[i])));
            }

            output[last] = along;
        }
    }

    /// <summary>A window that sees nothing, or only what loses to all: its first tap is the first of them.</summary>
    private void Lost(T* value, TIndex* index, long* output)
    {
        unchecked
        {
            long offset = 0;
            for (int axis = 0; axis <= last; axis++)
            {
                ref readonly WindowRun run = ref geometry.Tables[axis].RunOf((int)output[axis]);
                if (run.Count == 0)
                {
                    *value = TExtremum.IsMin ? Element.Highest<T>() : Element.Lowest<T>();
                    *index = TIndex.CreateTruncating(-1);
                    return;
                }

                offset += run.PositionOf((int)output[axis]) * geometry.Axes[axis].InputPitch;
            }

            *index = TIndex.CreateTruncating(offset);
        }
    }

    /// <summary>Whether any key is the lowest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static bool Convert(TKey* bestKeys, TKey* bestCodes, T* values, TIndex* indices, in RowSeries series, long first, long step, long ahead)
    {
        unchecked
        {
            nint width = series.Width;
            Vector<TKey> lost = Vector<TKey>.Zero;
            Vector<TKey> ramp = Vector.CreateSequence(TKey.Zero, TKey.CreateTruncating(step));
            Vector<TKey> further = Vector.Create(TKey.CreateTruncating(step * Vector<TKey>.Count));
            KeyLift<T, TKey, TExtremum>.Constants constants = new();
            Vector<TKey> shift = constants.Shift;
            Vector<TKey> notANumber = constants.NotANumber;
            Vector<TKey> bitsOfNaN = constants.NaNBits;
            Vector<TKey> lowest = Vector.Create(TKey.MinValue);
            Vector<TKey> inRow = Vector.LessThan(Vector.CreateSequence(TKey.Zero, TKey.One), Vector.Create(TKey.CreateTruncating(width % Vector<TKey>.Count)));
            bool any = false;
            for (nint row = 0; row < series.Rows; row++)
            {
                TKey* key = bestKeys + (row * series.Pitch);
                TKey* code = bestCodes + (row * series.Pitch);
                T* value = values + (row * series.Target);
                TIndex* index = indices + (row * series.Target);
                nint room = nint.Max(width, series.Room - (row * series.Target));
                long begin = first + (row * ahead);
                nint i = 0;
                if (Vector.IsHardwareAccelerated && (room >= Vector<TKey>.Count))
                {
                    Vector<TKey> lanes = ramp + Vector.Create(TKey.CreateTruncating(begin));
                    for (; i + Vector<TKey>.Count <= width; i += Vector<TKey>.Count)
                    {
                        lost |= Register(key + i, code + i, value + i, index + i, lanes, shift, notANumber, bitsOfNaN, lowest);
                        lanes += further;
                    }

                    if (i < width && i + Vector<TKey>.Count <= room)
                    {
                        // What lies beyond the row is overwritten later, and may be padding.
                        lost |= Register(key + i, code + i, value + i, index + i, lanes, shift, notANumber, bitsOfNaN, lowest) & inRow;
                        continue;
                    }

                    if (i < width)
                    {
                        // The last register backs up over outputs already written: the same keys, the same answers.
                        nint back = width - Vector<TKey>.Count;
                        lost |= Register(key + back, code + back, value + back, index + back, ramp + Vector.Create(TKey.CreateTruncating(begin + (back * step))), shift, notANumber, bitsOfNaN, lowest);
                    }

                    continue;
                }

                for (; i < width; i++)
                {
                    any |= key[i] == TKey.MinValue;
                    value[i] = KeyLift<T, TKey, TExtremum>.Back(key[i]);
                    index[i] = TIndex.CreateTruncating(long.CreateTruncating(code[i]) + begin + (i * step));
                }
            }

            return any || Vector.LessThanAny(lost, Vector<TKey>.Zero);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<TKey> Register(TKey* bestKeys, TKey* bestCodes, T* values, TIndex* indices, Vector<TKey> lanes, Vector<TKey> shift, Vector<TKey> notANumber, Vector<TKey> bitsOfNaN, Vector<TKey> lowest)
    {
        unchecked
        {
            Vector<TKey> best = Vector.Load(bestKeys);
            Vector<TKey> places = Vector.Load(bestCodes) + lanes;
            if (sizeof(T) == sizeof(TKey)) KeyLift<T, TKey, TExtremum>.Back(best, shift, notANumber, bitsOfNaN).Store((TKey*)values);
            else for (int lane = 0; lane < Vector<TKey>.Count; lane++) values[lane] = KeyLift<T, TKey, TExtremum>.Back(bestKeys[lane]);
            if (sizeof(TIndex) == sizeof(TKey)) places.Store((TKey*)indices);
            else for (int lane = 0; lane < Vector<TKey>.Count; lane++) indices[lane] = TIndex.CreateTruncating(places[lane]);
            return Vector.Equals(best, lowest);
        }
    }
}
