using System.Numerics;
using PoolFunctional.Bench.Suites;

namespace PoolFunctional.Peers;

/// <summary>Our gradient of a case: for a maximum from the indices that the forward gave, for an average from the gradient that comes in alone.</summary>
internal sealed class GradientRun<T>
    where T : unmanaged, INumber<T>
{
    private readonly Action run;

    private GradientRun(PoolingCase pooling, PinnedBuffer<T> input, PinnedBuffer<T> incoming, PinnedBuffer<T> result, nint[] shape, PoolOptions options)
    {
        Result = result;
        if (pooling.Reduction is Reduction.MaxReduction or Reduction.MinReduction)
        {
            PoolIndexPlan<T, int> plan = Pool.CompileWithIndices<T, int>(pooling.Reduction, pooling.Window, shape, options: options);
            Indices = new(incoming.Span.Length);
            plan.Run(input.Span, new T[incoming.Span.Length], Indices.Span);
            (Name, run) = (plan.Gradient.Name, () => plan.Backward(incoming.Span, Indices.Span, result.Span));
        }
        else
        {
            PoolPlan<T> plan = Pool.Compile<T>(pooling.Reduction, pooling.Window, shape, options);
            (Name, run) = (plan.Gradient().Name, () => plan.Backward(incoming.Span, default(ReadOnlySpan<T>), result.Span));
        }
    }

    internal string Name { get; }

    /// <summary>The gradient with respect to what was pooled, in the layout of the run.</summary>
    internal PinnedBuffer<T> Result { get; }

    /// <summary>What is read besides the gradient that comes in; null for an average.</summary>
    internal PinnedBuffer<int>? Indices { get; }

    /// <summary>The run, or why the reduction has no gradient.</summary>
    internal static GradientRun<T> Of(PoolingCase pooling, PinnedBuffer<T> input, PinnedBuffer<T> incoming, nint[] shape, PoolOptions options) =>
        new(pooling, input, incoming, new(input.Span.Length), shape, options);

    internal void Run() => run();
}
