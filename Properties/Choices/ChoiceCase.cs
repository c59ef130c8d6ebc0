using System.Numerics;
using PoolFunctional.Blurring;
using PoolFunctional.Engine;
using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Schedules;
using PoolFunctional.Generators;

namespace PoolFunctional.Properties.Choices;

/// <summary>One pooling for which the engine chooses: nothing is run.</summary>
/// <param name="Name">What the record calls it.</param>
/// <param name="Choose">The schedule that answers under some options.</param>
internal sealed record ChoiceCase(string Name, Func<PoolOptions, object> Choose)
{
    /// <summary>Whether only the kind of schedule is recorded, and how results are finished.</summary>
    internal bool IsShort { get; init; }

    /// <summary>The choices for so many threads: the name and the schedule, then what that is made of.</summary>
    internal IEnumerable<string> Lines(int threads)
    {
        IReadOnlyList<string> parts = ChosenParts.Of(Choose(new() { MaxDegreeOfParallelism = threads }));
        return IsShort ? [string.Concat([$"{Name}: {parts[0].Split('>')[0]}>", .. parts.Where(part => part.Contains("Finish ", StringComparison.Ordinal)).Select(part => $" {part}")])] : [$"{Name}: {parts[0]}", .. parts.Skip(1).Select(part => $"  {part}")];
    }

    /// <summary>A pooling over a shape written <c>[batch, channel, spatial…]</c> in both layouts.</summary>
    /// <param name="name">What the record calls it.</param>
    /// <param name="element">The type of the elements.</param>
    /// <param name="reduction">The reduction.</param>
    /// <param name="window">The windows.</param>
    /// <param name="extents">The shape.</param>
    /// <param name="isChannelsLast">The layout.</param>
    /// <param name="view">How the input lies in memory, if it is not dense.</param>
    internal static ChoiceCase Of(string name, ElementType element, Reduction reduction, Window window, Sequence<long> extents, bool isChannelsLast, Func<Shape, bool, Strides>? view = null) =>
        new(name, options => element.Do(new Choosing(reduction, PlanOf(window, extents), options with { Layout = isChannelsLast ? Layout.ChannelsLast : Layout.ChannelsFirst }, view)));

    /// <summary>A pooling into results of another type.</summary>
    internal static ChoiceCase Into(string name, ElementType element, ElementType result, Reduction reduction, Window window, Sequence<long> extents) =>
        new(name, options => element.Do(new ChoosingInto(result, reduction, PlanOf(window, extents), options)));

    /// <summary>A blur, or its gradient.</summary>
    internal static ChoiceCase Blurred(string name, ElementType element, BlurFilter filter, Sequence<long> extents, bool isChannelsLast, bool isGradient) =>
        new(name, options => element.Do(new ChoosingBlur(
            Shape.Create([.. extents]).Bind(shape => BlurGeometry.Create(filter, shape)).Match(blur => blur, error => throw new ArgumentException(error.Message)),
            options with { Layout = isChannelsLast ? Layout.ChannelsLast : Layout.ChannelsFirst },
            isGradient)));

    private static Plan PlanOf(Window window, Sequence<long> extents) =>
        Shape.Create([.. extents]).Bind(shape => Plan.Create(window, shape)).Match(plan => plan, error => throw new ArgumentException(error.Message));

    /// <summary>What a plan asks the engine for.</summary>
    private sealed record Choosing(Reduction Reduction, Plan Plan, PoolOptions Options, Func<Shape, bool, Strides>? View) : ITypedWork<object>
    {
        public object For<T>(ElementType<T> type)
            where T : unmanaged, INumber<T>
        {
            Job<T> job = new(Plan, Reduction, Options);
            return View is null ? ScheduleTable.Choose(job) : ScheduleTable.Fast(job with { Memory = job.Memory with { Source = View(Plan.Input, job.IsChannelsLast) } })!;
        }
    }

    private sealed record ChoosingInto(ElementType Result, Reduction Reduction, Plan Plan, PoolOptions Options) : ITypedWork<object>
    {
        public object For<T>(ElementType<T> type)
            where T : unmanaged, INumber<T> => Result.Do(new From<T>(this));

        private sealed record From<T>(ChoosingInto Choosing) : ITypedWork<object>
            where T : unmanaged, INumber<T>
        {
            public object For<TResult>(ElementType<TResult> type)
                where TResult : unmanaged, INumber<TResult> => ScheduleTable.Choose<T, TResult>(new Job<T>(Choosing.Plan, Choosing.Reduction, Choosing.Options));
        }
    }

    private sealed record ChoosingBlur(BlurGeometry Blur, PoolOptions Options, bool IsGradient) : ITypedWork<object>
    {
        public object For<T>(ElementType<T> type)
            where T : unmanaged, INumber<T> =>
            IsGradient ? BlurSchedules.Gradient<T>(Blur, Options).Match(gradient => gradient, error => throw new ArgumentException(error.Message)) : BlurSchedules.Choose<T>(Blur, Options);
    }
}
