using System.Numerics;
using PoolFunctional.Engine.Indices;
using PoolFunctional.Engine.Rows;

namespace PoolFunctional;

public static partial class Pool
{
    /// <summary>The same places, counted otherwise: −1 stays −1, and converting back gives the indices again.</summary>
    /// <remarks>Every index is checked against its own plane, and counted by taps against its own window, before anything is written.</remarks>
    /// <typeparam name="TIndex">int or long; one that does not hold every index of the target is refused.</typeparam>
    /// <param name="indices">The indices of a pooling, dense and row-major in <see cref="OutputShape"/>.</param>
    /// <param name="shape">The extents of what was pooled, in the layout of <paramref name="options"/>.</param>
    /// <param name="window">The window of the pooling.</param>
    /// <param name="layout">What the indices count.</param>
    /// <param name="target">What the result shall count.</param>
    /// <param name="destination">The result, of the shape of the indices; must not overlap them.</param>
    /// <param name="options">The layout of the tensors; <see cref="PoolOptions.Default"/> if omitted.</param>
    /// <exception cref="ArgumentException">An argument is impossible, or an index is no place of its plane or none of its window.</exception>
    /// <example>Over planes of 4 × 4, index 6 of <see cref="IndexLayout.Plane"/> is 9 of <see cref="IndexLayout.ColumnMajor"/>.</example>
    /// <seealso href="https://onnx.ai/onnx/operators/onnx__MaxPool.html"/>
    public static void ConvertIndices<TIndex>(
        ReadOnlySpan<TIndex> indices, ReadOnlySpan<nint> shape, Window window, IndexLayout layout, IndexLayout target, Span<TIndex> destination, PoolOptions? options = null)
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        ArgumentNullException.ThrowIfNull(window);
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(target);
        PoolOptions chosen = options ?? PoolOptions.Default;
        Raise.OptionsInvalid(chosen);
        Raise.IndexTypeUnsupported<TIndex>();
        (_, Shape input) = TensorForm.Read(shape, window, chosen.Layout, nameof(shape));
        Plan plan = Plan.Create(window, input).OrThrow(nameof(shape));
        if (plan.PlanesDiffer && (layout.NeedsWindow || target.NeedsWindow)) Raise.Because(new PoolError.PlanesDiffer(), nameof(shape));
        Raise.TooManyElements(plan.Output.Elements, nameof(window));
        Raise.IndexTypeTooSmall<TIndex>(target.Greatest(plan));
        Raise.SpanLength(plan.Output.Elements, indices.Length, nameof(indices));
        Raise.SpanLength(plan.Output.Elements, destination.Length, nameof(destination));
        Raise.Overlap(Overlap.Between<TIndex, TIndex>(indices, destination), nameof(destination));
        IndexConversion conversion = new(plan, layout, target, chosen.Layout == Layout.ChannelsLast);
        conversion.Check(indices);
        conversion.Run(indices, destination);
    }
}
