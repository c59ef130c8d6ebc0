using System.Numerics;
using PoolFunctional.Engine.Finishes;
using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Kernels;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Engine.Lifts;
using PoolFunctional.Engine.Reducers;
using PoolFunctional.Reductions;
using PoolFunctional.Windows;

namespace PoolFunctional.Engine.Schedules;

/// <summary>Which schedule answers which job: the first row that accepts wins, and the last, Core's definition, accepts everything.</summary>
internal static partial class ScheduleTable
{
    internal static Schedule<T> Choose<T>(Job<T> job)
        where T : unmanaged, INumber<T> =>
        Fast(job) ?? new ReferenceSchedule<T>(job);

    /// <summary>Which row but the last, or null. The definition and the further rows take dense tensors only; the others take strides too.</summary>
    internal static Schedule<T>? Fast<T>(Job<T> job)
        where T : unmanaged, INumber<T> =>
        job.Plan.PlanesDiffer ? Planewise(job)
        : job.Plan.Output.Elements > 0 && job.Plan.Axes.Any(SeesNothing) ? Unseeing(job)
        : (Fits(job) ? Rows<T>() : []).Select(row => row(job)).FirstOrDefault(schedule => schedule is not null);

    private static Schedule<T>? Planewise<T>(Job<T> job)
        where T : unmanaged, INumber<T> => job.Memory.IsDense ? new PlanewiseSchedule<T>(job) : null;

    /// <summary>Whether no window of an axis has a tap inside: then no window of the plan has.</summary>
    private static bool SeesNothing(AxisPlan axis)
    {
        // Seen from the other side where that is shorter: hardly any of a billion windows in padding may reach a handful of elements.
        if (axis.InputExtent < axis.OutputExtent && axis.HasTranspose) return axis.Transpose().Match(IsUnseen, _ => false);
        return IsUnseen(axis);
    }

    private static bool IsUnseen(AxisPlan axis)
    {
        for (long output = 0; output < axis.OutputExtent; output++)
        {
            if (axis.PresentTaps(output) > 0) return false;
        }

        return true;
    }

    private static Schedule<T>? Unseeing<T>(Job<T> job)
        where T : unmanaged, INumber<T> => job.Memory.IsDense ? new UnseeingSchedule<T>(job.Reduction) : null;

    private static IEnumerable<Func<Job<T>, Schedule<T>?>> Rows<T>()
        where T : unmanaged, INumber<T>
    {
        yield return job => job.Plan.Output.Elements == 0 ? new EmptySchedule<T>() : null;
        yield return job => job.Reduction is Reduction.MaxReduction ? Selecting<T, MaxReducer<T>, MaxOrderedReducer<T>, MaxReducer<short>>(job, Element.Lowest<T>(), short.MaxValue) : null;
        yield return job => job.Reduction is Reduction.MinReduction ? Selecting<T, MinReducer<T>, MinOrderedReducer<T>, MinReducer<short>>(job, Element.Highest<T>(), short.MinValue) : null;
        yield return job => job.Reduction is Reduction.MaxNumberReduction ? Selecting<T, MaxNumberReducer<T>, MaxOrderedReducer<T>, MaxReducer<short>>(job, Element.Lowest<T>(), short.MinValue) : null;
        yield return job => job.Reduction is Reduction.MinNumberReduction ? Selecting<T, MinNumberReducer<T>, MinOrderedReducer<T>, MinReducer<short>>(job, Element.Highest<T>(), short.MaxValue) : null;
        yield return job => job.Reduction is Reduction.SumReduction ? Sum(job) : null;
        yield return job => job.Reduction is Reduction.AverageReduction average ? Average(job, average) : null;
        yield return job => job.Reduction is Reduction.LpReduction norm ? QuickNorm(job, norm.Exponent, isMean: false) ?? Norm(job, norm.Exponent, Geometry(job)) : null;
        yield return job => job.Reduction is Reduction.PowerMeanReduction norm ? QuickNorm(job, norm.Exponent, isMean: true) ?? Norm(job, norm.Exponent, Geometry(job, counts => counts.Present)) : null;
        foreach (Func<Job<T>, Schedule<T>?> row in TypedRows<T>()) yield return row;
        foreach (Func<Job<T>, Schedule<T>?> row in FurtherRows<T>()) yield return job => job.Memory.IsDense ? row(job) : null;
    }

    private static bool Fits<T>(Job<T> job)
        where T : unmanaged, INumber<T> =>
        job.Plan.Output.Elements == 0 || job.Plan.Axes.All(AxisTable.Fits);

    private static FoldGeometry Geometry<T>(Job<T> job, Func<WindowCounts, long>? divisor = null)
        where T : unmanaged, INumber<T> => new(job.Plan, job.Memory, ElementSize.Of<T>(), divisor, TakesAnyOrder(job)) { ComesFromMemory = ComesFromMemory(job) };

