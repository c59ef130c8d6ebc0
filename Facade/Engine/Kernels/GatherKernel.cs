using PoolFunctional.Engine.Geometry;

namespace PoolFunctional.Engine.Kernels;

/// <summary>One tap of every lane, side by side.</summary>
internal static unsafe class GatherKernel
{
    internal static void Run<T>(T* source, LaneSegment* segments, int count, T* target)
        where T : unmanaged
    {
        unchecked
        {
            // SAFETY: the tap is present in every lane of the cell, so each address is that of an element of the input.
            for (int i = 0; i < count; i++)
            {
                LaneSegment segment = segments[i];
                T* from = source + segment.Source;
                T* to = target + segment.Lane;
                if (segment.Stride == 1)
                {
                    CopyKernel.Piece((byte*)from, (byte*)to, segment.Count * (nint)sizeof(T));
                    continue;
                }

                int lane = 0;
                for (; lane + 4 <= segment.Count; lane += 4, from += 4 * segment.Stride, to += 4)
                {
                    to[0] = from[0];
                    to[1] = from[segment.Stride];
                    to[2] = from[2 * segment.Stride];
                    to[3] = from[3 * segment.Stride];
                }

                for (; lane < segment.Count; lane++, from += segment.Stride) *to++ = *from;
            }
        }
    }
}
