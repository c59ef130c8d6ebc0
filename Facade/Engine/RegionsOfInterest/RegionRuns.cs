using System.Collections.Concurrent;
using System.Numerics;
using PoolFunctional.Engine.Scratch;
using PoolFunctional.RegionsOfInterest;

namespace PoolFunctional.Engine.RegionsOfInterest;

/// <summary>Chooses how the maps are read, and shares the regions among threads. Runs are reused, so that a steady state allocates nothing.</summary>
internal sealed unsafe class RegionRuns<T, TReal, TRule, TAxis, TTapping>(RegionShape shape, RoiGrid grid, TRule rule, PoolOptions options) : RegionEngine<T>
    where T : unmanaged, INumber<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
    where TRule : struct, IRegionRule<TReal, TAxis>
    where TAxis : struct, IRegionAxis<TReal>
    where TTapping : struct, ITapping<TReal>
{
    private const long LargestCopy = 1L << 30;

    private readonly ConcurrentQueue<RegionRun<T, TReal, TRule, TAxis, TTapping>> idle = new();
    private readonly MapCopy<T, TReal> copy = new(shape);
    private readonly TReal scale = TReal.CreateSaturating(grid.SpatialScale);

    private static bool IsWide => typeof(T) != typeof(TReal);

    internal override bool IsPossible(Region region) => ScaledRegion<TReal>.IsPossible(region, scale, shape.Batch);

    internal override PoolError Wrong(int index, Region region) => ScaledRegion<TReal>.Wrong(index, region, scale, shape.Batch).First();

    internal override void Run(ReadOnlySpan<T> maps, ReadOnlySpan<Region> regions, Span<T> results, CancellationToken cancellation)
    {
        fixed (T* source = maps)
        fixed (Region* first = regions)
        fixed (T* target = results)
        {
            if (shape.IsChannelsLast && !shape.IsPositionSensitive && !IsWide) Run((TReal*)source, MapReading.InPlace, first, regions.Length, target, cancellation);
            else if (!IsWide && IsCheaperByPlane(regions.Length)) Run((TReal*)source, MapReading.ByPlane, first, regions.Length, target, cancellation);
            else Copied(source, first, regions.Length, target, cancellation);
        }
    }

    private bool IsCheaperByPlane(long regions) => (long)shape.Elements * sizeof(TReal) > LargestCopy || shape.IsBetterByPlane(regions);

    private void Copied(T* source, Region* regions, int count, T* target, CancellationToken cancellation)
    {
        Arena.Line[] memory = Arena.Rent(shape.Elements * sizeof(TReal));
        TReal* copies = (TReal*)Arena.Start(memory);
        copy.Run(source, copies, Crew.ThreadsFor((long)shape.Elements * (sizeof(T) + sizeof(TReal)), options), cancellation);
        if (!cancellation.IsCancellationRequested) Run(copies, MapReading.Copied, regions, count, target, cancellation);
        Arena.Return(memory);
    }

    private void Run(TReal* maps, MapReading reading, Region* regions, int count, T* target, CancellationToken cancellation)
    {
        if (!idle.TryDequeue(out RegionRun<T, TReal, TRule, TAxis, TTapping>? run)) run = new(shape, scale, rule);
        run.Prepare(regions, reading);
        Crew.Run(run, maps, target, count, Crew.ThreadsFor(Work(count), options), cancellation);
        idle.Enqueue(run);
    }

    /// <summary>About the bytes that are read and written.</summary>
    private long Work(int regions) => long.CreateSaturating((Int128)regions * shape.Result * sizeof(TReal) * 8);
}
