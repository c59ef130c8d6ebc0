using System.Numerics;
using PoolFunctional.Engine.Lanes;

namespace PoolFunctional.Engine.Indices;

/// <summary>A line of keys whose places are sorted by their remainder modulo the stride.</summary>
internal static unsafe class ImageLine
{
    /// <summary>Places 0, stride, … into the first part, 1, stride + 1, … into the next.</summary>
    /// <remarks>Whole registers are written, up to one beyond each part's places; so far the line may be read too.</remarks>
    internal static void Split<TKey>(TKey* line, nint length, int stride, TKey* target, nint partPitch, nint lineRoom)
        where TKey : unmanaged, IBinaryInteger<TKey>
    {
        if (stride == 2) NumberLanes<TKey>.Filled(length, new InTwo<TKey>(line, length, target, partPitch));
        else if (stride == 4) InFour(line, length, target, partPitch, lineRoom);
        else Any(line, length, stride, target, partPitch);
    }

    /// <summary>In two, and each of these in two; there is room for both behind the line.</summary>
    private static void InFour<TKey>(TKey* line, nint length, TKey* target, nint partPitch, nint lineRoom)
        where TKey : unmanaged, IBinaryInteger<TKey>
    {
        unchecked
        {
            TKey* even = line + lineRoom;
            NumberLanes<TKey>.Filled(length, new InTwo<TKey>(line, length, even, lineRoom));
            NumberLanes<TKey>.Filled(length, new InTwo<TKey>(even, (length + 1) / 2, target, 2 * partPitch));
            NumberLanes<TKey>.Filled(length, new InTwo<TKey>(even + lineRoom, length / 2, target + partPitch, 2 * partPitch));
        }
    }

    private static void Any<TKey>(TKey* line, nint length, int stride, TKey* target, nint partPitch)
        where TKey : unmanaged
    {
        unchecked
        {
            for (nint part = 0; part < stride; part++)
            {
                TKey* into = target + (part * partPitch);
                for (nint place = part; place < length; place += stride) *into++ = line[place];
            }
        }
    }

    private readonly struct InTwo<TKey>(TKey* line, nint length, TKey* target, nint partPitch) : ILaneWork<TKey>
        where TKey : unmanaged
    {
        public bool In<TLanes>()
            where TLanes : struct, ILanes<TLanes, TKey>
        {
            unchecked
            {
                if (TLanes.Count == 1)
                {
                    for (nint place = 0; place < length; place++) target[(place >> 1) + ((place & 1) * partPitch)] = line[place];
                    return true;
                }

                // SAFETY: a line and its parts have room for two registers more.
                for (nint place = 0; place < length; place += 2 * TLanes.Count)
                {
                    TLanes left = TLanes.Load(line + place);
                    TLanes right = TLanes.Load(line + place + TLanes.Count);
                    TLanes.Store(TLanes.Even(left, right), target + (place >> 1));
                    TLanes.Store(TLanes.Odd(left, right), target + (place >> 1) + partPitch);
                }

                return true;
            }
        }
    }
}
