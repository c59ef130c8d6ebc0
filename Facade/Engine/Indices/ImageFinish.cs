using System.Numerics;
using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Geometry;
using PoolFunctional.Reductions;

namespace PoolFunctional.Engine.Indices;

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
            long* output = stackalloc long[ImageTile.MostAxes];
            for (int plane = 0; plane < tile.Planes; plane++)
            {
                for (int axis = 0; axis <= last; axis++) output[axis] = tile.First[axis];
                do Line(values, indices, tile, plane, output);
                while (Advance(output, tile));
            }
        }
    }

    private bool Advance(long* output, in ImageTile tile)
    {
        unchecked
        {
            for (int axis = last - 1; axis >= 0; axis--)
            {
                if (++output[axis] < tile.First[axis] + tile.Count[axis]) return true;
                output[axis] = tile.First[axis];
            }

            return false;
        }
    }

    private void Line(T* values, TIndex* indices, in ImageTile tile, int plane, long* output)
    {
        unchecked
        {
            nint image = plane * geometry.PlanePitch;
            (long pixel, long first) = (0, 0);
            for (int axis = 0; axis <= last; axis++)
            {
                ImageAxis along = geometry.Axes[axis];
                image += (nint)(output[axis] - tile.First[axis]) * along.Pitch;
                pixel = (pixel * along.Outputs) + output[axis];
                first += (along.Start + (output[axis] * along.Stride)) * along.InputPitch;
            }

            int stride = geometry.Axes[last].Stride;
            nint count = tile.Count[last];
            long planeNumber = tile.Plane + plane;
            if (!geometry.IsChannelsLast)
            {
                nint target = (nint)((planeNumber * geometry.PlaneOutputs) + pixel);
                Row(keys + image, codes + image, values + target, indices + target, count, (first, stride), (planeNumber / geometry.Channels, planeNumber % geometry.Channels, 0), output);
                return;
            }

            for (nint place = 0; place < count; place++)
            {
                nint target = (nint)((((planeNumber * geometry.PlaneOutputs) + pixel + place) * geometry.Channels) + tile.Channel);
                nint from = image + (place * geometry.Axes[last].Pitch);
                output[last] = tile.First[last] + place;
                Row(keys + from, codes + from, values + target, indices + target, tile.Inner, (first + (place * stride), 0), (planeNumber, tile.Channel, 1), output);
            }

            output[last] = tile.First[last];
        }
    }

    /// <summary>Neighbouring outputs: windows of one channel, or channels of one window.</summary>
    private void Row(
        TKey* bestKeys, TKey* bestCodes, T* values, TIndex* indices, nint count, (long First, long Step) ramp, (long Batch, long Channel, int PerElement) where, long* output)
    {
        unchecked
        {
            bool hasLowest = Convert(bestKeys, bestCodes, values, indices, count, ramp.First, ramp.Step);
            if (!hasLowest && codec.IsPlane) return;
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
    private static bool Convert(TKey* bestKeys, TKey* bestCodes, T* values, TIndex* indices, nint count, long first, long step)
    {
        unchecked
        {
            nint i = 0;
            Vector<TKey> lost = Vector<TKey>.Zero;
            if (Vector.IsHardwareAccelerated && count >= Vector<TKey>.Count)
            {
                Vector<TKey> lanes = Vector.CreateSequence(TKey.CreateTruncating(first), TKey.CreateTruncating(step));
                Vector<TKey> ahead = Vector.Create(TKey.CreateTruncating(step * Vector<TKey>.Count));
                nint whole = count - Vector<TKey>.Count;
                for (; i <= whole; i += Vector<TKey>.Count)
                {
                    lost |= Register(bestKeys + i, bestCodes + i, values + i, indices + i, lanes);
                    lanes += ahead;
                }

                if (i < count)
                {
                    // The last register backs up over outputs already written: the same keys, the same answers.
                    lanes -= Vector.Create(TKey.CreateTruncating(step * (i - whole)));
                    lost |= Register(bestKeys + whole, bestCodes + whole, values + whole, indices + whole, lanes);
                }

                return Vector.LessThanAny(lost, Vector<TKey>.Zero);
            }

            bool any = false;
            for (; i < count; i++)
            {
                any |= bestKeys[i] == TKey.MinValue;
                values[i] = KeyLift<T, TKey, TExtremum>.Back(bestKeys[i]);
                indices[i] = TIndex.CreateTruncating(long.CreateTruncating(bestCodes[i]) + first + (i * step));
            }

            return any;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<TKey> Register(TKey* bestKeys, TKey* bestCodes, T* values, TIndex* indices, Vector<TKey> lanes)
    {
        unchecked
        {
            Vector<TKey> best = Vector.Load(bestKeys);
            Vector<TKey> places = Vector.Load(bestCodes) + lanes;
            if (sizeof(T) == sizeof(TKey)) KeyLift<T, TKey, TExtremum>.Back(best).Store((TKey*)values);
            else for (int lane = 0; lane < Vector<TKey>.Count; lane++) values[lane] = KeyLift<T, TKey, TExtremum>.Back(bestKeys[lane]);
            if (sizeof(TIndex) == sizeof(TKey)) places.Store((TKey*)indices);
            else for (int lane = 0; lane < Vector<TKey>.Count; lane++) indices[lane] = TIndex.CreateTruncating(places[lane]);
            return Vector.Equals(best, Vector.Create(TKey.MinValue));
        }
    }
}
