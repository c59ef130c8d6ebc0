using System.Numerics;
using System.Numerics.Tensors;
using PoolFunctional.Engine;
using PoolFunctional.Engine.Schedules;

namespace PoolFunctional;

public static partial class Pool
{
    /// <summary>Checks and prepares a pooling into results of another type than the elements, to run many times without allocating.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <typeparam name="TResult">
    /// float or double for any integer; a wider float for Half and float; for sums of integers also an integer type that holds every element and more.
    /// </typeparam>
    /// <param name="reduction"><see cref="Reduction.Sum"/> or <see cref="Reduction.Average"/>.</param>
    /// <param name="window">Which inputs each output looks at.</param>
    /// <param name="shape">The input's extents, in the layout of <paramref name="options"/>.</param>
    /// <param name="options">Layout and threads; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="ArgumentException">The window is impossible for the shape, or the reduction for the types.</exception>
    /// <example><c>Pool.Compile&lt;byte, float&gt;(Reduction.Average(), Window.Square(2, axes: 2), [1, 3, 480, 640])</c>.</example>
    public static PoolPlan<T, TResult> Compile<T, TResult>(Reduction reduction, Window window, ReadOnlySpan<nint> shape, PoolOptions? options = null)
        where T : unmanaged, INumber<T>
        where TResult : unmanaged, INumber<TResult> => Prepare<T, TResult>(reduction, window, shape, options, nameof(shape)).Ready();

    private static PoolPlan<T, TResult> Prepare<T, TResult>(Reduction reduction, Window window, ReadOnlySpan<nint> shape, PoolOptions? options, string shapeParameter)
        where T : unmanaged, INumber<T>
        where TResult : unmanaged, INumber<TResult>
    {
        ArgumentNullException.ThrowIfNull(reduction);
        ArgumentNullException.ThrowIfNull(window);
        PoolOptions chosen = options ?? PoolOptions.Default;
        Raise.OptionsInvalid(chosen);
        _ = reduction.For<T, TResult>().OrThrow(shapeParameter);
        (TensorForm form, Shape input) = TensorForm.Read(shape, window, chosen.Layout, shapeParameter);
        Plan plan = Plan.Create(window, input).OrThrow(shapeParameter);
        Raise.TooManyElements(input.Elements, shapeParameter);
        Raise.TooManyElements(plan.Output.Elements, nameof(window));
        Raise.PlanTooLarge(plan, chosen);
        return new(form.Write(input), form.Write(plan.Output), () => ScheduleTable.Choose<T, TResult>(new Job<T>(plan, reduction, chosen)), chosen.MostWorkBytes);
    }

    private static Tensor<TResult> Allocating<T, TResult>(in ReadOnlyTensorSpan<T> x, Window window, Reduction reduction, PoolOptions? options)
        where T : unmanaged, INumber<T>
        where TResult : unmanaged, INumber<TResult>
    {
        PoolPlan<T, TResult> plan = Prepare<T, TResult>(reduction, window, x.Lengths, options, nameof(x));
        Raise.TooManyBytes((long)plan.OutputLength * ElementSize.Of<TResult>(), (options ?? PoolOptions.Default).MaxAllocatedBytes);
        Tensor<TResult> result = Tensor.CreateFromShape<TResult>(plan.OutputShape);
        plan.Run(x, result.AsTensorSpan());
        return result;
    }
}
