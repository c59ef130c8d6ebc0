using PoolFunctional.Reductions;
using PoolFunctional.Windows;
using static PoolFunctional.Windows.Arithmetic;

namespace PoolFunctional;

/// <summary>How a sample u in [0, 1) becomes the windows of an axis of n inputs and O outputs, for <see cref="Window.Fractional"/>. A closed union.</summary>
public abstract record FractionalSequence
{
    /// <summary>2⁵³: samples are read to so many places where a sequence is computed in integers.</summary>
    private const double Places = 9007199254740992;

    private FractionalSequence() { }

    /// <summary>
    /// PyTorch's: windows of a fixed size; with <c>α = (n − k) / (O − 1)</c> window o &lt; O − 1 starts at <c>⌊(o + u)·α⌋ − ⌊u·α⌋</c> and the last at <c>n − k</c>.
    /// </summary>
    /// <param name="kernelSize">The taps of every window, per axis, at least 1; <c>O + k − 1</c> may not exceed n.</param>
    /// <returns>The sequence.</returns>
    /// <remarks>
    /// Computed in double, each operation rounded: one division, one sum and two products. PyTorch computes so for tensors of double, in float for others. Its two-dimensional operator reads its first sample
    /// for the width, its three-dimensional one reads them depth first; here the first is always the outermost axis's.
    /// Inputs between windows of a kernel smaller than ⌈α⌉ are not seen.
    /// </remarks>
    /// <example><c>Intervals(2)</c> puts two windows over five inputs at 0…1 and 3…4, whatever the sample.</example>
    /// <seealso href="https://docs.pytorch.org/docs/stable/generated/torch.nn.FractionalMaxPool2d.html"/>
    public static FractionalSequence Intervals(params ReadOnlySpan<int> kernelSize) => new IntervalsSequence(Sequence.Of(kernelSize));

    /// <summary>
    /// TensorFlow's pseudo-random: with k = ⌊n/O⌋ and <c>m = min((k + 2)·O − n, n − (k − 1)·O)</c> window o &gt; 0 starts at <c>⌊(o·n + c) / O⌋</c>, <c>c = max(⌈u·m⌉ − 1, 0)</c>, and
    /// ends where the next one starts: lengths are k or k + 1.
    /// </summary>
    /// <param name="boundary">Whether neighbours also share the input at which the second starts.</param>
    /// <returns>The sequence.</returns>
    /// <remarks>This is <c>⌈α·(o + u·u_max)⌉ − 1</c> of <c>fractional_pool_common.cc</c> in exact arithmetic. O may not exceed n; where O divides n all windows are n/O long.</remarks>
    /// <example>Two windows over four inputs are 0…1 and 2…3, whatever the sample; with <see cref="FractionalBoundary.Shared"/> they are 0…2 and 2…3.</example>
    /// <seealso href="https://www.tensorflow.org/api_docs/python/tf/nn/fractional_max_pool"/>
    public static FractionalSequence PseudoRandom(FractionalBoundary boundary = FractionalBoundary.Apart) => new PseudoRandomSequence(boundary);

    /// <summary>TensorFlow's random: n mod O windows, drawn by a hash of u, are ⌊n/O⌋ + 1 long, the others ⌊n/O⌋; each starts where the one before ends.</summary>
    /// <param name="boundary">Whether neighbours also share the input at which the second starts.</param>
    /// <returns>The sequence.</returns>
    /// <remarks>Every choice of the longer windows is equally likely, as in TensorFlow, whose own generator of random numbers is not reproduced. O may not exceed n.</remarks>
    /// <example>Two windows over five inputs are 0…2 and 3…4, or 0…1 and 2…4.</example>
    public static FractionalSequence Random(FractionalBoundary boundary = FractionalBoundary.Apart) => new RandomSequence(boundary);

    internal IEnumerable<PoolError> Wrong(int axes) => Faults(axes);

    /// <summary>The windows of an axis, or why there are none.</summary>
    internal Result<(Sequence<long> Starts, Sequence<long> Counts), PoolError> On(int axis, long extent, int outputs, double sample) =>
        Outcome.Unless(axis, Impossible(axis, extent, outputs)).Select(possible => Windows(possible, extent, outputs, sample));

    private protected virtual IEnumerable<PoolError> Faults(int axes) => [];

    /// <summary>The fewest taps of a window.</summary>
    private protected virtual int Kernel(int axis) => 1;

    private protected abstract (Sequence<long> Starts, Sequence<long> Counts) Windows(int axis, long extent, int outputs, double sample);

