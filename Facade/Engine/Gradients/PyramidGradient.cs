using System.Numerics;
using PoolFunctional.Engine.Schedules;
using PoolFunctional.Engine.Scratch;

namespace PoolFunctional.Engine.Gradients;

/// <summary>The gradient of a spatial pyramid: that of the first level, and those of the others added to it one after the other.</summary>
internal sealed unsafe class PyramidGradient<T>(GradientSchedule<T>[] levels, PyramidFeatures features) : GradientSchedule<T>
    where T : unmanaged, INumber<T>
{
    internal override string Name => "pyramid";

    internal override bool NeedsInput { get; } = levels.Any(level => level.NeedsInput);

    internal override void Run(ReadOnlySpan<T> outputGradient, ReadOnlySpan<T> x, Span<T> inputGradient, CancellationToken cancellation)
    {
        Arena.Line[] taken = Arena.Rent(features.IsInPlace ? 0 : features.Longest * sizeof(T));
        Arena.Line[] further = Arena.Rent(levels.Length == 1 ? 0 : (nint)inputGradient.Length * sizeof(T));
        for (int level = 0; level < levels.Length && !cancellation.IsCancellationRequested; level++)
        {
            int length = features.Length(level);
            Span<T> room = new(Arena.Start(taken), features.IsInPlace ? 0 : length);
            if (!features.IsInPlace) features.Take(level, outputGradient, room);
            ReadOnlySpan<T> incoming = features.IsInPlace ? outputGradient.Slice(features.First(level), length) : room;
            Span<T> target = level == 0 ? inputGradient : new(Arena.Start(further), inputGradient.Length);
            levels[level].Run(incoming, levels[level].NeedsInput ? x : [], target, cancellation);
            if (level > 0) Accumulation.Add(target, inputGradient);
        }

        Arena.Return(taken);
        Arena.Return(further);
    }
}
