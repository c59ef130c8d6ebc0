using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Geometry;

namespace PoolFunctional.Engine.Kernels;

/// <summary>Between lanes side by side and the places in memory that they stand for.</summary>
internal static unsafe class GatherKernel
{
    /// <summary>One tap of every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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
                if (segment.SourceStride == 1) CopyKernel.Piece((byte*)from, (byte*)to, segment.Count * (nint)sizeof(T));
                else CopyKernel.Pick(from, segment.SourceStride, to, segment.Count);
            }
        }
    }
    /// <summary>The result of every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Scatter<T>(T* results, LaneSegment* segments, int count, T* target)
        where T : unmanaged
    {
        unchecked
        {
            for (int i = 0; i < count; i++)
            {
                LaneSegment segment = segments[i];
                T* from = results + segment.Lane;
                T* to = target + segment.Target;
                if (segment.TargetStride == 1) CopyKernel.Piece((byte*)from, (byte*)to, segment.Count * (nint)sizeof(T));
                else for (int lane = 0; lane < segment.Count; lane++, to += segment.TargetStride) *to = from[lane];
            }
        }
    }

    /// <summary>The same result for every lane.</summary>
    internal static void Fill<T>(T result, LaneSegment* segments, int count, T* target)
        where T : unmanaged
    {
        unchecked
        {
            for (int i = 0; i < count; i++)
            {
                T* to = target + segments[i].Target;
                for (int lane = 0; lane < segments[i].Count; lane++, to += segments[i].TargetStride) *to = result;
            }
        }
    }
}