    private IEnumerable<PoolError> Impossible(int axis, long extent, int outputs)
    {
        if (outputs > WindowRule.LongestList) yield return new PoolError.WindowListTooLong(axis, outputs, WindowRule.LongestList);
        if (extent - Kernel(axis) + 1 < outputs) yield return new PoolError.FractionalOutputTooLarge(axis, outputs, Kernel(axis), extent);
    }

    /// <summary>Windows from each start to the next, and to the end of the input, or one further where boundaries are shared.</summary>
    private static (Sequence<long> Starts, Sequence<long> Counts) Between(Sequence<long> starts, long extent, FractionalBoundary boundary)
    {
        long shared = boundary == FractionalBoundary.Shared ? 1 : 0;
        return (starts, starts.Zip(starts.Skip(1).Append(extent), (start, end) => long.Min(end + shared, extent) - start).ToSequence());
    }

    /// <summary>See <see cref="Intervals"/>.</summary>
    public sealed record IntervalsSequence : FractionalSequence
    {
        internal IntervalsSequence(Sequence<int> kernelSize) => KernelSize = kernelSize;

        /// <summary>The taps of every window, per axis.</summary>
        public Sequence<int> KernelSize { get; }

        private protected override int Kernel(int axis) => KernelSize[axis];

        private protected override IEnumerable<PoolError> Faults(int axes) =>
            KernelSize.Count != axes
                ? [new PoolError.AxisCountMismatch(WindowPart.KernelSize, axes, KernelSize.Count)]
                : KernelSize.Index().Where(entry => entry.Item < 1).Select(entry => new PoolError.KernelSizeNotPositive(entry.Index, entry.Item));

        private protected override (Sequence<long> Starts, Sequence<long> Counts) Windows(int axis, long extent, int outputs, double sample)
        {
            long last = extent - KernelSize[axis];
            double alpha = last / (outputs - 1.0);
            return (
                Sequence.Tabulate(outputs, output => output == outputs - 1 ? last : (long)((output + sample) * alpha) - (long)(sample * alpha)),
                Sequence.Tabulate(outputs, _ => (long)KernelSize[axis]));
        }
    }

    /// <summary>See <see cref="PseudoRandom"/>.</summary>
    public sealed record PseudoRandomSequence : FractionalSequence
    {
        internal PseudoRandomSequence(FractionalBoundary boundary) => Boundary = boundary;

        /// <summary>Whether neighbours share an input.</summary>
        public FractionalBoundary Boundary { get; }

        private protected override (Sequence<long> Starts, Sequence<long> Counts) Windows(int axis, long extent, int outputs, double sample)
        {
            long least = extent / outputs;
            Int128 most = Int128.Min(((Int128)(least + 2) * outputs) - extent, extent - ((Int128)(least - 1) * outputs));
            Int128 shift = Int128.Max(CeilingDivide((Int128)(sample * Places) * most, (Int128)Places) - 1, 0);
            return Between(Sequence.Tabulate(outputs, output => output == 0 ? 0 : (long)FloorDivide(((Int128)output * extent) + shift, outputs)), extent, Boundary);
        }
    }

    /// <summary>See <see cref="Random"/>.</summary>
    public sealed record RandomSequence : FractionalSequence
    {
        internal RandomSequence(FractionalBoundary boundary) => Boundary = boundary;

        /// <summary>Whether neighbours share an input.</summary>
        public FractionalBoundary Boundary { get; }

        private protected override (Sequence<long> Starts, Sequence<long> Counts) Windows(int axis, long extent, int outputs, double sample)
        {
            ulong hash = DrawNumber.Begin((long)(sample * Places));
            Sequence<long> longer = Enumerable.Range(0, outputs).OrderBy(output => DrawNumber.With(hash, output)).Take((int)(extent % outputs)).Order().Select(output => (long)output).ToSequence();
            return Between(Sequence.Tabulate(outputs, output => (output * (extent / outputs)) + Below(longer, output)), extent, Boundary);
        }

        /// <summary>How many of some ascending numbers are less than a limit.</summary>
        private static long Below(Sequence<long> ascending, long limit)
        {
            int at = ascending.AsSpan().BinarySearch(limit);
            return at < 0 ? ~at : at;
        }
    }
}

/// <summary>Whether neighbouring windows of a fractional sequence have an input in common (TensorFlow's <c>overlapping</c>).</summary>
public enum FractionalBoundary
{
    /// <summary>Each window ends where the next one starts.</summary>
    Apart,

    /// <summary>Each window but the last also sees the input at which the next one starts.</summary>
    Shared,
}