    private static bool ComesFromMemory<T>(Job<T> job)
        where T : unmanaged, INumber<T> => job.Plan.Input.Elements * ElementSize.Of<T>() >= job.Options.MostCachedBytes;

    /// <summary>Whether no order of combining changes a bit.</summary>
    private static bool TakesAnyOrder<T>(Job<T> job)
        where T : unmanaged, INumber<T> =>
        job.Reduction is Reduction.MaxReduction or Reduction.MinReduction or Reduction.MaxNumberReduction or Reduction.MinNumberReduction
            or Reduction.QuantizedAverageReduction or Reduction.QuantizedMaxReduction or Reduction.QuantizedMinReduction
        || (Element.IsInteger<T>() && job.Reduction is (Reduction.SumReduction or Reduction.AverageReduction));

    /// <summary>
    /// Floats are folded by the quick reducer, and again where a block holds a NaN. Halves are compared as 16-bit integers in their order,
    /// among which a NaN has the place <paramref name="halfNaN"/>: the end that wins, or that loses.
    /// </summary>
    private static Schedule<T> Selecting<T, TReducer, TQuick, THalfReducer>(Job<T> job, T empty, short halfNaN)
        where T : unmanaged, INumber<T>
        where TReducer : struct, IReducer<T>
        where TQuick : struct, IReducer<T>
        where THalfReducer : struct, IReducer<short> =>
        (object)job is Job<Half> halves
            ? (Schedule<T>)(object)(
                WidenedSchedule<Half, short, HalfOrderLift, HalfOrderFinish>.Fitting(halves, Geometry(job), new(halfNaN), default, Ordered<THalfReducer>)
                ?? (Schedule<Half>)new FoldSchedule<Half, short, HalfOrderLift, THalfReducer, THalfReducer, HalfOrderFinish, NumberLanes<short>>(halves, Geometry(job), Half.CreateTruncating(empty), new(halfNaN)))
        : Element.IsInteger<T>()
            ? Direct<T, TReducer, TReducer, KeepEnding>(job, Geometry(job))
                ?? new FoldSchedule<T, T, IdentityLift<T>, TReducer, TReducer, CanonicalFinish<T>, NumberLanes<T>>(job, Geometry(job), empty)
            : Direct<T, TReducer, TQuick, CanonicalEnding>(job, Geometry(job))
                ?? new FoldSchedule<T, T, IdentityLift<T>, TReducer, TQuick, CanonicalFinish<T>, NumberLanes<T>>(job, Geometry(job), empty);

    /// <summary>Places in the order of Halves.</summary>
    private static Schedule<short> Ordered<TReducer>(Job<short> job)
        where TReducer : struct, IReducer<short> =>
        Direct<short, TReducer, TReducer, KeepEnding>(job, Geometry(job)) ?? new FoldSchedule<short, short, IdentityLift<short>, TReducer, TReducer, CanonicalFinish<short>, NumberLanes<short>>(job, Geometry(job), 0);

    /// <summary>Windows of few taps, or null.</summary>
    private static Schedule<T>? Direct<T, TReducer, TQuick, TEnding>(Job<T> job, FoldGeometry geometry)
        where T : unmanaged, INumber<T>
        where TReducer : struct, IReducer<T>
        where TQuick : struct, IReducer<T>
        where TEnding : struct, IEnding
    {
        FlatGeometry<T>? flat = FlatGeometry<T>.Of(geometry, TEnding.Divides);
        DirectGeometry<T>? direct = flat is not null && geometry.Outer.Length == 1 ? null : DirectGeometry<T>.Of<NumberLanes<T>>(geometry, (TReducer.Absent, TQuick.Absent), TEnding.Divides);
        return (flat, direct) switch
        {
            (_, { Sheets: not null }) => new SheetSchedule<T, TReducer, TQuick, TEnding>(job, geometry, direct, flat),
            (_, not null) => new DirectSchedule<T, NumberFold<T, TReducer, TQuick, TEnding>>(job, geometry, direct),
            (not null, null) => new FlatSchedule<T, TReducer, TQuick, TEnding>(job, geometry, flat),
            (null, null) => null,
        };
    }

    /// <summary>An average of few taps, or null.</summary>
    private static Schedule<T>? DirectAverage<T>(Job<T> job, FoldGeometry geometry)
        where T : unmanaged, INumber<T> =>
        geometry.DividesByPowersOfTwo ? Direct<T, AddReducer<T>, AddReducer<T>, ScaledEnding>(job, geometry) : Direct<T, AddReducer<T>, AddReducer<T>, QuotientEnding>(job, geometry);

