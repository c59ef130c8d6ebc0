using System.Numerics;
using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Lifts;
using PoolFunctional.Engine.Schedules;
using PoolFunctional.Engine.Scratch;
using PoolFunctional.Reductions;

namespace PoolFunctional.Engine.Gradients;

/// <summary>Which schedule answers which gradient; the last row, Core's definition, accepts everything.</summary>
internal static class GradientTable
{
    internal static GradientSchedule<T> Choose<T>(Job<T> job, Ties ties)
        where T : unmanaged, INumber<T> =>
        job.Plan.PlanesDiffer ? new PlanewiseGradientSchedule<T>(job, ties) : Fast(job, ties) ?? new ReferenceGradientSchedule<T>(job, ties);

    private static GradientSchedule<T>? Fast<T>(Job<T> job, Ties ties)
        where T : unmanaged, INumber<T> =>
        job.Plan.Output.Elements == 0 || !job.Plan.Axes.All(AxisTable.Fits) || job.Plan.Input.Spatial.Any(extent => extent > AxisTable.Largest) ? null : job.Reduction switch
        {
            Reduction.SumReduction => Linear(job, Accumulator.Native, null),
            Reduction.AverageReduction average => Linear(job, average.Accumulator, average.Divisor),
            Reduction.MaxReduction or Reduction.MinReduction when ties is Ties.FirstTies && job.Plan.Input.PlaneElements <= int.MaxValue => new SelectedGradientSchedule<T>(new(job.Plan, job.Reduction, IndexLayout.Plane, job.Options)),
            Reduction.MaxReduction or Reduction.MinReduction or Reduction.MaxNumberReduction or Reduction.MinNumberReduction or Reduction.MedianReduction or Reduction.RankReduction => Equal(job, default(Itself<T>), ties),
            Reduction.LpReduction norm => Norm(job, norm.Exponent, isMean: false, ties),
            Reduction.PowerMeanReduction norm => Norm(job, norm.Exponent, isMean: true, ties),
            Reduction.GeneralizedMeanReduction { Exponent: double.PositiveInfinity } largest => Equal(job, new Above<T>(largest.Epsilon), ties),
            Reduction.GeneralizedMeanReduction mean when ProductPower.Takes(mean.Exponent) => Guided<T, GeneralizedMeanFormula<ProductPower>>(job, new(new(mean.Exponent), mean.Epsilon)),
            Reduction.GeneralizedMeanReduction mean => Guided<T, GeneralizedMeanFormula<RealPower>>(job, new(new(mean.Exponent), mean.Epsilon)),
            Reduction.VarianceReduction => Guided<T, VarianceFormula>(job, default),
            Reduction.SoftPoolReduction => Guided<T, SoftPoolFormula>(job, default),
            Reduction.LogSumExpReduction soft => Guided<T, LogSumExpFormula>(job, new(soft.Sharpness)),
            Reduction.StochasticExpectationReduction => Guided<T, ExpectationFormula>(job, default),
            Reduction.StochasticReduction => Equal(job, new Above<T>(0), ties),
            Reduction.ProductReduction => new RoutedSchedule<T, double, ProductRouting<T>>(job, default),
            Reduction.RangeReduction => new CombinedGradientSchedule<T, DifferenceOfGradients<T>>(Choose(job with { Reduction = Reduction.Max }, ties), Choose(job with { Reduction = Reduction.Min }, ties), default),
            Reduction.MixedReduction mixed => new CombinedGradientSchedule<T, BlendCombination<T>>(
                Choose(job with { Reduction = Reduction.Max }, ties), Choose(job with { Reduction = Reduction.Average() }, ties), new(mixed.Weight)),
            _ => null,
        };

    /// <summary>float in float, double in double, Half in float, or wide; integers exactly.</summary>
    private static GradientSchedule<T>? Linear<T>(Job<T> job, Accumulator accumulator, Divisor? divisor)
        where T : unmanaged, INumber<T> =>
        job.Plan.Transpose().Match<GradientSchedule<T>?>(
            transposed => (typeof(T) == typeof(double), accumulator.IsWide) switch
            {
                _ when Element.IsInteger<T>() => Linear<T, T>(job, transposed, Reduction.Sum, null),
                (true, true) => Linear<T, double>(job, transposed, Reduction.Average(Divisor.Of(1), Accumulator.Wide), divisor),
                (true, false) or (false, true) => Linear<T, double>(job, transposed, Reduction.Sum, divisor),
                (false, false) => Linear<T, float>(job, transposed, Reduction.Sum, divisor),
            },
            _ => null);

