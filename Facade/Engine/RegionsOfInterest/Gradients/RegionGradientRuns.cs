using System.Collections.Concurrent;
using System.Numerics;
using PoolFunctional.Engine.Scratch;

namespace PoolFunctional.Engine.RegionsOfInterest.Gradients;

/// <summary>Chooses how sums are laid out, and shares blocks of channels among threads. Runs are reused, so that a steady state allocates nothing.</summary>
internal sealed unsafe class RegionGradientRuns<T, TReal, TRule, TAxis, TScattering>(RegionShape shape, RoiGrid grid, TRule rule, TScattering scattering, PoolOptions options) : RegionGradient<T>
    where T : unmanaged, INumber<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
    where TRule : struct, IRegionRule<TReal, TAxis>
    where TAxis : struct, IRegionAxis<TReal>
    where TScattering : struct, IScattering<TReal>
{
    private readonly ConcurrentQueue<RegionGradientRun<T, TReal, TRule, TAxis, TScattering>> idle = new();
    private readonly TReal scale = TReal.CreateSaturating(grid.SpatialScale);

    internal override bool NeedsMaps => TScattering.NeedsMaps;

    private static bool IsWide => typeof(T) != typeof(TReal);

    internal override void Run(ReadOnlySpan<T> outputGradient, ReadOnlySpan<T> maps, ReadOnlySpan<Region> regions, Span<T> inputGradient, CancellationToken cancellation)
    {
        if (!idle.TryDequeue(out RegionGradientRun<T, TReal, TRule, TAxis, TScattering>? run)) run = new(shape, scale, rule, scattering);
        int threads = Crew.ThreadsFor(Work(regions.Length), options);
        GradientBlocks blocks = !IsWide && shape.IsBetterByPlane(regions.Length) ? GradientBlocks.ByPlane(shape, IsWide) : GradientBlocks.Of(shape, sizeof(TReal), threads, IsWide);
        fixed (T* source = outputGradient)
        fixed (T* read = maps)
        fixed (Region* first = regions)
        fixed (T* target = inputGradient)
        {
            run.Prepare(read, first, regions.Length, blocks);
            Crew.Run(run, source, target, blocks.Units, threads, cancellation);
        }

        idle.Enqueue(run);
    }

    /// <summary>About the bytes that are read and written.</summary>
    private long Work(int regions) => long.CreateSaturating((((Int128)regions * shape.Result * 8) + shape.Elements) * sizeof(TReal));
}
