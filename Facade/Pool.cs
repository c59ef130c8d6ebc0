using System.Numerics;
using System.Numerics.Tensors;
using PoolFunctional.Engine;
using PoolFunctional.Engine.Gradients;
using PoolFunctional.Engine.Schedules;

namespace PoolFunctional;

/// <summary>Pooling: windows × reduction. One method per operator, each for <see cref="Tensor{T}"/>, tensor spans and plain spans.</summary>
/// <remarks>
/// The result has the bits of <see cref="Reference.Pool{T}(FeatureMap{T}, Window, Reduction)"/> on every processor, vector width, layout and
/// number of threads. Element types: float, double, Half and the integers of 8 to 64 bits. A bad argument throws an exception of the
/// <see cref="ArgumentException"/> family that names the parameter, the axis, the value and the rule, before anything is written.
/// </remarks>
public static partial class Pool
{
    /// <summary>Checks and prepares a pooling once, to run many times without allocating.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="reduction">How the taps of a window become one value.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="shape">The input's extents, in the layout of <paramref name="options"/>.</param>
    /// <param name="options">Layout and threads; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="ArgumentException">The window is impossible for the shape, the exponent or divisor is, or the element type is not supported.</exception>
    /// <example><c>Pool.Compile&lt;float&gt;(Reduction.Max, Window.Square(2, axes: 2), [8, 64, 112, 112]).OutputShape</c> is <c>[8, 64, 56, 56]</c>.</example>
    public static PoolPlan<T> Compile<T>(Reduction reduction, Window window, ReadOnlySpan<nint> shape, PoolOptions? options = null)
        where T : unmanaged, INumber<T> => Prepare<T>(reduction, window, shape, options, nameof(shape)).Ready();

    /// <summary>The extents of the result, without preparing anything: batch and channels as they are, one output extent per spatial axis.</summary>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="shape">The input's extents, in the layout of <paramref name="options"/>.</param>
    /// <param name="options">The layout; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The extents, in the same layout.</returns>
    /// <exception cref="ArgumentException">The window is impossible for the shape.</exception>
    /// <example><c>Pool.OutputShape(Window.Global, [8, 64, 7, 7])</c> is <c>[8, 64, 1, 1]</c>.</example>
    public static nint[] OutputShape(Window window, ReadOnlySpan<nint> shape, PoolOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(window);
        PoolOptions chosen = options ?? PoolOptions.Default;
        Raise.OptionsInvalid(chosen);
        (TensorForm form, Shape input) = TensorForm.Read(shape, window, chosen.Layout, nameof(shape));
        return form.Write(Plan.Create(window, input).OrThrow(nameof(shape)).Output);
    }

    private static PoolPlan<T> Prepare<T>(Reduction reduction, Window window, ReadOnlySpan<nint> shape, PoolOptions? options, string shapeParameter, string windowParameter = "window", int axes = 0)
        where T : unmanaged, INumber<T>
    {
        ArgumentNullException.ThrowIfNull(reduction);
        ArgumentNullException.ThrowIfNull(window);
        PoolOptions chosen = options ?? PoolOptions.Default;
        Raise.OptionsInvalid(chosen);
        _ = reduction.For<T>().OrThrow(shapeParameter);
        // A window for any number of axes has as many as the others of its stack.
        (TensorForm form, Shape input) = TensorForm.Read(shape, int.Max(axes, window.Axes), chosen.Layout, shapeParameter);
        Plan plan = Plan.Create(window, input).OrThrow(shapeParameter, windowParameter);
        Raise.TooManyElements(input.Elements, shapeParameter);
        Raise.TooManyElements(plan.Output.Elements, windowParameter);
        Raise.PlanTooLarge(plan, chosen);
        Job<T> job = new(plan, reduction, chosen);
        return new(form.Write(input), form.Write(plan.Output), () => ScheduleTable.Choose(job), new(job, form), Graded(job), chosen.MostWorkBytes);
    }

    /// <summary>What the gradients of a job are.</summary>
    private static Gradients<T> Graded<T>(Job<T> job)
        where T : unmanaged, INumber<T> => new(ties =>
        {
            _ = job.Reduction.GradientFor<T>(ties).OrThrow("reduction");
            return GradientTable.Choose(job, ties);
        });

    private static ReadOnlyTensorSpan<T> Checked<T>(Tensor<T> x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.AsReadOnlyTensorSpan();
    }

    private static Quantization Checked<T>(Quantization input)
        where T : unmanaged, INumber<T>
    {
        ArgumentNullException.ThrowIfNull(input);
        _ = Reduction.QuantizedMax(input).For<T>().OrThrow(nameof(input), reductionParameter: nameof(input));
        return input;
    }

    /// <summary>A reduction that a door makes of numbers of its own: what is wrong with it is named by the number.</summary>
    private static Reduction OfParts<T>(Reduction reduction)
        where T : unmanaged, INumber<T> => reduction.For<T>().Match(_ => reduction, Raise.Part);

    private static Tensor<T> Allocating<T>(in ReadOnlyTensorSpan<T> x, Window window, Reduction reduction, PoolOptions? options)
        where T : unmanaged, INumber<T>
    {
        PoolPlan<T> plan = Prepare<T>(reduction, window, x.Lengths, options, nameof(x));
        Raise.TooManyBytes((long)plan.OutputLength * ElementSize.Of<T>(), (options ?? PoolOptions.Default).MaxAllocatedBytes);
        Tensor<T> result = Tensor.CreateFromShape<T>(plan.OutputShape);
        plan.Run(x, result.AsTensorSpan());
        return result;
    }

    private static void Into<T>(in ReadOnlyTensorSpan<T> x, Window window, Reduction reduction, in TensorSpan<T> destination, PoolOptions? options)
        where T : unmanaged, INumber<T> => Prepare<T>(reduction, window, x.Lengths, options, nameof(x)).Run(x, destination);

    private static void Into<T>(ReadOnlySpan<T> x, ReadOnlySpan<nint> shape, Window window, Reduction reduction, Span<T> destination, PoolOptions? options)
        where T : unmanaged, INumber<T> => Prepare<T>(reduction, window, shape, options, nameof(shape)).Run(x, destination);
}
