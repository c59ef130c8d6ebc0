using System.Numerics;
using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Scratch;
using PoolFunctional.Numerics;
using PoolFunctional.Reductions;

namespace PoolFunctional.Engine.Schedules;

/// <summary>Lp and power mean where each window is scaled by its own largest element: two walks per window, without an intermediate row.</summary>
internal sealed unsafe class ScaledNormSchedule<T>(Job<T> job, FoldGeometry geometry, double exponent) : Schedule<T>, IUnits
    where T : unmanaged, INumber<T>
{
    internal override string Name => "scaled norm";

    internal override void Run(ReadOnlySpan<T> x, Span<T> destination, CancellationToken cancellation)
    {
        fixed (T* source = x)
        fixed (T* target = destination) Crew.Run(this, source, target, geometry.Rows, Crew.ThreadsFor(geometry.Work * sizeof(T), job.Options), cancellation);
    }

    void IUnits.Run(void* source, void* target, long from, long to)
    {
        unchecked
        {
            for (long row = from; row < to; row++)
            {
                RowPlace place = geometry.Place(row);
                T* plane = (T*)source + place.SourceOffset;
                T* line = (T*)target + geometry.TargetOffset(row);
                for (int output = 0; output < geometry.Last.OutputExtent; output++)
                {
                    for (nint channel = 0; channel < geometry.Inner; channel++) line[(output * geometry.TargetPlacePitch) + (channel * geometry.TargetChannelPitch)] = Value(plane + channel, row, place, output);
                }
            }
        }
    }

    private T Value(T* plane, long row, in RowPlace place, int output)
    {
        ref readonly WindowRun run = ref geometry.Last.RunOf(output);
        if (run.Count == 0 || !place.HasTaps) return T.Zero;
        Walk walk = new(row, output, Scale.One);
        double largest = Fold(plane, walk, geometry.Outer.Length, largest: true);
        walk = walk with { Scale = Scale.Of(largest) };
        double total = Fold(plane, walk, geometry.Outer.Length, largest: false) / (place.Divisor * run.Divisor);
        return Element.Canonical(T.CreateSaturating(walk.Scale.Grow(Power.Root(new Real(total), exponent).Value)));
    }

    /// <summary>Folds one axis of the window, the axes before it inside: the last axis is outermost in the recursion.</summary>
    private double Fold(T* from, in Walk walk, int axis, bool largest)
    {
        if (axis < 0)
        {
            double value = double.Abs(double.CreateSaturating(*from));
            return largest ? value : Power.Of(new Real(walk.Scale.Shrink(value)), exponent).Value;
        }

        AxisTable table = axis == geometry.Outer.Length ? geometry.Last : geometry.Outer[axis];
        int output = axis == geometry.Outer.Length ? walk.Output : geometry.OuterOutput(walk.Row, axis);
        ref readonly WindowRun run = ref table.RunOf(output);
        nint pitch = axis == geometry.Outer.Length ? geometry.PlacePitch : geometry.Pitch(axis);
        T* firstTap = from + ((nint)run.PositionOf(output) * pitch);
        return Block(firstTap, walk, axis, new(run.First, run.First + run.Count, (nint)table.Step * pitch), 0, (long)BitOperations.RoundUpToPowerOf2((ulong)(run.First + run.Count)), largest);
    }

    private double Block(T* firstTap, in Walk walk, int axis, in Present present, long start, long size, bool largest)
    {
        if (size == 1) return Fold(firstTap + ((nint)(start - present.First) * present.Stride), walk, axis - 1, largest);
        long half = size / 2;
        if (start + half >= present.End) return Block(firstTap, walk, axis, present, start, half, largest);
        if (start + half <= present.First) return Block(firstTap, walk, axis, present, start + half, half, largest);
        double left = Block(firstTap, walk, axis, present, start, half, largest);
        double right = Block(firstTap, walk, axis, present, start + half, half, largest);
        return largest ? double.Max(left, right) : left + right;
    }

    private readonly record struct Walk(long Row, int Output, Scale Scale);

    private readonly record struct Present(long First, long End, nint Stride);
}
