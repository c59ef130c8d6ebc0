namespace PoolFunctional;

/// <content>Windows whose places are drawn.</content>
public abstract partial record Window
{
    /// <summary>Fractional pooling: as many windows as asked for, whose starts are drawn so that the extent need not be a multiple.</summary>
    /// <param name="outputSize">The output extent per axis, at least 1, or <see cref="Keep"/>.</param>
    /// <param name="sequence">How a sample becomes windows: PyTorch's intervals, or TensorFlow's pseudo-random or random lengths.</param>
    /// <param name="samples">Where the samples come from: given, or drawn by a seed; one per axis, or one per axis of each plane.</param>
    /// <returns>The window.</returns>
    /// <remarks>
    /// The same samples or seed give the same windows everywhere. With samples of their own the planes differ; a plan then has <see cref="Plan.AxesOf"/> for each, and
    /// cannot be sliced. Windows are in order, so every such plan has a transpose.
    /// </remarks>
    /// <example><c>Window.Fractional([5, 5], FractionalSequence.Intervals(2, 2), FractionalSamples.Seeded(7))</c> takes 9 × 9 to 5 × 5 by windows of 2 × 2.</example>
    /// <seealso href="https://arxiv.org/abs/1412.6071">Graham, Fractional Max-Pooling (2014).</seealso>
    public static Window Fractional(ReadOnlySpan<int> outputSize, FractionalSequence sequence, FractionalSamples samples) =>
        new FractionalWindow(Sequence.Of(outputSize), sequence, samples);

    /// <summary>See <see cref="Fractional"/>.</summary>
    public sealed record FractionalWindow : Window
    {
        internal FractionalWindow(Sequence<int> outputSize, FractionalSequence sequence, FractionalSamples samples) =>
            (OutputSize, Sequence, Samples) = (outputSize, sequence, samples);

        /// <summary>The output extent per axis, or <see cref="Keep"/>.</summary>
        public Sequence<int> OutputSize { get; }

        /// <summary>How a sample becomes windows.</summary>
        public FractionalSequence Sequence { get; }

        /// <summary>Where the samples come from.</summary>
        public FractionalSamples Samples { get; }

        private protected override int AxisCount => OutputSize.Count;

        // Asked only of a window that has plans, which one without samples does not.
        private protected override bool HasPlanes => Samples.DifferByPlane;

        private protected override Result<Sequence<AxisPlan>, PoolError> PlansOf(Shape shape, long plane) =>
            Outcome.Unless(shape.Spatial, Wrong(shape))
                .Bind(spatial => Outcome.All(spatial.Index().Select(entry => PlanAxis(entry.Index, entry.Item, Samples.At(plane, shape.Channels, entry.Index, spatial.Count)))));

        private IEnumerable<PoolError> Wrong(Shape shape)
        {
            int axes = shape.Spatial.Count;
            if (Sequence is null) return [new PoolError.WindowPartMissing(WindowPart.Sequence)];
            if (Samples is null) return [new PoolError.WindowPartMissing(WindowPart.Samples)];
            if (OutputSize.Count != axes) return [new PoolError.AxisCountMismatch(WindowPart.OutputSize, axes, OutputSize.Count)];
            return Sequence.Wrong(axes).Concat(Samples.Wrong(shape));
        }

        private Result<AxisPlan, PoolError> PlanAxis(int axis, long extent, double sample) =>
            OutputSize[axis] == Keep ? Outcome.Ok(Unchanged(extent))
            : OutputSize[axis] < 1 ? Outcome.Fail<AxisPlan>(new PoolError.OutputSizeNotPositive(axis, OutputSize[axis]))
            : Sequence.On(axis, extent, OutputSize[axis], sample).Select(bounds => Listed(extent, bounds.Starts, bounds.Counts));
    }
}
