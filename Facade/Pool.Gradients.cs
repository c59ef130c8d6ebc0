using System.Buffers;
using System.Numerics;
using System.Numerics.Tensors;
using PoolFunctional.Engine;
using PoolFunctional.Engine.Gradients;
using PoolFunctional.Reductions;

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

    private static Tensor<T> AllocatingBackward<T, TIndex>(
        UnpoolPlan<T, TIndex> plan, in ReadOnlyTensorSpan<T> outputGradient, in ReadOnlyTensorSpan<T> values, in ReadOnlyTensorSpan<TIndex> indices, PoolOptions? options)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        Tensor<T> result = Allocated<T>(plan.InputShape, options);
        plan.Backward(outputGradient, values, indices, result.AsTensorSpan());
        return result;
    }

    private static Tensor<T> Allocated<T>(ReadOnlySpan<nint> shape, PoolOptions? options)
        where T : unmanaged, INumber<T>
    {
        long elements = 1;
        foreach (nint extent in shape) elements *= extent;
        Raise.TooManyBytes(elements * ElementSize.Of<T>(), (options ?? PoolOptions.Default).MaxAllocatedBytes);
        return Tensor.CreateFromShape<T>(shape);
    }

    private static double ByParameter<T>(in ReadOnlyTensorSpan<T> outputGradient, in ReadOnlyTensorSpan<T> x, Window window, Reduction reduction, PoolOptions? options)
        where T : unmanaged, INumber<T>
    {
        PoolPlan<T> plan = Sloping<T>(window, reduction, x.Lengths, options, nameof(x));
        Raise.ShapeDiffers(plan.OutputShape, outputGradient.Lengths, nameof(outputGradient));
        long mostBytes = (options ?? PoolOptions.Default).MostWorkBytes;
        Packed<T> incoming = Packed<T>.Of(outputGradient, mostBytes, nameof(outputGradient));
        Packed<T> pooled = Packed<T>.Of(x, mostBytes, nameof(x));
        try
        {
            return ByParameter(plan, incoming.Elements, pooled.Elements, window, options);
        }
        finally
        {
            incoming.Return();
            pooled.Return();
        }
    }

    private static double ByParameter<T>(PoolPlan<T> plan, ReadOnlySpan<T> outputGradient, ReadOnlySpan<T> x, Window window, PoolOptions? options)
        where T : unmanaged, INumber<T>
    {
        Raise.SpanLength(plan.OutputLength, outputGradient.Length, nameof(outputGradient));
        T[] slopes = ArrayPool<T>.Shared.Rent(plan.OutputLength);
        try
        {
            plan.Run(x, slopes.AsSpan(0, plan.OutputLength));
            Layout layout = (options ?? PoolOptions.Default).Layout;
            (_, Shape output) = TensorForm.Read(plan.OutputShape, window, layout, nameof(x));
            return Element.Canonical(PairwiseProduct.Of(outputGradient, slopes.AsSpan(0, plan.OutputLength), output, layout == Layout.ChannelsLast));
        }
        finally
        {
            ArrayPool<T>.Shared.Return(slopes);
        }
    }

    /// <summary>The pooling that gives how outputs move with the number that is learned.</summary>
    private static PoolPlan<T> Sloping<T>(Window window, Reduction reduction, ReadOnlySpan<nint> shape, PoolOptions? options, string shapeParameter)
        where T : unmanaged, INumber<T>
    {
        ArgumentNullException.ThrowIfNull(reduction);
        _ = reduction.For<T>().OrThrow(shapeParameter);
        return Prepare<T>(reduction.ByParameter.OrThrow(shapeParameter), window, shape, options, shapeParameter);
    }
}
