using PoolFunctional.Reductions;

namespace PoolFunctional;

/// <summary>Where the samples of <see cref="Window.Fractional"/> come from, numbers in [0, 1). A closed union; equality is structural.</summary>
public abstract record FractionalSamples
{
    private FractionalSamples() { }

    /// <summary>One sample for each spatial axis, outermost first, the same for all planes.</summary>
    /// <param name="samples">The samples.</param>
    /// <returns>The samples.</returns>
    /// <example><c>FractionalSamples.PerAxis(0.25, 0.5)</c> is 0.25 for the height and 0.5 for the width.</example>
    public static FractionalSamples PerAxis(params ReadOnlySpan<double> samples) => new PerAxisSamples(Sequence.Of(samples));

    /// <summary>Samples <c>[batch, channel, axis]</c>, row-major: each plane has its own (<c>_random_samples</c> in PyTorch).</summary>
    /// <param name="samples">The samples.</param>
    /// <returns>The samples.</returns>
    /// <example><c>FractionalSamples.PerPlane(0.25, 0.5, 0.75, 0.125)</c> is 0.25 and 0.5 for the first of two channels, 0.75 and 0.125 for the second.</example>
    public static FractionalSamples PerPlane(params ReadOnlySpan<double> samples) => new PerPlaneSamples(Sequence.Of(samples));

    /// <summary>One sample for each spatial axis, a hash of the seed and the axis; the same for all planes, as in TensorFlow.</summary>
    /// <param name="seed">Any number.</param>
    /// <returns>The samples.</returns>
    /// <example><c>FractionalSamples.Seeded(7)</c> places the same windows on every machine and in every run.</example>
    public static FractionalSamples Seeded(long seed) => new SeededSamples(seed);

    /// <summary>A sample for each axis of each plane, a hash of the seed, the batch, the channel and the axis; each plane has its own, as in PyTorch.</summary>
    /// <param name="seed">Any number.</param>
    /// <returns>The samples.</returns>
    /// <example><c>FractionalSamples.SeededPerPlane(7)</c> places them otherwise in each channel, and the same in every run.</example>
    public static FractionalSamples SeededPerPlane(long seed) => new SeededPerPlaneSamples(seed);

    internal bool DifferByPlane => HasPlanes;

    /// <summary>The sample of an axis of the plane <c>batch·channels + channel</c>.</summary>
    internal double At(long plane, long channels, int axis, int axes) => Sample(plane, channels, axis, axes);

    internal IEnumerable<PoolError> Wrong(Shape shape) => Faults(shape);

    private protected virtual bool HasPlanes => false;

    private protected abstract double Sample(long plane, long channels, int axis, int axes);

    private protected virtual IEnumerable<PoolError> Faults(Shape shape) => [];

    private static IEnumerable<PoolError> Wrong(Sequence<double> samples, Int128 expected) =>
        samples.Count != expected
            ? [new PoolError.SampleCountMismatch(expected, samples.Count)]
            : samples.Index().Where(entry => !(entry.Item is >= 0 and < 1)).Select(entry => new PoolError.SampleOutOfRange(entry.Index, entry.Item));

    /// <summary>See <see cref="PerAxis"/>.</summary>
    public sealed record PerAxisSamples : FractionalSamples
    {
        internal PerAxisSamples(Sequence<double> samples) => Samples = samples;

        /// <summary>One for each axis.</summary>
        public Sequence<double> Samples { get; }

        private protected override double Sample(long plane, long channels, int axis, int axes) => Samples[axis];

        private protected override IEnumerable<PoolError> Faults(Shape shape) => Wrong(Samples, shape.Spatial.Count);
    }

    /// <summary>See <see cref="PerPlane"/>.</summary>
    public sealed record PerPlaneSamples : FractionalSamples
    {
        internal PerPlaneSamples(Sequence<double> samples) => Samples = samples;

        /// <summary><c>[batch, channel, axis]</c>, row-major.</summary>
        public Sequence<double> Samples { get; }

        private protected override bool HasPlanes => true;

        /// <summary>A batch of nothing has no samples, and its windows are looked at by nobody.</summary>
        private protected override double Sample(long plane, long channels, int axis, int axes) => Samples.Count == 0 ? 0 : Samples[(int)((plane * axes) + axis)];

        private protected override IEnumerable<PoolError> Faults(Shape shape) => Wrong(Samples, (Int128)shape.Batch * shape.Channels * shape.Spatial.Count);
    }

    /// <summary>See <see cref="Seeded"/>.</summary>
    public sealed record SeededSamples : FractionalSamples
    {
        internal SeededSamples(long seed) => Seed = seed;

        /// <summary>The seed.</summary>
        public long Seed { get; }

        private protected override double Sample(long plane, long channels, int axis, int axes) => DrawNumber.Of(DrawNumber.With(DrawNumber.Begin(Seed), axis));
    }

    /// <summary>See <see cref="SeededPerPlane"/>.</summary>
    public sealed record SeededPerPlaneSamples : FractionalSamples
    {
        internal SeededPerPlaneSamples(long seed) => Seed = seed;

        /// <summary>The seed.</summary>
        public long Seed { get; }

        private protected override bool HasPlanes => true;

        private protected override double Sample(long plane, long channels, int axis, int axes) =>
            DrawNumber.Of(DrawNumber.With(DrawNumber.With(DrawNumber.With(DrawNumber.Begin(Seed), plane / channels), plane % channels), axis));
    }
}
