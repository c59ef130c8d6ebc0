using System.Numerics;

namespace PoolFunctional.Digests.Operators;

/// <summary>The reductions over windows, forward and backward.</summary>
internal static class ReductionOperators
{
    private static readonly (string Name, Types Types, Reduction[] Reductions)[] known =
    [
        ("max", Types.All, [Reduction.Max]),
        ("min", Types.AndInt, [Reduction.Min]),
        ("max-number", Types.AndInt, [Reduction.MaxNumber]),
        ("min-number", Types.AndInt, [Reduction.MinNumber]),
        ("sum", Types.All, [Reduction.Sum]),
        ("average", Types.All, [Reduction.Average(), Reduction.Average(Divisor.DeclaredPadding), Reduction.Average(Divisor.FullWindow, Accumulator.Wide), Reduction.Average(Divisor.Of(-7))]),
        ("lp", Types.Floating, [Reduction.Lp(1), Reduction.Lp(2), Reduction.Lp(2.5), Reduction.Lp(double.PositiveInfinity)]),
        ("power-mean", Types.Floating, [Reduction.PowerMean(3), Reduction.PowerMean(1.5)]),
        ("product", Types.AndInt, [Reduction.Product]),
        ("range", Types.AndInt, [Reduction.Range]),
        ("variance", Types.AndInt, [Reduction.Variance]),
        ("median", Types.AndInt, [Reduction.Median]),
        ("rank", Types.AndInt, [Reduction.Rank(1), Reduction.Rank(20)]),
        ("mixed", Types.AndInt, [Reduction.Mixed(0.3)]),
        ("soft-pool", Types.Floating, [Reduction.SoftPool]),
        ("log-sum-exp", Types.Floating, [Reduction.LogSumExp(), Reduction.LogSumExp(1e-3)]),
        ("generalized-mean", Types.Floating, [Reduction.GeneralizedMean(), Reduction.GeneralizedMean(3.5, 0.5)]),
        ("stochastic", Types.Floating, [Reduction.Stochastic(7)]),
        ("stochastic-expectation", Types.Floating, [Reduction.StochasticExpectation]),
    ];

    /// <summary>Of which elements: each further type is machine code of its own, whose making is most of what a digest costs.</summary>
    private enum Types
    {
        Floating,
        AndInt,
        All,
    }

    internal static IEnumerable<DigestedOperator> All =>
    [
        .. known.Select(entry => new DigestedOperator(entry.Name, run => Forward(run, entry.Reductions, entry.Types))),
        .. known.Select(entry => new DigestedOperator($"{entry.Name}-gradient", run => Backward(run, entry.Reductions))),
        new("parameter-gradient", Parameters),
    ];

    /// <summary>A reduction over every window of the corpus.</summary>
    internal static void Over<T>(OperatorRun run, Reduction reduction, IEnumerable<(Window Window, Shape Shape)> windows)
        where T : unmanaged, INumber<T>
    {
        foreach ((int seed, (Window window, Shape shape)) in windows.Index())
        {
            FeatureMap<T> x = Inputs.Map<T>(shape, seed);
            Plan plan = Plan.Create(window, shape).Made();
            if (run.Course.IsInTiles && !plan.PlanesDiffer) run.Add<T>(Tiles.Pooled(x, plan, reduction, run.Course));
            else run.Map(x, map => Reference.Pool(map, plan, reduction), (laid, options) => Pool.Reduce(laid, window, reduction, options));
        }
    }

    private static void Forward(OperatorRun run, Reduction[] reductions, Types types)
    {
        foreach (Reduction reduction in reductions)
        {
            Over<float>(run, reduction, CorpusWindows.All);
            Over<double>(run, reduction, CorpusWindows.All);
            Over<Half>(run, reduction, CorpusWindows.All);
            if (types == Types.Floating) continue;
            Over<int>(run, reduction, CorpusWindows.All);
            if (types == Types.AndInt) continue;
            Over<byte>(run, reduction, CorpusWindows.All);
            Over<short>(run, reduction, CorpusWindows.All);
            Over<ulong>(run, reduction, CorpusWindows.All);
        }
    }

    private static void Backward(OperatorRun run, Reduction[] reductions)
    {
        foreach (Reduction reduction in reductions)
        {
            Back<float>(run, reduction, Ties.First, CorpusWindows.All);
            Back<double>(run, reduction, Ties.First, CorpusWindows.All);
            Back<Half>(run, reduction, Ties.First, CorpusWindows.Few);
            Back<float>(run, reduction, Ties.Split, CorpusWindows.Few);
            Back<float>(run, reduction, Ties.All, CorpusWindows.Few);
        }
    }

    private static void Back<T>(OperatorRun run, Reduction reduction, Ties ties, IEnumerable<(Window Window, Shape Shape)> windows)
        where T : unmanaged, INumber<T>
    {
        foreach ((int seed, (Window window, Shape shape)) in windows.Index())
        {
            Plan plan = Plan.Create(window, shape).Made();
            run.Gradient(
                Inputs.Map<T>(shape, seed),
                plan.Output,
                (incoming, x) => Reference.Backward(incoming, x, plan, reduction, ties),
                (incoming, x, options) => Pool.Backward(incoming, x, window, reduction, ties, options));
        }
    }

    private static void Parameters(OperatorRun run)
    {
        foreach (Reduction reduction in (Reduction[])[Reduction.GeneralizedMean(), Reduction.LogSumExp(), Reduction.Mixed()])
        {
            Parameter<float>(run, reduction);
            Parameter<double>(run, reduction);
        }
    }

    private static void Parameter<T>(OperatorRun run, Reduction reduction)
        where T : unmanaged, INumber<T>
    {
        foreach ((int seed, (Window window, Shape shape)) in CorpusWindows.Few.Index())
        {
            FeatureMap<T> x = Inputs.Map<T>(shape, seed);
            FeatureMap<T> incoming = Inputs.Map<T>(Plan.Create(window, shape).Made().Output, seed + 3);
            run.Add<double>([run.Course.IsDefinition
                ? Reference.ParameterGradient(incoming, x, window, reduction).Made()
                : Pool.ParameterGradient(run.Course.Laid(incoming), run.Course.Laid(x), window, reduction, run.Course.Options)]);
        }
    }
}
