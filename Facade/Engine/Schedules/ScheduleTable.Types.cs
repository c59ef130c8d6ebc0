using System.Numerics;
using PoolFunctional.Engine.Custom;
using PoolFunctional.Engine.Finishes;
using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Lifts;
using PoolFunctional.Engine.Reducers;
using PoolFunctional.Reductions;

namespace PoolFunctional.Engine.Schedules;

/// <content>Elements that stand for others, users' reductions, and results of another type than the elements.</content>
internal static partial class ScheduleTable
{
    private static IEnumerable<Func<Job<T>, Schedule<T>?>> TypedRows<T>()
        where T : unmanaged, INumber<T>
    {
        yield return job => job.Reduction is Reduction.QuantizedAverageReduction average ? QuantizedAverage(job, average) : null;
        yield return job => job.Reduction is Reduction.QuantizedMaxReduction max
            ? Requantized<T, MaxReducer<T>, MaxReducer<short>>(job, max.Input, max.Output, Element.Lowest<T>(), short.MaxValue)
            : null;
        yield return job => job.Reduction is Reduction.QuantizedMinReduction min
            ? Requantized<T, MinReducer<T>, MinReducer<short>>(job, min.Input, min.Output, Element.Highest<T>(), short.MinValue)
            : null;
        yield return job => job.Reduction is ICustomReduction<T> custom ? custom.Open(new CustomSchedules<T>(job)) : null;
    }

    /// <summary>Which pooling into results of another type; the definition answers what no row does.</summary>
    internal static IPooling<T, TResult> Choose<T, TResult>(Job<T> job)
        where T : unmanaged, INumber<T>
        where TResult : unmanaged, INumber<TResult> =>
        job.Plan.PlanesDiffer ? new Planewise<T, TResult>(job, Choose<T, TResult>)
        : (job.Plan.Output.Elements > 0 && Fits(job) ? Widened<T, TResult>(job) : null)
            ?? new ReferencePooling<T, TResult>(job.Plan, job.IsChannelsLast, map => Reference.Pool<T, TResult>(map, job.Plan, job.Reduction));

    private static IPooling<T, TResult>? Widened<T, TResult>(Job<T> job)
        where T : unmanaged, INumber<T>
        where TResult : unmanaged, INumber<TResult>
    {
        if (job.Reduction is Reduction.SumReduction)
        {
            return Widening<T, TResult>.IsIntegerToReal ? Real<T, TResult>(job, Geometry(job))
                : Element.IsInteger<T>() ? Exact<T, TResult>(job, Geometry(job))
                : Added<T, TResult, TResult, WideningLift<T, TResult>, CanonicalFinish<TResult>>(job, Geometry(job));
        }

        if (job.Reduction is not Reduction.AverageReduction average) return null;
        FoldGeometry geometry = DividedBy(job, average.Divisor);
        return Widening<T, TResult>.IsIntegerToReal ? Real<T, TResult>(job, geometry)
            : !average.Accumulator.IsWide ? Added<T, TResult, TResult, WideningLift<T, TResult>, QuotientFinish<TResult>>(job, geometry)
            : typeof(TResult) == typeof(float) ? Added<T, TResult, double, WideningLift<T, double>, NarrowingQuotientFinish<TResult, double>>(job, geometry)
            : (IPooling<T, TResult>)(object)new Folding<T, double, DoubleDouble, WideningDoubleDoubleLift<T>, AddDoubleDoubleReducer, AddDoubleDoubleReducer, DoubleDoubleFinish, DoubleDoubleLanes>(job.Options, geometry, 0);
    }

    private static Folding<T, TResult, TTotal, TLift, AddReducer<TTotal>, AddReducer<TTotal>, TFinish, NumberLanes<TTotal>> Added<T, TResult, TTotal, TLift, TFinish>(
        Job<T> job, FoldGeometry geometry, TLift lift = default, TFinish finish = default)
        where T : unmanaged, INumber<T>
        where TResult : unmanaged, INumber<TResult>
        where TTotal : unmanaged, INumber<TTotal>
        where TLift : struct, ILift<T, TTotal>
        where TFinish : struct, IFinish<TResult, TTotal> => new(job.Options, geometry, TResult.Zero, lift, finish);

    /// <summary>Sums of integers in the cheapest type that holds them; where the result may not, they saturate.</summary>
    private static IPooling<T, TResult> Exact<T, TResult>(Job<T> job, FoldGeometry geometry)
        where T : unmanaged, INumber<T>
        where TResult : unmanaged, INumber<TResult>
    {
        Int128 most = MostTotal(job);
        bool fits = most <= Int128.CreateSaturating(Element.Highest<TResult>());
        return fits && typeof(T) == typeof(byte) && most <= ushort.MaxValue ? Added<T, TResult, ushort, WideningLift<T, ushort>, ExactFinish<TResult, ushort>>(job, geometry)
            : fits && typeof(T) == typeof(sbyte) && most <= short.MaxValue ? Added<T, TResult, short, WideningLift<T, short>, ExactFinish<TResult, short>>(job, geometry)
            : fits && most <= int.MaxValue && ElementSize.Of<TResult>() >= sizeof(int) && ElementSize.Of<T>() < sizeof(int) ? Added<T, TResult, int, WideningLift<T, int>, ExactFinish<TResult, int>>(job, geometry)
            : ElementSize.Of<TResult>() <= sizeof(int) && most < RoundedQuotientFinish<TResult, int>.Limit ? Added<T, TResult, int, WideningLift<T, int>, RoundedQuotientFinish<TResult, int>>(job, geometry)
            : ElementSize.Of<TResult>() <= sizeof(int) && most < RoundedQuotientFinish<TResult, double>.Limit ? Added<T, TResult, double, WideningLift<T, double>, RoundedQuotientFinish<TResult, double>>(job, geometry)
            : fits && most < ExactFinish<TResult, double>.Limit ? Added<T, TResult, double, WideningLift<T, double>, ExactFinish<TResult, double>>(job, geometry)
            : Widest<T, TResult>(job, geometry);
    }

