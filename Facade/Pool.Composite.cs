using System.Numerics;
using System.Numerics.Tensors;
using PoolFunctional.Blurring;
using PoolFunctional.Engine;
using PoolFunctional.Engine.Gradients;
using PoolFunctional.Engine.Schedules;

namespace PoolFunctional;

/// <content>Blurs, pyramids and stacks, made ready to run many times.</content>
public static partial class Pool
{
    /// <summary>Checks and prepares a blur once, to run many times without allocating; see <see cref="Blur{T}(Tensor{T}, BlurFilter, PoolOptions?)"/>.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="filter">Sizes, strides and edges.</param>
    /// <param name="shape">The input's extents, in the layout of <paramref name="options"/>.</param>
    /// <param name="options">Layout and threads; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="ArgumentException">The filter is impossible for the shape, or the element type is not supported.</exception>
    /// <example><c>Pool.CompileBlur&lt;float&gt;(BlurFilter.Binomial(3, stride: 2), [8, 64, 112, 112]).OutputShape</c> is <c>[8, 64, 56, 56]</c>.</example>
    public static PoolPlan<T> CompileBlur<T>(BlurFilter filter, ReadOnlySpan<nint> shape, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Blurred<T>(filter, shape, options, nameof(shape)).Ready();

    /// <summary>Checks and prepares a maximum of 2 neighbours on every axis at stride 1 and a blur after it; see <see cref="MaxBlur{T}(Tensor{T}, BlurFilter, PoolOptions?)"/>.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="filter">Sizes, strides and edges of the blur.</param>
    /// <param name="shape">The input's extents, in the layout of <paramref name="options"/>.</param>
    /// <param name="options">Layout and threads; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="ArgumentException">The filter is impossible for the shape, or the element type is not supported.</exception>
    /// <example><c>Pool.CompileMaxBlur&lt;float&gt;(BlurFilter.Binomial(3, stride: 2), [8, 64, 112, 112]).OutputShape</c> is <c>[8, 64, 56, 56]</c>.</example>
    public static PoolPlan<T> CompileMaxBlur<T>(BlurFilter filter, ReadOnlySpan<nint> shape, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => MaxBlurred<T>(filter, shape, options, nameof(shape)).Ready();

    /// <summary>Checks and prepares a spatial pyramid once; see <see cref="SpatialPyramid{T}(Tensor{T}, Pyramid, Reduction?, PoolOptions?)"/>.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="pyramid">The levels.</param>
    /// <param name="shape">The input's extents, in the layout of <paramref name="options"/>.</param>
    /// <param name="reduction">How the taps of a window become one value; the maximum if omitted.</param>
    /// <param name="options">Layout and threads; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="ArgumentException">The pyramid is impossible for the shape, the reduction is, or the element type is not supported.</exception>
    /// <example><c>Pool.CompileSpatialPyramid&lt;float&gt;(Pyramid.Adaptive(1, 2, 3, 6), [8, 256, 13, 13]).OutputShape</c> is <c>[8, 12800]</c>.</example>
    public static PoolPlan<T> CompileSpatialPyramid<T>(Pyramid pyramid, ReadOnlySpan<nint> shape, Reduction? reduction = null, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Pyramidal<T>(pyramid, shape, reduction, options, nameof(shape)).Ready();

    /// <summary>Checks and prepares a stack of windows once, fused where that changes no bit; see <see cref="Stack{T}(Tensor{T}, WindowStack, Reduction, PoolOptions?)"/>.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="stack">The windows, the first one first.</param>
    /// <param name="reduction">How the taps of every window become one value.</param>
    /// <param name="shape">The input's extents, in the layout of <paramref name="options"/>.</param>
    /// <param name="options">Layout and threads; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="ArgumentException">A window is impossible for what those before it leave, the reduction is, or the element type is not supported.</exception>
    /// <example>Two windows of 3 at stride 2, maxima, run as one of 7 at stride 4.</example>
    public static PoolPlan<T> CompileStack<T>(WindowStack stack, Reduction reduction, ReadOnlySpan<nint> shape, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Stacked<T>(stack, reduction, shape, options, nameof(shape)).Ready();

    private static PoolPlan<T> Blurred<T>(BlurFilter filter, ReadOnlySpan<nint> shape, PoolOptions? options, string shapeParameter)
        where T : unmanaged, INumber<T>
    {
        ArgumentNullException.ThrowIfNull(filter);
        PoolOptions chosen = options ?? PoolOptions.Default;
        Raise.OptionsInvalid(chosen);
        _ = Reduction.Max.For<T>().OrThrow(shapeParameter);
        (TensorForm form, Shape input) = TensorForm.Read(shape, filter.Axes, chosen.Layout, shapeParameter);
        BlurGeometry blur = BlurGeometry.Create(filter, input).OrThrow(shapeParameter, nameof(filter));
        _ = Weighing<T>.For(blur.Shift).OrThrow(shapeParameter, nameof(filter));
        Raise.TooManyElements(input.Elements, shapeParameter);
        Raise.TooManyElements(blur.Plan.Output.Elements, nameof(filter));
        Raise.BlurTooLarge(blur, chosen);
        Gradients<T> gradients = new(_ => BlurSchedules.Gradient<T>(blur, chosen).OrThrow(shapeParameter));
        return new(form.Write(input), form.Write(blur.Plan.Output), () => BlurSchedules.Choose<T>(blur, chosen), strided: null, gradients, chosen.MostWorkBytes);
    }

    private static PoolPlan<T> MaxBlurred<T>(BlurFilter filter, ReadOnlySpan<nint> shape, PoolOptions? options, string shapeParameter)
        where T : unmanaged, INumber<T>
    {
        ArgumentNullException.ThrowIfNull(filter);
        PoolOptions chosen = options ?? PoolOptions.Default;
        Raise.OptionsInvalid(chosen);
        (_, Shape input) = TensorForm.Read(shape, filter.Axes, chosen.Layout, shapeParameter);
        Window neighbours = Window.Square(2, input.Spatial.Count, stride: 1);
        _ = Plan.Create(neighbours, input).OrThrow(shapeParameter, shapeParameter);
        PoolPlan<T> most = Prepare<T>(Reduction.Max, neighbours, shape, options, shapeParameter);
        PoolPlan<T> blur = Blurred<T>(filter, most.OutputShape, options, shapeParameter);
        return Chained([most, blur], [most, blur], chosen);
    }

    private static PoolPlan<T> Pyramidal<T>(Pyramid pyramid, ReadOnlySpan<nint> shape, Reduction? reduction, PoolOptions? options, string shapeParameter)
        where T : unmanaged, INumber<T>
    {
        ArgumentNullException.ThrowIfNull(pyramid);
        PoolOptions chosen = options ?? PoolOptions.Default;
        Raise.OptionsInvalid(chosen);
        (TensorForm form, Shape input) = TensorForm.Read(shape, 0, chosen.Layout, shapeParameter);
        Sequence<Window> windows = pyramid.On(input).OrThrow(shapeParameter, nameof(pyramid));
        nint features = (nint)pyramid.Features(input);
        Raise.TooManyElements((long)Int128.Min((Int128)input.Batch * features, long.MaxValue), nameof(pyramid));
        nint[] extents = shape.ToArray();
        PoolPlan<T>[] levels = [.. windows.Select(window => Prepare<T>(reduction ?? Reduction.Max, window, extents, options, shapeParameter))];
        int[] cells = [.. pyramid.Levels.Select(level => (int)Shape.Product(input.Spatial.Select(_ => (long)level).ToSequence()))];
        PyramidFeatures places = new(cells, (int)input.Batch, (int)input.Channels, chosen.Layout == Layout.ChannelsLast);
        return new(
            extents,
            form.IsBatched ? [(nint)input.Batch, features] : [features],
            () => input.Batch == 0 ? new EmptySchedule<T>() : new PyramidSchedule<T>([.. levels.Select(level => level.Schedule)], places),
            strided: null,
            new(ties => new PyramidGradient<T>([.. levels.Select(level => level.Gradient(ties))], places)),
            chosen.MostWorkBytes);
    }

    private static PoolPlan<T> Stacked<T>(WindowStack stack, Reduction reduction, ReadOnlySpan<nint> shape, PoolOptions? options, string shapeParameter)
        where T : unmanaged, INumber<T>
    {
        ArgumentNullException.ThrowIfNull(stack);
        ArgumentNullException.ThrowIfNull(reduction);
        PoolOptions chosen = options ?? PoolOptions.Default;
        Raise.OptionsInvalid(chosen);
        foreach (PoolError wrong in stack.Wrong()) Raise.Because(wrong, shapeParameter);
        int axes = stack.Windows.Select(window => window.Axes).FirstOrDefault(count => count > 0);
        (TensorForm form, Shape input) = TensorForm.Read(shape, axes, chosen.Layout, shapeParameter);
        _ = stack.OutputShape(input).OrThrow(shapeParameter, nameof(stack));
        return Chained(InTurn<T>(stack.Fused(reduction), reduction, shape, axes, options, shapeParameter), InTurn<T>(stack, reduction, shape, axes, options, shapeParameter), chosen);
    }

    private static PoolPlan<T>[] InTurn<T>(WindowStack stack, Reduction reduction, ReadOnlySpan<nint> shape, int axes, PoolOptions? options, string shapeParameter)
        where T : unmanaged, INumber<T>
    {
        List<PoolPlan<T>> plans = [];
        foreach (Window window in stack.Windows) plans.Add(Prepare<T>(reduction, window, plans.Count == 0 ? shape : plans[^1].OutputShape, options, shapeParameter, nameof(stack), axes));
        return [.. plans];
    }

    /// <summary>Plans one after the other as one.</summary>
    /// <param name="fused">What runs forward.</param>
    /// <param name="given">The same poolings as they were given: what the gradient is taken of, for of equal taps the fused ones may choose others.</param>
    /// <param name="options">What a copy of a tensor may take.</param>
    private static PoolPlan<T> Chained<T>(PoolPlan<T>[] fused, PoolPlan<T>[] given, PoolOptions options)
        where T : unmanaged, INumber<T>
    {
        Gradients<T> gradients = new(ties => new ChainGradient<T>(
            [.. given.SkipLast(1).Select(plan => plan.Schedule)], [.. given.Select(plan => plan.Gradient(ties))], [.. given.SkipLast(1).Select(plan => plan.OutputLength)]));
        if (fused.Length == 1) return fused[0].With(gradients);
        return new(fused[0].InputShape.ToArray(), fused[^1].OutputShape.ToArray(), () => InOne(fused), strided: null, gradients, options.MostWorkBytes);
    }

    private static Schedule<T> InOne<T>(PoolPlan<T>[] fused)
        where T : unmanaged, INumber<T>
    {
        if (fused[^1].OutputLength == 0) return new EmptySchedule<T>();
        Schedule<T> schedule = fused[0].Schedule;
        for (int next = 1; next < fused.Length; next++) schedule = new ChainSchedule<T>(schedule, fused[next - 1].OutputLength, fused[next].Schedule);
        return schedule;
    }

    private static Tensor<T> Allocating<T>(PoolPlan<T> plan, in ReadOnlyTensorSpan<T> x, PoolOptions? options)
        where T : unmanaged, INumber<T>
    {
        Raise.TooManyBytes((long)plan.OutputLength * ElementSize.Of<T>(), (options ?? PoolOptions.Default).MaxAllocatedBytes);
        Tensor<T> result = Tensor.CreateFromShape<T>(plan.OutputShape);
        plan.Run(x, result.AsTensorSpan());
        return result;
    }
}
