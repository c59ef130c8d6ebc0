using System.Numerics;
using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Reducers;
using PoolFunctional.Engine.Scratch;

namespace PoolFunctional.Engine.Indices.Straight;

/// <summary>A window of 3×3 around every place of small planes, each plane as one long row.</summary>
/// <remarks><typeparamref name="TQuick"/> answers for units without a NaN; it is <typeparamref name="TReducer"/> where there is no quicker one.</remarks>
internal sealed unsafe class StraightPlanesSchedule<T, TIndex, TReducer, TQuick>(IndexJob job, FlatGeometry<T> geometry)
    : IndexSchedule<T, TIndex>(geometry.Units, Crew.ThreadsFor((job.Plan.Input.Elements * sizeof(T)) + (job.Plan.Output.Elements * (sizeof(T) + sizeof(TIndex))), job.Options))
    where T : unmanaged, INumber<T>
    where TIndex : unmanaged, IBinaryInteger<TIndex>
    where TReducer : struct, IReducer<T>
    where TQuick : struct, IReducer<T>
{
    private readonly LayoutTranslation<TIndex> translation = new(job, geometry.Walk.Length);

    internal override string Name => $"straight planes {typeof(T).Name.ToLowerInvariant()}";

    private protected override void Run(T* source, T* values, TIndex* indices, long from, long to)
    {
        unchecked
        {
            nint length = geometry.Walk.Length;
            nint room = length + (2 * geometry.Margin);
            long end = long.Min(to * geometry.PlanesPerUnit, geometry.Planes);
            long atEnds = (geometry.Margin + length - 1) / length;
            Arena.Line[] memory = Arena.Rent(((3 * room) + ((nint)geometry.PlanesPerUnit * length) + geometry.Margin) * sizeof(T));
            T* scratch = (T*)Arena.Start(memory);
            for (long plane = from * geometry.PlanesPerUnit, next; plane < end; plane = next)
            {
                // Around the first planes and the last there is nothing that may be read, and behind the last of these planes other threads write.
                nint at = (nint)plane * length;
                bool isApart = plane < atEnds || plane >= geometry.Planes - atEnds || plane == end - 1;
                next = isApart ? plane + 1 : long.Min(long.Min(plane + geometry.PlanesPerUnit, end - 1), geometry.Planes - atEnds);
                T* offsets = OffsetWidth.IsOffset<T, TIndex>() ? (T*)(indices + at) : scratch + (3 * room);
                if (isApart) Apart(source + at, values + at, offsets, scratch);
                else Fold(source + at, values + at, offsets, (nint)(next - plane));
                OffsetWidth.Widen(offsets, indices + at, (nint)(next - plane) * length);
                translation.Run(indices, plane, next - plane);
            }

            Arena.Return(memory);
        }
    }

    /// <summary>One plane from a copy with room around it, by way of one with room behind it.</summary>
    private void Apart(T* source, T* values, T* offsets, T* scratch)
    {
        unchecked
        {
            nint length = geometry.Walk.Length;
            nint room = length + (2 * geometry.Margin);
            T* copy = scratch + geometry.Margin;
            T* ownValues = scratch + room;
            T* ownOffsets = scratch + (2 * room);
            new Span<T>(scratch, (int)room).Clear();
            new ReadOnlySpan<T>(source, (int)length).CopyTo(new Span<T>(copy, (int)length));
            Fold(copy, ownValues, ownOffsets, 1);
            new ReadOnlySpan<T>(ownValues, (int)length).CopyTo(new Span<T>(values, (int)length));
            new ReadOnlySpan<T>(ownOffsets, (int)length).CopyTo(new Span<T>(offsets, (int)length));
        }
    }

    private void Fold(T* source, T* values, T* offsets, nint planes)
    {
        if (typeof(TQuick) != typeof(TReducer) && !StraightPlanes.Run<T, TQuick, NumberLanes<T>>(geometry.Walk, source, values, offsets, planes)) return;
        StraightPlanes.Run<T, TReducer, NumberLanes<T>>(geometry.Walk, source, values, offsets, planes);
    }
}