    private static Schedule<T> Sum<T>(Job<T> job)
        where T : unmanaged, INumber<T> =>
        typeof(T) == typeof(float) || typeof(T) == typeof(double)
            ? Direct<T, AddReducer<T>, AddReducer<T>, CanonicalEnding>(job, Geometry(job))
                ?? new FoldSchedule<T, T, IdentityLift<T>, AddReducer<T>, AddReducer<T>, CanonicalFinish<T>, NumberLanes<T>>(job, Geometry(job), T.Zero)
        : typeof(T) == typeof(Half) ? Dividing<T, float>(job, Geometry(job))
        : Counting(job, Geometry(job));

    private static Schedule<T> Average<T>(Job<T> job, Reduction.AverageReduction average)
        where T : unmanaged, INumber<T>
    {
        // Of a mixed reduction, its average is asked for.
        job = job with { Reduction = average };
        FoldGeometry geometry = DividedBy(job, average.Divisor);
        return geometry.IsCopy && geometry.FixedDivisor == 1 && !average.Accumulator.IsWide ? new CopySchedule<T>(job, geometry)
            : Element.IsInteger<T>() ? Counting(job, geometry)
            : (typeof(T), average.Accumulator.IsWide) switch
            {
                (var type, true) when type == typeof(double) => (Schedule<T>)(object)DoubleDoubled((Job<double>)(object)job, geometry),
                (_, true) => Dividing<T, double>(job, geometry),
                (var type, false) when type == typeof(Half) => Dividing<T, float>(job, geometry),
                (_, false) => DirectAverage(job, geometry) ?? new FoldSchedule<T, T, IdentityLift<T>, AddReducer<T>, AddReducer<T>, QuotientFinish<T>, NumberLanes<T>>(job, geometry, T.Zero),
            };
    }

    /// <summary>A divisor is a product over the axes, but for a fixed one, which belongs to no axis.</summary>
    private static FoldGeometry DividedBy<T>(Job<T> job, Divisor divisor)
        where T : unmanaged, INumber<T> =>
        divisor is Divisor.FixedDivisor { Value: var value } ? new(job.Plan, job.Memory, ElementSize.Of<T>()) { FixedDivisor = value, ComesFromMemory = ComesFromMemory(job) } : Geometry(job, divisor.Of);

    private static Schedule<T> Dividing<T, TTotal>(Job<T> job, FoldGeometry geometry)
        where T : unmanaged, INumber<T>
        where TTotal : unmanaged, INumber<TTotal> =>
        (typeof(T) == typeof(Half) && typeof(TTotal) == typeof(float) ? (Schedule<T>?)(object?)HalfDirect((Job<Half>)(object)job, geometry) ?? WidenedSchedule<T, TTotal, WideningLift<T, TTotal>, NarrowingQuotientFinish<T, TTotal>>.Fitting(job, Geometry(job), default, default, Choose, mayShrink: DivisorTable.Distinct(geometry).All(divisor => divisor is >= -HalfRows.MostShrunkDivisor and <= HalfRows.MostShrunkDivisor)) : null)
            ?? (Schedule<T>)new FoldSchedule<T, TTotal, WideningLift<T, TTotal>, AddReducer<TTotal>, AddReducer<TTotal>, NarrowingQuotientFinish<T, TTotal>, NumberLanes<TTotal>>(job, geometry, T.Zero);

    /// <summary>Sums of Halves as floats in registers, or null where that is not quicker: an element is converted wherever it is read.</summary>
    private static Schedule<Half>? HalfDirect(Job<Half> job, FoldGeometry geometry)
    {
        // Beside the totals lie the divisors or their reciprocals, as Halves.
        const long MostDivisor = 1024;
        if (!HalfRows.HasInstructions || DivisorTable.Distinct(geometry).Any(divisor => divisor is < 1 or > MostDivisor)) return null;
        return geometry.DividesByPowersOfTwo ? Direct<ScaledEnding>() : Direct<QuotientEnding>();

        Schedule<Half>? Direct<TEnding>()
            where TEnding : struct, IEnding =>
            DirectGeometry<Half>.Of<ConvertedLanes<Half, LanesOfHalves<Any>>>(geometry, (AddReducer<Half>.Absent, AddReducer<Half>.Absent), TEnding.Divides) is { Sheets: null } direct && (direct.Walk.Stride > 1 || direct.Walk.Taps == 1)
                ? new DirectSchedule<Half, HalfFold<TEnding>>(job, geometry, direct)
                : null;
    }