    /// <summary>Sums of integers, divided in double or where a float will do in float.</summary>
    private static IPooling<T, TResult> Real<T, TResult>(Job<T> job, FoldGeometry geometry)
        where T : unmanaged, INumber<T>
        where TResult : unmanaged, INumber<TResult>
    {
        Int128 most = MostTotal(job);
        bool fitsSingle = most <= RealFinish<TResult, int>.SingleLimit;
        return typeof(T) == typeof(byte) && most <= ushort.MaxValue ? Added<T, TResult, ushort, WideningLift<T, ushort>, RealFinish<TResult, ushort>>(job, geometry, finish: new(fitsSingle))
            : typeof(T) == typeof(sbyte) && most <= short.MaxValue ? Added<T, TResult, short, WideningLift<T, short>, RealFinish<TResult, short>>(job, geometry, finish: new(fitsSingle))
            : ElementSize.Of<T>() < sizeof(int) && most <= int.MaxValue ? Added<T, TResult, int, WideningLift<T, int>, RealFinish<TResult, int>>(job, geometry, finish: new(fitsSingle))
            : ElementSize.Of<T>() <= sizeof(int) && most < RoundedQuotientFinish<int, double>.Limit ? Added<T, TResult, double, WideningLift<T, double>, RealFinish<TResult, double>>(job, geometry, finish: new(fitsSingle))
            : Widest<T, TResult>(job, geometry);
    }

    private static Folding<T, TResult, WideSum, WideLift<T>, AddWideReducer, AddWideReducer, WideTotalFinish<TResult>, WideLanes> Widest<T, TResult>(Job<T> job, FoldGeometry geometry)
        where T : unmanaged, INumber<T>
        where TResult : unmanaged, INumber<TResult> => new(job.Options, geometry, TResult.Zero);

    /// <summary>A number that no sum of integers exceeds in magnitude.</summary>
    private static Int128 MostTotal<T>(Job<T> job)
        where T : unmanaged, INumber<T> =>
        Plan.LongestWindow(job.Plan.Axes) * Int128.Max(Int128.CreateSaturating(Element.Highest<T>()), -Int128.CreateSaturating(Element.Lowest<T>()));

    /// <summary>Where the divisor is the number of taps, or each tap exists, the zero points of a window are taken away together at the end, else from each element.</summary>
    private static Schedule<T> QuantizedAverage<T>(Job<T> job, Reduction.QuantizedAverageReduction average)
        where T : unmanaged, INumber<T>
    {
        FoldGeometry geometry = DividedBy(job, average.Divisor);
        long origin = average.Input.ZeroPoint;
        Int128 most = 2 * MostTotal(job);
        bool isCounted = origin == 0 || average.Divisor is Divisor.InBoundsDivisor;
        return isCounted && typeof(T) == typeof(byte) && most <= 2 * ushort.MaxValue ? Average<ushort, WideningLift<T, ushort>>(default, origin)
            : isCounted && typeof(T) == typeof(sbyte) && most <= 2 * short.MaxValue ? Average<short, WideningLift<T, short>>(default, origin)
            : isCounted && most < RequantizingFinish<T, int>.Limit ? Average<int, WideningLift<T, int>>(default, origin)
            : isCounted ? Average<double, WideningLift<T, double>>(default, origin)
            : most < RequantizingFinish<T, int>.Limit ? Average<int, CentringLift<T, int>>(new(origin), 0)
            : Average<double, CentringLift<T, double>>(new(origin), 0);

        Schedule<T> Average<TTotal, TLift>(TLift lift, long taken)
            where TTotal : unmanaged, INumber<TTotal>
            where TLift : struct, ILift<T, TTotal>
        {
            bool fitsSingle = average.Requantization.Ratio == 1 && most < RoundedQuotientFinish<T, int>.Limit;
            return new FoldSchedule<T, TTotal, TLift, AddReducer<TTotal>, AddReducer<TTotal>, RequantizingFinish<T, TTotal>, NumberLanes<TTotal>>(
                job, geometry, T.CreateTruncating(average.Output.ZeroPoint), lift, new(average.Requantization, taken, fitsSingle));
        }
    }

    /// <summary>One of the taps, as it is or in another quantisation.</summary>
    private static Schedule<T> Requantized<T, TReducer, THalfReducer>(Job<T> job, Quantization input, Quantization output, T empty, short halfNaN)
        where T : unmanaged, INumber<T>
        where TReducer : struct, IReducer<T>
        where THalfReducer : struct, IReducer<short> =>
        input == output
            ? Selecting<T, TReducer, TReducer, THalfReducer>(job, empty, halfNaN)
            : new FoldSchedule<T, T, IdentityLift<T>, TReducer, TReducer, RequantizingFinish<T, T>, NumberLanes<T>>(
                job, Geometry(job), empty, default, new(new(input.Scale / output.Scale, output.ZeroPoint), input.ZeroPoint, fitsSingle: false));
}
