using System.Numerics;
using System.Numerics.Tensors;
using PoolFunctional.Engine;
using PoolFunctional.Engine.Indices;

namespace PoolFunctional;

/// <content>Maxima and minima with their indices, and the way back.</content>
public static partial class Pool
{
    /// <summary>Checks and prepares a pooling with indices once, to run many times without allocating.</summary>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <typeparam name="TIndex">int or long.</typeparam>
    /// <param name="reduction"><see cref="Reduction.Max"/> or <see cref="Reduction.Min"/>; no other has an index.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="shape">The input's extents, in the layout of <paramref name="options"/>.</param>
    /// <param name="layout">What the indices count; <see cref="IndexLayout.Plane"/> if omitted.</param>
    /// <param name="options">Layout and threads; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="ArgumentException">The window is impossible for the shape, the reduction has no index, or a type is not supported or too small for the indices.</exception>
    /// <example><c>Pool.CompileWithIndices&lt;float, int&gt;(Reduction.Max, Window.Square(2, axes: 2), [8, 64, 112, 112]).OutputShape</c> is <c>[8, 64, 56, 56]</c>.</example>
    public static PoolIndexPlan<T, TIndex> CompileWithIndices<T, TIndex>(Reduction reduction, Window window, ReadOnlySpan<nint> shape, IndexLayout? layout = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex> => PrepareIndices<T, TIndex>(reduction, window, shape, layout, options, nameof(shape)).Ready();

    /// <summary>Checks and prepares an unpooling once, to run many times without allocating.</summary>
    /// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits.</typeparam>
    /// <typeparam name="TIndex">int or long.</typeparam>
    /// <param name="window">The window of the pooling.</param>
    /// <param name="shape">The extents of the values, in the layout of <paramref name="options"/>.</param>
    /// <param name="outputSize">The spatial extents of the result; empty for those that the window implies (<see cref="Unpooling.Create"/>).</param>
    /// <param name="layout">What the indices count, in the extents of the result; <see cref="IndexLayout.Plane"/> if omitted.</param>
    /// <param name="duplicates">What becomes of several values for one place; <see cref="Duplicates.Last"/> if omitted.</param>
    /// <param name="options">Layout and threads; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="ArgumentException">The window or the output size is impossible for the shape, or a type is not supported.</exception>
    /// <example><c>Pool.CompileUnpool&lt;float, int&gt;(Window.Square(2, axes: 2), [8, 64, 56, 56]).OutputShape</c> is <c>[8, 64, 112, 112]</c>.</example>
    public static UnpoolPlan<T, TIndex> CompileUnpool<T, TIndex>(
        Window window, ReadOnlySpan<nint> shape, ReadOnlySpan<nint> outputSize = default, IndexLayout? layout = null, Duplicates? duplicates = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex> => PrepareUnpool<T, TIndex>(window, shape, outputSize, layout, duplicates, options, nameof(shape));

    private static PoolIndexPlan<T, TIndex> PrepareIndices<T, TIndex>(
        Reduction reduction, Window window, ReadOnlySpan<nint> shape, IndexLayout? layout, PoolOptions? options, string shapeParameter)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        ArgumentNullException.ThrowIfNull(reduction);
        ArgumentNullException.ThrowIfNull(window);
        PoolOptions chosen = options ?? PoolOptions.Default;
        IndexLayout counted = layout ?? IndexLayout.Plane;
        Raise.OptionsInvalid(chosen);
        foreach (PoolError error in IndexRule.Without(reduction)) Raise.Because(error, nameof(reduction));
        _ = reduction.For<T>().OrThrow(shapeParameter);
        Raise.IndexTypeUnsupported<TIndex>();
        (TensorForm form, Shape input) = TensorForm.Read(shape, window, chosen.Layout, shapeParameter);
        Plan plan = Plan.Create(window, input).OrThrow(shapeParameter);
        Raise.TooManyElements(input.Elements, shapeParameter);
        Raise.TooManyElements(plan.Output.Elements, nameof(window));
        Raise.PlanTooLarge(plan, chosen);
        Raise.IndexTypeTooSmall<TIndex>(counted.Greatest(plan));
        return new(form.Write(input), form.Write(plan.Output), new(plan, reduction, counted, chosen));
    }

    private static UnpoolPlan<T, TIndex> PrepareUnpool<T, TIndex>(
        Window window, ReadOnlySpan<nint> shape, ReadOnlySpan<nint> outputSize, IndexLayout? layout, Duplicates? duplicates, PoolOptions? options, string shapeParameter)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        ArgumentNullException.ThrowIfNull(window);
        PoolOptions chosen = options ?? PoolOptions.Default;
        IndexLayout counted = layout ?? IndexLayout.Plane;
        Raise.OptionsInvalid(chosen);
        _ = Reduction.Max.For<T>().OrThrow(shapeParameter);
        Raise.IndexTypeUnsupported<TIndex>();
        (TensorForm form, Shape pooled) = TensorForm.Read(shape, window, chosen.Layout, shapeParameter);
        Sequence<long> sizes = Sequence.Of(outputSize).Select(size => (long)size).ToSequence();
        Unpooling unpooling = Unpooling.Create(window, pooled, sizes).Bind(found => found.Counting(counted, window)).OrThrow(shapeParameter);
        Raise.TooManyElements(pooled.Elements, shapeParameter);
        Raise.TooManyElements(unpooling.Unpooled.Elements, nameof(outputSize));
        UnpoolJob job = new(unpooling, new(counted, unpooling.Unpooled, unpooling.Plan), duplicates ?? Duplicates.Last, chosen);
        return new(form.Write(pooled), form.Write(unpooling.Unpooled), job);
    }

    private static (Tensor<T> Values, Tensor<TIndex> Indices) AllocatingIndices<T, TIndex>(
        in ReadOnlyTensorSpan<T> x, Window window, Reduction reduction, IndexLayout? layout, PoolOptions? options)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        PoolIndexPlan<T, TIndex> plan = PrepareIndices<T, TIndex>(reduction, window, x.Lengths, layout, options, nameof(x));
        Raise.TooManyBytes((long)plan.OutputLength * (ElementSize.Of<T>() + ElementSize.Of<TIndex>()), (options ?? PoolOptions.Default).MaxAllocatedBytes);
        Tensor<T> values = Tensor.CreateFromShape<T>(plan.OutputShape);
        Tensor<TIndex> indices = Tensor.CreateFromShape<TIndex>(plan.OutputShape);
        plan.Run(x, values.AsTensorSpan(), indices.AsTensorSpan());
        return (values, indices);
    }

    private static Tensor<T> AllocatingUnpool<T, TIndex>(
        in ReadOnlyTensorSpan<T> values, in ReadOnlyTensorSpan<TIndex> indices, Window window, ReadOnlySpan<nint> outputSize, IndexLayout? layout, Duplicates? duplicates, PoolOptions? options)
        where T : unmanaged, INumber<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        UnpoolPlan<T, TIndex> plan = PrepareUnpool<T, TIndex>(window, values.Lengths, outputSize, layout, duplicates, options, nameof(values));
        Raise.TooManyBytes((long)plan.OutputLength * ElementSize.Of<T>(), (options ?? PoolOptions.Default).MaxAllocatedBytes);
        Tensor<T> result = Tensor.CreateFromShape<T>(plan.OutputShape);
        plan.Run(values, indices, result.AsTensorSpan());
        return result;
    }

    private static ReadOnlyTensorSpan<T> Checked<T>(Tensor<T> x, string parameter)
    {
        ArgumentNullException.ThrowIfNull(x, parameter);
        return x.AsReadOnlyTensorSpan();
    }
}
