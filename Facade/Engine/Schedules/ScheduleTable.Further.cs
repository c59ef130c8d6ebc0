using System.Numerics;
using PoolFunctional.Engine.Finishes;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Lifts;
using PoolFunctional.Engine.Quick;
using PoolFunctional.Engine.Reducers;
using PoolFunctional.Reductions;

namespace PoolFunctional.Engine.Schedules;

/// <content>Products, pairs of reductions, and the reductions that look at each window for itself.</content>
internal static partial class ScheduleTable
{
    private static IEnumerable<Func<Job<T>, Schedule<T>?>> FurtherRows<T>()
        where T : unmanaged, INumber<T>
    {
        yield return job => job.Reduction is Reduction.ProductReduction ? Product(job) : null;
        yield return job => job.Reduction is Reduction.RangeReduction ? Range(job) : null;
        yield return job => job.Reduction is Reduction.MixedReduction mixed ? Mixed(job, mixed.Weight) : null;
        yield return job => job.Reduction is Reduction.VarianceReduction ? new GuidedSchedule<T, VarianceFormula, QuickVariance>(job, default, default) : null;
        yield return job => job.Reduction is Reduction.SoftPoolReduction ? new GuidedSchedule<T, SoftPoolFormula, QuickSoftPool>(job, default, default) : null;
        yield return job => job.Reduction is Reduction.LogSumExpReduction soft ? new GuidedSchedule<T, LogSumExpFormula, QuickLogSumExp>(job, new(soft.Sharpness), new(soft.Sharpness)) : null;
        yield return job => job.Reduction is Reduction.GeneralizedMeanReduction mean ? GeneralizedMean(job, mean) : null;
        yield return job => job.Reduction is Reduction.GeneralizedMeanByExponent mean ? new GuidedSchedule<T, GeneralizedMeanExponentFormula, NoQuickFormula>(job, new(mean.Exponent, mean.Epsilon), default) : null;
        yield return job => job.Reduction is Reduction.LogSumExpBySharpness soft ? new GuidedSchedule<T, LogSumExpSharpnessFormula, NoQuickFormula>(job, new(soft.Sharpness), default) : null;
        yield return job => job.Reduction is Reduction.MixedByWeight ? new CombinedSchedule<T, DifferenceCombination<T>>(Most(job), Mean(job), default) : null;
        yield return job => job.Reduction is Reduction.StochasticExpectationReduction ? new GuidedSchedule<T, ExpectationFormula, QuickExpectation>(job, default, default) : null;
        yield return job => job.Reduction is Reduction.StochasticReduction draw ? new DrawSchedule<T>(job, draw.Seed) : null;
        yield return job => job.Reduction is Reduction.MedianReduction ? Ranked(job, Reduction.MedianReduction.PlaceAmong) : null;
        yield return job => job.Reduction is Reduction.RankReduction rank ? Ranked(job, rank.PlaceAmong) : null;
    }

    private static Schedule<T> Product<T>(Job<T> job)
        where T : unmanaged, INumber<T> =>
        typeof(T) == typeof(float) || typeof(T) == typeof(double)
            ? new FoldSchedule<T, T, IdentityLift<T>, MultiplyReducer<T>, MultiplyReducer<T>, CanonicalFinish<T>, NumberLanes<T>>(job, Geometry(job), T.One)
        : typeof(T) == typeof(Half)
            ? new FoldSchedule<T, float, WideningLift<T, float>, MultiplyReducer<float>, MultiplyReducer<float>, NarrowingQuotientFinish<T, float>, NumberLanes<float>>(job, Geometry(job), T.One)
        : ElementSize.Of<T>() < sizeof(long)
            ? new FoldSchedule<T, double, WideningLift<T, double>, MultiplyBoundedReducer, MultiplyBoundedReducer, RoundedQuotientFinish<T, double>, NumberLanes<double>>(job, Geometry(job), T.One)
        : new FoldSchedule<T, SignedMagnitude, SignedMagnitudeLift<T>, MultiplySignedMagnitudeReducer, MultiplySignedMagnitudeReducer, SignedMagnitudeFinish<T>, SignedMagnitudeLanes>(job, Geometry(job), T.One);

    /// <summary>An empty window is 0 to both, and so to their difference.</summary>
    private static Schedule<T> Range<T>(Job<T> job)
        where T : unmanaged, INumber<T> => new CombinedSchedule<T, DifferenceCombination<T>>(Most(job), Least(job), default);

    /// <summary>An empty window is 0 to both, and so to their blend.</summary>
    private static Schedule<T> Mixed<T>(Job<T> job, double weight)
        where T : unmanaged, INumber<T> =>
        weight == 1 ? Most(job)
        : weight == 0 ? Mean(job)
        : new CombinedSchedule<T, BlendCombination<T>>(Most(job), Mean(job), new(weight));

