using System.Numerics;
using System.Numerics.Tensors;
using PoolFunctional.Engine;

namespace PoolFunctional;

/// <content>Gradients.</content>
public static partial class Pool
{
    private static Tensor<T> AllocatingBackward<T>(in ReadOnlyTensorSpan<T> outputGradient, in ReadOnlyTensorSpan<T> x, Window window, Reduction reduction, Ties? ties, PoolOptions? options)
        where T : unmanaged, INumber<T> => AllocatingBackward(Prepare<T>(reduction, window, x.Lengths, options, nameof(x)), outputGradient, x, ties, options);

    private static Tensor<T> AllocatingBackward<T>(PoolPlan<T> plan, in ReadOnlyTensorSpan<T> outputGradient, in ReadOnlyTensorSpan<T> x, Ties? ties, PoolOptions? options)
        where T : unmanaged, INumber<T>
    {
        Tensor<T> result = Allocated<T>(plan.InputShape, options);
        plan.Backward(outputGradient, x, result.AsTensorSpan(), ties);
        return result;
    }

    private static Tensor<T> AllocatingBackward<T, TIndex>(PoolIndexPlan<T, TIndex> plan, in ReadOnlyTensorSpan<T> outputGradient, in ReadOnlyTensorSpan<TIndex> indices, PoolOptions? options)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        Tensor<T> result = Allocated<T>(plan.InputShape, options);
        plan.Backward(outputGradient, indices, result.AsTensorSpan());
        return result;
    }

    private static void BackwardInto<T>(
        in ReadOnlyTensorSpan<T> outputGradient, in ReadOnlyTensorSpan<T> x, Window window, Reduction reduction, in TensorSpan<T> inputGradient, Ties? ties, Writing writing, PoolOptions? options)
        where T : unmanaged, INumber<T> => Prepare<T>(reduction, window, x.Lengths, options, nameof(x)).Backward(outputGradient, x, inputGradient, ties, writing);

    private static Tensor<T> Allocated<T>(ReadOnlySpan<nint> shape, PoolOptions? options)
        where T : unmanaged, INumber<T>
    {
        long elements = 1;
        foreach (nint extent in shape) elements *= extent;
        Raise.TooManyBytes(elements * ElementSize.Of<T>(), (options ?? PoolOptions.Default).MaxAllocatedBytes);
        return Tensor.CreateFromShape<T>(shape);
    }
}
