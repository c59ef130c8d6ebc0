using System.Numerics;
using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Schedules;

namespace PoolFunctional.Engine;

/// <summary>A plan's schedules for tensors that are not dense: made when strides are seen for the first time, and kept.</summary>
internal sealed class StridedSchedules<T>(Job<T> job, TensorForm form)
    where T : unmanaged, INumber<T>
{
    /// <summary>So many pairs of strides are kept; the next pair replaces them all.</summary>
    internal const int Most = 8;

    private readonly nint[] inputShape = form.Write(job.Plan.Input);
    private readonly nint[] outputShape = form.Write(job.Plan.Output);
    private volatile Entry? newest;

    /// <summary>What answers for these strides, or null where only packed copies will do. Two threads that see strides first may both make it; one is kept.</summary>
    internal Schedule<T>? For(ReadOnlySpan<nint> source, ReadOnlySpan<nint> target)
    {
        Entry? known = newest;
        for (Entry? entry = known; entry is not null; entry = entry.Older)
        {
            if (entry.Source.SequenceEqual(source) && entry.Target.SequenceEqual(target)) return entry.Schedule;
        }

        Entry made = new(source.ToArray(), target.ToArray(), Made(source, target), known?.Age < Most - 1 ? known : null);
        newest = made;
        return made.Schedule;
    }

    private Schedule<T>? Made(ReadOnlySpan<nint> source, ReadOnlySpan<nint> target)
    {
        // Which of the elements that share a place would stay is nothing that threads could agree on.
        for (int axis = 0; axis < target.Length; axis++)
        {
            if (target[axis] == 0 && outputShape[axis] > 1) return null;
        }

        Strides strides = form.Read(source);
        bool isChannelsLast = strides.Channel == 1 && job.Plan.Input.Channels > 1;
        TensorOrder memory = new(
            isChannelsLast,
            source.SequenceEqual(Dense(job.Plan.Input, inputShape, isChannelsLast)) ? null : strides,
            target.SequenceEqual(Dense(job.Plan.Output, outputShape, isChannelsLast)) ? null : form.Read(target));
        return ScheduleTable.Fast(job with { Memory = memory });
    }

    /// <summary>The strides of a tensor without gaps; 0 on an axis of extent 1, as tensors have it.</summary>
    private ReadOnlySpan<nint> Dense(Shape shape, nint[] written, bool isChannelsLast)
    {
        nint[] dense = form.Write(Strides.Dense(shape, isChannelsLast));
        for (int axis = 0; axis < dense.Length; axis++) dense[axis] = written[axis] == 1 ? 0 : dense[axis];
        return dense;
    }

    /// <summary>What answers for some strides, and what was made before it.</summary>
    private sealed record Entry(nint[] SourceStrides, nint[] TargetStrides, Schedule<T>? Schedule, Entry? Older)
    {
        internal ReadOnlySpan<nint> Source => SourceStrides;

        internal ReadOnlySpan<nint> Target => TargetStrides;

        internal int Age { get; } = Older is null ? 0 : Older.Age + 1;
    }
}