    private static Schedule<T> Most<T>(Job<T> job)
        where T : unmanaged, INumber<T> => Selecting<T, MaxReducer<T>, MaxOrderedReducer<T>, MaxReducer<short>>(job, T.Zero, short.MaxValue);

    private static Schedule<T> Least<T>(Job<T> job)
        where T : unmanaged, INumber<T> => Selecting<T, MinReducer<T>, MinOrderedReducer<T>, MinReducer<short>>(job, T.Zero, short.MinValue);

    private static Schedule<T> Mean<T>(Job<T> job)
        where T : unmanaged, INumber<T> => Average(job, new Reduction.AverageReduction(Divisor.InBounds, Accumulator.Native));

    private static Schedule<T> GeneralizedMean<T>(Job<T> job, Reduction.GeneralizedMeanReduction mean)
        where T : unmanaged, INumber<T>
    {
        return mean.Exponent switch
        {
            2 => Products<QuickSquare>(default),
            3 => Products<QuickCube>(default),
            _ when ProductPower.Takes(mean.Exponent) => Products<QuickPower>(new(mean.Exponent)),
            _ => new GuidedSchedule<T, GeneralizedMeanFormula<RealPower>, QuickGeneralizedMean<QuickPower>>(job, new(new(mean.Exponent), mean.Epsilon), new(new(mean.Exponent), mean.Epsilon)),
        };

        Schedule<T> Products<TPower>(TPower power)
            where TPower : struct, IQuickPower =>
            new GuidedSchedule<T, GeneralizedMeanFormula<ProductPower>, QuickGeneralizedMean<TPower>>(job, new(new(mean.Exponent), mean.Epsilon), new(power, mean.Epsilon));
    }

    /// <summary>Lp and power means of few floats, each window by itself; squares only with the channels side by side, for elsewhere windows that share them are faster.</summary>
    private static Schedule<T>? QuickNorm<T>(Job<T> job, double exponent, bool isMean)
        where T : unmanaged, INumber<T>
    {
        const long MostTaps = 16;
        bool isQuick = typeof(T) == typeof(float) && QuickReal.IsFast && job.Memory.IsDense && Plan.LongestWindow(job.Plan.Axes) <= MostTaps;
        return !isQuick ? null
            : exponent == 2 ? (job.IsChannelsLast && job.Plan.Input.Channels >= QuickKernel.Lanes ? Norm<ProductPower, QuickSquare>(new(exponent), default) : null)
            : exponent == 3 ? Norm<ProductPower, QuickCube>(new(exponent), default)
            : new QuickPower(exponent).Holds && !ProductPower.Takes(exponent) ? Norm<RealPower, QuickPower>(new(exponent), new(exponent))
            : null;

        Schedule<T> Norm<TPower, TQuick>(TPower power, TQuick quick)
            where TPower : struct, IPower
            where TQuick : struct, IQuickPower => new GuidedSchedule<T, PowerSumFormula<TPower>, QuickNorm<TQuick>>(job, new(power, isMean), new(quick, isMean));
    }

    private static Schedule<T> Ranked<T>(Job<T> job, Func<long, long> place)
        where T : unmanaged, INumber<T>
    {
        bool isSmall = job.Plan.Axes.Aggregate(1L, (taps, axis) => long.Min(taps * long.Min(axis.LongestWindow, axis.InputExtent), SortingSchedule<int, int>.MostTaps + 1)) <= SortingSchedule<int, int>.MostTaps;
        return (isSmall, typeof(T)) switch
        {
            (true, var type) when type == typeof(float) => new SortingSchedule<T, int>(job, place),
            (true, var type) when type == typeof(double) => new SortingSchedule<T, long>(job, place),
            (true, var type) when type == typeof(Half) => new SortingSchedule<T, short>(job, place),
            (true, _) => Sorting(job, place),
            (false, _) => ElementSize.Of<T>() < sizeof(long) ? new SearchSchedule<T, int>(job, place) : new SearchSchedule<T, long>(job, place),
        };
    }

    /// <summary>Integers are their own keys.</summary>
    private static Schedule<T> Sorting<T>(Job<T> job, Func<long, long> place)
        where T : unmanaged, INumber<T> => (Schedule<T>)(object)(job switch
        {
            Job<sbyte> bytes => new SortingSchedule<sbyte, sbyte>(bytes, place),
            Job<byte> bytes => new SortingSchedule<byte, byte>(bytes, place),
            Job<short> shorts => new SortingSchedule<short, short>(shorts, place),
            Job<ushort> shorts => new SortingSchedule<ushort, ushort>(shorts, place),
            Job<int> ints => new SortingSchedule<int, int>(ints, place),
            Job<uint> ints => new SortingSchedule<uint, uint>(ints, place),
            Job<long> longs => new SortingSchedule<long, long>(longs, place),
            Job<ulong> longs => (object)new SortingSchedule<ulong, ulong>(longs, place),
            _ => new ReferenceSchedule<T>(job),
        });
}
