using System.Numerics;
using PoolFunctional.Engine.Finishes;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Lifts;
using PoolFunctional.Engine.Reducers;
using PoolFunctional.Reductions;

namespace PoolFunctional.Engine.Rows;

/// <summary>Which fold answers which reduction of rows, for each element type: the one table of accumulators, lifts and finishes.</summary>
internal static class RowSchedules
{
    internal delegate void Schedule<T>(in RowRun<T> run)
        where T : unmanaged, INumber<T>;

    /// <summary>Sequences; the element type is a floating one.</summary>
    internal static void Run<T>(SequenceReduction reduction, in RowRun<T> run)
        where T : unmanaged, INumber<T> =>
        reduction.Among<Schedule<T>>(new(
            Mean: static (in run) => Mean(run),
            MeanSqrtLength: static (in run) => MeanSqrtLength(run),
            WeightedMean: static (in run) => WeightedMean(run),
            Max: static (in run) => Max(run),
            First: static (in run) => Chosen(run),
            Last: static (in run) => Chosen(run)))(run);

    /// <summary>Segments; the element type has the reduction.</summary>
    internal static void Run<T>(SegmentReduction reduction, in RowRun<T> run)
        where T : unmanaged, INumber<T> =>
        reduction.Among<Schedule<T>>(new(
            Sum: static (in run) => Sum(run),
            Mean: static (in run) => Mean(run),
            MeanSqrtLength: static (in run) => MeanSqrtLength(run),
            Max: static (in run) => Max(run),
            Min: static (in run) => Min(run)))(run);

    private static void Sum<T>(in RowRun<T> run)
        where T : unmanaged, INumber<T>
    {
        if (typeof(T) == typeof(Half)) Widened<T, float, WholeTotal<float>>(run);
        else if (Element.IsInteger<T>()) Counted<T, WholeTotal<int>, WholeTotal<double>, WholeTotal<WideSum>>(run);
        else Added<T, WholeTotal<T>, CanonicalFinish<T>>(run);
    }

    private static void Mean<T>(in RowRun<T> run)
        where T : unmanaged, INumber<T>
    {
        if (typeof(T) == typeof(Half)) Widened<T, float, CountMean<float>>(run);
        else if (Element.IsInteger<T>()) Counted<T, CountMean<int>, CountMean<double>, CountMean<WideSum>>(run);
        else Added<T, CountMean<T>, QuotientFinish<T>>(run);
    }

    private static void MeanSqrtLength<T>(in RowRun<T> run)
        where T : unmanaged, INumber<T>
    {
        if (typeof(T) == typeof(Half)) Widened<T, float, RootMean<float>>(run);
        else Added<T, RootMean<T>, CanonicalFinish<T>>(run);
    }

    private static void WeightedMean<T>(in RowRun<T> run)
        where T : unmanaged, INumber<T>
    {
        if (typeof(T) == typeof(Half)) Widened<T, float, RankMean<float>>(run);
        else Added<T, RankMean<T>, CanonicalFinish<T>>(run);
    }

    private static void Max<T>(in RowRun<T> run)
        where T : unmanaged, INumber<T>
    {
        if (typeof(T) == typeof(Half)) Ordered<MaxReducer<short>>(run.As<Half>(), notANumber: short.MaxValue);
        else if (Element.IsInteger<T>()) Selected<T, MaxReducer<T>, MaxReducer<T>>(run);
        else Selected<T, MaxReducer<T>, MaxOrderedReducer<T>>(run);
    }

    private static void Min<T>(in RowRun<T> run)
        where T : unmanaged, INumber<T>
    {
        if (typeof(T) == typeof(Half)) Ordered<MinReducer<short>>(run.As<Half>(), notANumber: short.MinValue);
        else if (Element.IsInteger<T>()) Selected<T, MinReducer<T>, MinReducer<T>>(run);
        else Selected<T, MinReducer<T>, MinOrderedReducer<T>>(run);
    }

    /// <summary>Groups of one row: nothing is combined.</summary>
    private static void Chosen<T>(in RowRun<T> run)
        where T : unmanaged, INumber<T>
    {
        if (typeof(T) == typeof(Half)) Ordered<MaxReducer<short>>(run.As<Half>(), notANumber: short.MaxValue);
        else Selected<T, MaxReducer<T>, MaxReducer<T>>(run);
    }

    private static void Added<T, TMean, TFinish>(in RowRun<T> run)
        where T : unmanaged, INumber<T>
        where TMean : struct, IMean<T>
        where TFinish : struct, IFinish<T, T> => RowFold<T, T, IdentityLift<T>, AddReducer<T>, AddReducer<T>, TMean, TFinish, NumberLanes<T>>.Run(run);

    private static void Widened<T, TTotal, TMean>(in RowRun<T> run)
        where T : unmanaged, INumber<T>
        where TTotal : unmanaged, INumber<TTotal>
        where TMean : struct, IMean<TTotal> =>
        RowFold<T, TTotal, WideningLift<T, TTotal>, AddReducer<TTotal>, AddReducer<TTotal>, TMean, NarrowingQuotientFinish<T, TTotal>, NumberLanes<TTotal>>.Run(run);

    private static void Selected<T, TReducer, TQuick>(in RowRun<T> run)
        where T : unmanaged, INumber<T>
        where TReducer : struct, IReducer<T>
        where TQuick : struct, IReducer<T> => RowFold<T, T, IdentityLift<T>, TReducer, TQuick, WholeTotal<T>, CanonicalFinish<T>, NumberLanes<T>>.Run(run);

    /// <summary>Halves as 16-bit integers in their order, among which a NaN has the place that wins.</summary>
    private static void Ordered<TReducer>(in RowRun<Half> run, short notANumber)
        where TReducer : struct, IReducer<short> =>
        RowFold<Half, short, HalfOrderLift, TReducer, TReducer, WholeTotal<short>, HalfOrderFinish, NumberLanes<short>>.Run(run, new(notANumber));

    /// <summary>Sums of integers in the cheapest type that holds so many of them exactly and is divided exactly enough: 32 bits, a double, then two longs.</summary>
    private static void Counted<T, TWhole, TDouble, TWide>(in RowRun<T> run)
        where T : unmanaged, INumber<T>
        where TWhole : struct, IMean<int>
        where TDouble : struct, IMean<double>
        where TWide : struct, IMean<WideSum>
    {
        bool IsBelow(Int128 limit, nint rows) => rows <= limit >> (8 * ElementSize.Of<T>());
        if (IsBelow(RoundedQuotientFinish<T, int>.Limit, run.Groups.Rows)) Rounded<T, int, TWhole>(run);
        else if (IsBelow(RoundedQuotientFinish<T, double>.Limit, run.Groups.Rows)) Rounded<T, double, TDouble>(run);
        else RowFold<T, WideSum, WideLift<T>, AddWideReducer, AddWideReducer, TWide, WideFinish<T>, WideLanes>.Run(run);
    }

    private static void Rounded<T, TTotal, TMean>(in RowRun<T> run)
        where T : unmanaged, INumber<T>
        where TTotal : unmanaged, INumber<TTotal>
        where TMean : struct, IMean<TTotal> =>
        RowFold<T, TTotal, WideningLift<T, TTotal>, AddReducer<TTotal>, AddReducer<TTotal>, TMean, RoundedQuotientFinish<T, TTotal>, NumberLanes<TTotal>>.Run(run);
}