    /// <summary>Windows that do not overlap leave nothing to add.</summary>
    private static GradientSchedule<T> Linear<T, TTotal>(Job<T> job, Plan transposed, Reduction sum, Divisor? divisor)
        where T : unmanaged, INumber<T>
        where TTotal : unmanaged, INumber<TTotal>
    {
        if (sum is not Reduction.SumReduction) return Folded();
        AxisTable[] feeding = [.. transposed.Axes.Select(axis => new AxisTable(axis, (_, _) => 1))];
        return feeding.All(axis => axis.LongestWindow <= 1) ? Spread<T, TTotal>(job, feeding, divisor)
            : typeof(T) == typeof(TTotal) && PairedChannelsSchedule<T>.Of(job, feeding, divisor) is { } beside ? beside
            : !Element.IsInteger<T>() && PairedGradientSchedule<T, TTotal>.Of(job, feeding, divisor) is { } paired ? paired
            : Folded();

        GradientSchedule<T> Folded() => new LinearGradientSchedule<T, TTotal>(job, new(transposed, sum, job.Options), divisor);
    }

    private static GradientSchedule<T> Spread<T, TTotal>(Job<T> job, AxisTable[] apart, Divisor? divisor)
        where T : unmanaged, INumber<T>
        where TTotal : unmanaged, INumber<TTotal>
    {
        bool areInside = job.IsChannelsLast && job.Plan.Input.Channels > 1;
        DividedOutputs<T, TTotal> shares = new(job.Plan, areInside, divisor);
        int threads = Crew.ThreadsFor((job.Plan.Input.Elements + job.Plan.Output.Elements) * ElementSize.Of<T>(), job.Options);

        // Element by element, and by one divisor, the layout does not matter.
        bool isSame = SpreadGeometry.AreSame(apart);
        if (areInside && !(isSame && shares.HasOneDivisor)) return new SpreadChannelsSchedule<T, TTotal>(job.Plan, apart, shares, threads);
        return new SpreadGradientSchedule<T, TTotal>(new(job.Plan, apart), areInside ? new(job.Plan, isChannelsLast: false, divisor) : shares, isSame, threads);
    }

    private static GradientSchedule<T> Equal<T, TSeeing>(Job<T> job, TSeeing seeing, Ties ties)
        where T : unmanaged, INumber<T>
        where TSeeing : struct, ISeeing<T> =>
        typeof(T) == typeof(double) ? new RoutedSchedule<T, double, EqualRouting<T, double, TSeeing>>(job, new(seeing, ties))
        : Element.IsFloating<T>() ? new RoutedSchedule<T, float, EqualRouting<T, float, TSeeing>>(job, new(seeing, ties))
        : new RoutedSchedule<T, Int128, EqualRouting<T, Int128, TSeeing>>(job, new(seeing, ties));

    private static GradientSchedule<T>? Norm<T>(Job<T> job, double exponent, bool isMean, Ties ties)
        where T : unmanaged, INumber<T> =>
        double.IsPositiveInfinity(exponent) ? Equal(job, default(Magnitude<T>), ties) : Guided<T, MagnitudeLift<T, double>, NormFormula>(job, new(exponent, isMean), turnsNegatives: true);

    private static GradientSchedule<T>? Guided<T, TFormula>(Job<T> job, TFormula formula)
        where T : unmanaged, INumber<T>
        where TFormula : struct, ISmoothFormula => Guided<T, DoubleLift<T>, TFormula>(job, formula, turnsNegatives: false);

    private static GradientSchedule<T>? Guided<T, TLift, TFormula>(Job<T> job, TFormula formula, bool turnsNegatives)
        where T : unmanaged, INumber<T>
        where TLift : struct, ILift<T, double>
        where TFormula : struct, ISmoothFormula =>
        job.Plan.Transpose().Match<GradientSchedule<T>?>(transposed => new GuidedGradientSchedule<T, TLift, TFormula>(job, transposed, formula, turnsNegatives), _ => null);
}