    /// <summary>Sums of integers in the cheapest type that holds them exactly and is divided exactly enough: 16 bits, 32, a double, then two longs.</summary>
    private static Schedule<T> Counting<T>(Job<T> job, FoldGeometry geometry)
        where T : unmanaged, INumber<T>
    {
        Int128 taps = Plan.LongestWindow(job.Plan.Axes);
        if (ByteDirect(job, geometry) is { } direct) return direct;
        bool IsBelow(Int128 limit) => taps <= limit >> (8 * ElementSize.Of<T>());
        return typeof(T) == typeof(byte) && IsBelow(1 << 16) ? Rounding<T, ushort>(job, geometry)
            : typeof(T) == typeof(sbyte) && IsBelow(1 << 16) ? Rounding<T, short>(job, geometry)
            : IsBelow(RoundedQuotientFinish<T, int>.Limit) ? Rounding<T, int>(job, geometry)
            : IsBelow(RoundedQuotientFinish<T, double>.Limit) ? Rounding<T, double>(job, geometry)
            : new FoldSchedule<T, WideSum, WideLift<T>, AddWideReducer, AddWideReducer, WideFinish<T>, WideLanes>(job, geometry, T.Zero);
    }

    /// <summary>Averages of few bytes or signed bytes as 16-bit integers in registers, or null.</summary>
    private static DirectSchedule<T, ByteFold<T>>? ByteDirect<T>(Job<T> job, FoldGeometry geometry)
        where T : unmanaged, INumber<T>
    {
        bool isByte = typeof(T) == typeof(byte) || typeof(T) == typeof(sbyte);
        if (!isByte || !SmallQuotient.HasInstructions || geometry.FixedDivisor != 1 || geometry.Outer.Append(geometry.Last).Any(axis => axis.Runs.Any(run => run.Divisor < run.Count))) return null;
        if (DivisorTable.Distinct(geometry).Any(divisor => divisor is < SmallQuotient.LeastDivisor or > SmallQuotient.MostDivisor)) return null;
        if (DirectGeometry<T>.Of<ConvertedLanes<T, LanesOfBytes<T>>>(geometry, default, divides: true) is not { Sheets: null } direct) return null;

        // Windows at every place are quick in rows of scratch too, whose registers all are full.
        nint room = (direct.Walk.Outputs + LanesOfBytes<T>.Count - 1) / LanesOfBytes<T>.Count * LanesOfBytes<T>.Count;
        return direct.Walk.Stride > 1 || direct.Walk.Taps == 1 || direct.Walk.Outputs * 8 > room * 7 ? new(job, geometry, direct) : null;
    }

    private static Schedule<T> Rounding<T, TTotal>(Job<T> job, FoldGeometry geometry)
        where T : unmanaged, INumber<T>
        where TTotal : unmanaged, INumber<TTotal>
    {
        RoundedQuotientFinish<T, TTotal> finish = new(long.CreateSaturating(MostTotal(job)));
        return WidenedSchedule<T, TTotal, WideningLift<T, TTotal>, RoundedQuotientFinish<T, TTotal>>.Fitting(job, geometry, default, finish, Totals)
            ?? (Schedule<T>)new FoldSchedule<T, TTotal, WideningLift<T, TTotal>, AddReducer<TTotal>, AddReducer<TTotal>, RoundedQuotientFinish<T, TTotal>, NumberLanes<TTotal>>(job, geometry, T.Zero, finish: finish);
    }

    /// <summary>Sums that their type holds.</summary>
    private static Schedule<T> Totals<T>(Job<T> job)
        where T : unmanaged, INumber<T> =>
        Direct<T, AddReducer<T>, AddReducer<T>, KeepEnding>(job, Geometry(job)) ?? new FoldSchedule<T, T, IdentityLift<T>, AddReducer<T>, AddReducer<T>, CanonicalFinish<T>, NumberLanes<T>>(job, Geometry(job), T.Zero);

    private static Schedule<double> DoubleDoubled(Job<double> job, FoldGeometry geometry) =>
        new FoldSchedule<double, DoubleDouble, DoubleDoubleLift, AddDoubleDoubleReducer, AddDoubleDoubleReducer, DoubleDoubleFinish, DoubleDoubleLanes>(job, geometry, 0);

    private static Schedule<T> Norm<T>(Job<T> job, double exponent, FoldGeometry geometry)
        where T : unmanaged, INumber<T> =>
        double.IsPositiveInfinity(exponent)
            ? (typeof(T) == typeof(Half)
                ? new FoldSchedule<T, float, MagnitudeLift<T, float>, MaxReducer<float>, MaxReducer<float>, NarrowingQuotientFinish<T, float>, NumberLanes<float>>(job, Geometry(job), T.Zero)
                : new FoldSchedule<T, T, MagnitudeLift<T, T>, MaxReducer<T>, MaxReducer<T>, CanonicalFinish<T>, NumberLanes<T>>(job, Geometry(job), T.Zero))
            : typeof(T) != typeof(double) && exponent <= NormReduction.LargestUnscaledExponent
                ? new FoldSchedule<T, double, PowerLift<T>, AddReducer<double>, AddReducer<double>, RootFinish<T>, NumberLanes<double>>(job, geometry, T.Zero, new(exponent), new(exponent))
                : new ScaledNormSchedule<T>(job, geometry, exponent);
}
