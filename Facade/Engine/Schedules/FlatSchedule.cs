using System.Numerics;
using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Kernels;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Reducers;
using PoolFunctional.Engine.Scratch;

namespace PoolFunctional.Engine.Schedules;

/// <summary>A window of 3×3 or 5×5 around every place of small planes, each plane as one long row, or its rows a register or two.</summary>
/// <remarks><typeparamref name="TQuick"/> answers for units without a NaN; it is <typeparamref name="TReducer"/> where there is no quicker one.</remarks>
internal sealed unsafe class FlatSchedule<T, TReducer, TQuick, TEnding>(Job<T> job, FoldGeometry fold, FlatGeometry<T> geometry)
    : UnitSchedule<T>(geometry.Units, Crew.ThreadsForStreams(fold.Work * sizeof(T), job.Options))
    where T : unmanaged, INumber<T>
    where TReducer : struct, IReducer<T>
    where TQuick : struct, IReducer<T>
    where TEnding : struct, IEnding
{
    internal override string Name => $"flat {typeof(T).Name.ToLowerInvariant()}";

    private protected override void Run(T* source, T* target, long from, long to)
    {
        unchecked
        {
            long end = long.Min(to * geometry.PlanesPerUnit, geometry.Planes);
            long atEnds = (geometry.Margin + geometry.Walk.Length - 1) / geometry.Walk.Length;
            for (long plane = from * geometry.PlanesPerUnit, next; plane < end; plane = next)
            {
                // Where there is a margin: around the first planes and the last there is nothing that may be read, and behind the last of these planes other threads write.
                nint at = (nint)plane * geometry.Walk.Length;
                bool isApart = plane < atEnds || plane >= geometry.Planes - atEnds || (geometry.Margin > 0 && plane == end - 1);
                long even = long.Min(geometry.PlanesPerUnit, fold.EvenPlanes(plane));
                next = isApart ? plane + 1 : long.Min(long.Min(plane + even, geometry.Margin > 0 ? end - 1 : end), geometry.Planes - atEnds);
                T* first = source + fold.PlaneOffset(plane);
                if (isApart) Apart(first, target + at);
                else Fold(geometry.Walk, first, target + at, (nint)(next - plane));
            }

            if (geometry.Walk.IsPast) PastCaches.Publish();
        }
    }

    /// <summary>One plane from a copy with room around it, by way of one with room behind it.</summary>
    private void Apart(T* source, T* target)
    {
        unchecked
        {
            nint length = geometry.Walk.Length;
            nint room = length + (2 * geometry.Margin);
            Arena.Line[] memory = Arena.Rent(2 * room * sizeof(T));
            T* copy = (T*)Arena.Start(memory) + geometry.Margin;
            T* result = copy + room;
            new Span<T>(copy - geometry.Margin, (int)room).Clear();
            new ReadOnlySpan<T>(source, (int)length).CopyTo(new Span<T>(copy, (int)length));
            Fold(geometry.Walk with { IsPast = false }, copy, result, 1);
            new ReadOnlySpan<T>(result, (int)length).CopyTo(new Span<T>(target, (int)length));
            Arena.Return(memory);
        }
    }

    private static void Fold(in FlatWalk<T> walk, T* source, T* target, nint planes)
    {
        if (typeof(TQuick) != typeof(TReducer))
        {
            bool mayHaveLost = FlatKernel.Run<T, TQuick, WatchedEnding<KeepEnding>, NumberLanes<T>>(walk, source, target, planes);
            if (TQuick.LosesZeros && !mayHaveLost) mayHaveLost = ZeroKernel.HasNegative(target, RowBlock.Single(unchecked(planes * walk.Length)));
            if (!mayHaveLost) return;
        }

        FlatKernel.Run<T, TReducer, TEnding, NumberLanes<T>>(walk, source, target, planes);
    }
}
