using System.Numerics;
using PoolFunctional.Generators.Blurring;

namespace PoolFunctional.Generators.Gradients;

/// <summary>A blur, a pyramid, a stack or their kin, of which a gradient is taken.</summary>
internal sealed record CompositeGradient(string Operation, BlurCase Case)
{
    private static readonly Ties[] policies = [Ties.First, Ties.First, Ties.Split, Ties.All];

    /// <summary>The operators that there are.</summary>
    internal static IReadOnlyList<string> Operators { get; } = ["blur", "max-blur", "spatial-pyramid", "stack", "average-and-max"];

    internal static CompositeGradient At(string operation, int seed, int index) => new(operation, BlurCase.At(operation, seed, index));

    internal Ties Ties => policies[Case.Seed % policies.Length];

    internal Writing Writing => Case.Seed % 3 == 0 ? Writing.Accumulate : Writing.Overwrite;

    /// <summary>Some that give one of their taps, some that add and some that weigh.</summary>
    internal Reduction Reduction => (Case.Seed % 9) switch
    {
        0 => Reduction.Average(),
        1 => Reduction.Sum,
        2 => Reduction.Min,
        3 => Reduction.MaxNumber,
        4 => Reduction.LogSumExp(1),
        5 => Reduction.Median,
        _ => Reduction.Max,
    };

    /// <summary>The window of an operator that has one.</summary>
    internal Window Window => Case.Stack.Windows[0];

    /// <summary>Whether the result is features of each item, which lie in the order of the definition in every layout.</summary>
    internal bool IsFeatures => Operation == "spatial-pyramid";

    /// <summary>The extents of the result, a row of features as one channel and one axis.</summary>
    internal Result<Shape, PoolError> OutputOf<T>(FeatureMap<T> x)
        where T : unmanaged, INumber<T> => Operation switch
        {
            "blur" => Reference.Blur(x, Case.Filter).Select(y => y.Shape),
            "max-blur" => Reference.MaxBlur(x, Case.Filter).Select(y => y.Shape),
            "stack" => Case.Stack.OutputShape(x.Shape),
            "average-and-max" => Reference.AverageAndMax(x, Window).Select(y => y.Shape),
            _ => Reference.SpatialPyramid(x, Case.Pyramid, Reduction.Max).Bind(y => Shape.Create(y.Rows, 1, y.Features)),
        };

    /// <summary>The gradient as the definition has it.</summary>
    internal Result<FeatureMap<T>, PoolError> Defined<T>(FeatureMap<T> outputGradient, FeatureMap<T> x)
        where T : unmanaged, INumber<T> => Operation switch
        {
            "blur" => Reference.BlurBackward(outputGradient, Case.Filter, x.Shape),
            "max-blur" => Reference.MaxBlurBackward(outputGradient, x, Case.Filter, Ties),
            "stack" => Reference.StackBackward(outputGradient, x, Case.Stack, Reduction, Ties),
            "average-and-max" => Reference.AverageAndMaxBackward(outputGradient, x, Window, Ties),
            _ => RowTable.Create(outputGradient.Shape.Batch, outputGradient.Shape.PlaneElements, outputGradient.Values.AsSpan()).Bind(rows => Reference.SpatialPyramidBackward(rows, x, Case.Pyramid, Reduction, Ties)),
        };

    /// <summary>The tangent of the result as the definition has it, row-major.</summary>
    internal Result<Sequence<T>, PoolError> Moving<T>(FeatureMap<T> tangent, FeatureMap<T> x)
        where T : unmanaged, INumber<T> => Operation switch
        {
            "blur" => Reference.Blur(tangent, Case.Filter).Select(y => y.Values),
            "max-blur" => Reference.MaxBlurJvp(tangent, x, Case.Filter, Ties).Select(y => y.Values),
            "stack" => Reference.StackJvp(tangent, x, Case.Stack, Reduction, Ties).Select(y => y.Values),
            "average-and-max" => Reference.AverageAndMaxJvp(tangent, x, Window, Ties).Select(y => y.Values),
            _ => Reference.SpatialPyramidJvp(tangent, x, Case.Pyramid, Reduction, Ties).Select(y => y.Values),
        };

    /// <summary>The result as the definition has it, row-major.</summary>
    internal Result<Sequence<T>, PoolError> Result<T>(FeatureMap<T> x)
        where T : unmanaged, INumber<T> => Operation switch
        {
            "blur" => Reference.Blur(x, Case.Filter).Select(y => y.Values),
            "max-blur" => Reference.MaxBlur(x, Case.Filter).Select(y => y.Values),
            "stack" => Reference.Pool(x, Case.Stack, Reduction).Select(y => y.Values),
            "average-and-max" => Reference.AverageAndMax(x, Window).Select(y => y.Values),
            _ => Reference.SpatialPyramid(x, Case.Pyramid, Reduction).Select(y => y.Values),
        };

    /// <summary>The façade's plan; an operator without one is none of these.</summary>
    internal PoolPlan<T> Compiled<T>()
        where T : unmanaged, INumber<T> => Operation switch
        {
            "blur" => Pool.CompileBlur<T>(Case.Filter, Case.Shape, Case.Options),
            "max-blur" => Pool.CompileMaxBlur<T>(Case.Filter, Case.Shape, Case.Options),
            "stack" => Pool.CompileStack<T>(Case.Stack, Reduction, Case.Shape, Case.Options),
            _ => Pool.CompileSpatialPyramid<T>(Case.Pyramid, Case.Shape, Reduction, Case.Options),
        };

    /// <summary>The façade's gradient.</summary>
    /// <returns>The name of what answered.</returns>
    internal string Run<T>(ReadOnlySpan<T> outputGradient, ReadOnlySpan<T> x, Span<T> inputGradient)
        where T : unmanaged, INumber<T>
    {
        if (Operation == "average-and-max")
        {
            Pool.AverageAndMaxBackward(outputGradient, x, Case.Shape, Window, inputGradient, Ties, Writing, Case.Options);
            return "halves";
        }

        PoolPlan<T> plan = Compiled<T>();
        plan.Backward(outputGradient, !plan.Gradient(Ties).NeedsInput && Case.Offset % 2 == 0 ? [] : x, inputGradient, Ties, Writing);
        return plan.Gradient(Ties).Name;
    }

    internal IEnumerable<CompositeGradient> Shrink() => Case.Shrink().Select(smaller => this with { Case = smaller });

    public override string ToString() => $"{Operation} of {Case}\n    {(Operation == "average-and-max" ? $"{Window}" : BlurComparison.Text(Operation, Case))} {Reduction} {Ties.GetType().Name} {Writing}";
}
