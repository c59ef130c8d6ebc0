using System.Numerics;
using System.Numerics.Tensors;

namespace PoolFunctional.Digests.Operators;

/// <summary>Extremes with their indices, gradients by them, and unpooling.</summary>
internal static class IndexOperators
{
    private static readonly IndexLayout[] layouts = [IndexLayout.Plane, IndexLayout.Global, IndexLayout.ColumnMajor, IndexLayout.ChannelsLast, IndexLayout.Tap];

    /// <summary>Those whose planes are alike: a place within a window means nothing where they are not.</summary>
    private static IEnumerable<(Window Window, Shape Shape)> Windows => CorpusWindows.All.Where(entry => entry.Window is not Window.FractionalWindow);

    internal static IEnumerable<DigestedOperator> All =>
    [
        new("max-indices", run => Indices(run, Reduction.Max)),
        new("min-indices", run => Indices(run, Reduction.Min)),
        new("convert-indices", Converted),
        new("max-indices-gradient", run =>
        {
            Back<float, int>(run, IndexLayout.Plane);
            Back<double, long>(run, IndexLayout.Global);
            Back<Half, int>(run, IndexLayout.Tap);
        }),
        new("unpool", run => Each(run, Unpooled<float, int>, Unpooled<double, long>)),
        new("unpool-gradient", run => Each(run, UnpooledBack<float, int>, UnpooledBack<double, long>)),
    ];

    private static void Indices(OperatorRun run, Reduction reduction)
    {
        foreach (IndexLayout layout in layouts) Indices<float, int>(run, reduction, layout);
        Indices<double, long>(run, reduction, IndexLayout.Plane);
        Indices<Half, long>(run, reduction, IndexLayout.Plane);
        Indices<byte, int>(run, reduction, IndexLayout.Plane);
        Indices<short, int>(run, reduction, IndexLayout.Global);
        Indices<ulong, long>(run, reduction, IndexLayout.Plane);
    }

    private static void Indices<T, TIndex>(OperatorRun run, Reduction reduction, IndexLayout layout)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        foreach ((int seed, (Window window, Shape shape)) in Windows.Index())
        {
            FeatureMap<T> x = Inputs.Map<T>(shape, seed);
            if (run.Course.IsDefinition)
            {
                Indexed<T> indexed = Reference.PoolWithIndices(x, window, reduction, layout).Made();
                run.Add(indexed.Values.Values.AsSpan());
                run.Add(indexed.Indices.Values.AsSpan());
                continue;
            }

            (Tensor<T> values, Tensor<TIndex> indices) = reduction is Reduction.MaxReduction
                ? Pool.MaxWithIndices<T, TIndex>(run.Course.Laid(x), window, layout, run.Course.Options)
                : Pool.MinWithIndices<T, TIndex>(run.Course.Laid(x), window, layout, run.Course.Options);
            run.Add<T>(run.Course.Planes(values));
            run.Add<long>([.. run.Course.Planes(indices).Select(long.CreateChecked)]);
        }
    }

    private static void Converted(OperatorRun run)
    {
        foreach ((int seed, (Window window, Shape shape)) in Windows.Index())
        {
            (Plan plan, FeatureMap<long> indices) = Of(window, shape, seed);
            foreach (IndexLayout layout in layouts)
            {
                FeatureMap<long> from = Reference.ConvertIndices(indices, plan, IndexLayout.Plane, layout).Made();
                foreach (IndexLayout target in layouts)
                {
                    run.Map(from, map => Reference.ConvertIndices(map, plan, layout, target), (laid, options) =>
                    {
                        long[] converted = new long[laid.FlattenedLength];
                        Pool.ConvertIndices(Course.Elements(laid), Course.Lengths(run.Course.Layout, shape), window, layout, target, converted, options);
                        return Tensor.Create(converted, laid.Lengths);
                    });
                }
            }
        }
    }

    /// <summary>The indices of the maxima of floats, and their plan.</summary>
    private static (Plan Plan, FeatureMap<long> Indices) Of(Window window, Shape shape, int seed)
    {
        Plan plan = Plan.Create(window, shape).Made();
        return (plan, Reference.PoolWithIndices(Inputs.Map<float>(shape, seed), plan, Reduction.Max, IndexLayout.Plane).Made().Indices);
    }

    private static void Back<T, TIndex>(OperatorRun run, IndexLayout layout)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        foreach ((int seed, (Window window, Shape shape)) in Windows.Index())
        {
            (Plan plan, FeatureMap<long> plane) = Of(window, shape, seed);
            FeatureMap<long> indices = Reference.ConvertIndices(plane, plan, IndexLayout.Plane, layout).Made();
            run.Map(
                Inputs.Map<T>(plan.Output, seed + 1),
                incoming => Reference.BackwardByIndices(incoming, indices, plan, layout),
                (incoming, options) => Pool.MaxBackward(incoming, Narrow<TIndex>(run, indices), window, Course.Lengths(run.Course.Layout, shape), layout, options));
        }
    }

    private static void Each(OperatorRun run, Action<OperatorRun, Duplicates> narrow, Action<OperatorRun, Duplicates> wide)
    {
        foreach (Duplicates duplicates in (Duplicates[])[Duplicates.Last, Duplicates.Sum, Duplicates.Max])
        {
            narrow(run, duplicates);
            wide(run, duplicates);
        }
    }

    private static void Unpooled<T, TIndex>(OperatorRun run, Duplicates duplicates)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        foreach ((int seed, (Window window, Shape shape)) in Windows.Index())
        {
            (Plan plan, FeatureMap<long> indices) = Of(window, shape, seed);
            run.Map(
                Inputs.Map<T>(plan.Output, seed + 1),
                values => Reference.Unpool(values, indices, window, shape.Spatial, IndexLayout.Plane, duplicates),
                (values, options) => Pool.Unpool(values, Narrow<TIndex>(run, indices), window, [.. shape.Spatial.Select(extent => (nint)extent)], IndexLayout.Plane, duplicates, options));
        }
    }

    private static void UnpooledBack<T, TIndex>(OperatorRun run, Duplicates duplicates)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        foreach ((int seed, (Window window, Shape shape)) in Windows.Index())
        {
            (Plan plan, FeatureMap<long> indices) = Of(window, shape, seed);
            run.Gradient(
                Inputs.Map<T>(plan.Output, seed + 1),
                shape,
                (incoming, values) => Reference.UnpoolBackward(incoming, values, indices, window, shape.Spatial, IndexLayout.Plane, duplicates),
                (incoming, values, options) => Pool.UnpoolBackward(
                    incoming, values, Narrow<TIndex>(run, indices), window, [.. shape.Spatial.Select(extent => (nint)extent)], IndexLayout.Plane, duplicates, options));
        }
    }

    private static Tensor<TIndex> Narrow<TIndex>(OperatorRun run, FeatureMap<long> indices)
        where TIndex : unmanaged, IBinaryInteger<TIndex> =>
        run.Course.Laid(FeatureMap.Create<TIndex>(indices.Shape, [.. indices.Values.Select(TIndex.CreateChecked)]).Made());
}
