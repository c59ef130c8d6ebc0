using static PoolFunctional.Windows.Arithmetic;

namespace PoolFunctional;

/// <summary>How far windows reach beyond the input, each side of each axis its own, in elements. A closed union.</summary>
/// <remarks>Taps in the padding are absent, not zero: they never win a maximum, and count in an average only by its <see cref="Divisor"/>.</remarks>
public abstract record Padding
{
    private Padding() { }

    /// <summary>No padding.</summary>
    public static Padding None { get; } = new NoPadding();

    /// <summary>As much as makes <c>O = ⌈n / s⌉</c>: <c>max((O−1)·s + K − n, 0)</c> in all, the odd one after (TensorFlow's SAME, ONNX's SAME_UPPER).</summary>
    public static Padding SameUpper { get; } = new SameUpperPadding();

    /// <summary>As <see cref="SameUpper"/>, the odd one before (ONNX's SAME_LOWER).</summary>
    public static Padding SameLower { get; } = new SameLowerPadding();

    /// <summary>All of it before: <c>K − 1</c>, so that output o sees inputs up to <c>o·s</c> and none after, and <c>O = ⌈n / s⌉</c>; stride 1 keeps the extent.</summary>
    /// <remarks>What a signal in time needs: nothing of the future is seen. On every axis of a window over several; the rounding changes nothing.</remarks>
    /// <example><c>Window.Sliding([3], [1], Padding.Causal)</c> sees inputs <c>o − 2 … o</c>.</example>
    public static Padding Causal { get; } = new CausalPadding();

    /// <summary>The same padding before and after, one number per axis.</summary>
    /// <param name="perAxis">Elements on each side, at least 0.</param>
    /// <returns>The padding.</returns>
    /// <example><c>Padding.Symmetric(1, 1)</c> is PyTorch's <c>padding=(1, 1)</c>.</example>
    public static Padding Symmetric(params ReadOnlySpan<int> perAxis) => new ExplicitPadding(Sequence.Of(perAxis), Sequence.Of(perAxis));

    /// <summary>Each side of each axis its own.</summary>
    /// <param name="before">Elements before, per axis, at least 0.</param>
    /// <param name="after">Elements after, per axis, at least 0.</param>
    /// <returns>The padding.</returns>
    /// <example><c>Padding.Explicit([0, 0], [1, 1])</c> has an element after each of two axes (<c>pads=[0, 0, 1, 1]</c> in ONNX).</example>
    public static Padding Explicit(ReadOnlySpan<int> before, ReadOnlySpan<int> after) => new ExplicitPadding(Sequence.Of(before), Sequence.Of(after));

    /// <summary>The padding of one axis: elements before, and after.</summary>
    internal (Int128 Before, Int128 After) On(int axis, Int128 input, Int128 window, Int128 stride) => Sides(axis, input, window, stride);

    /// <summary>The number of windows on an axis: the rounding's, except that SAME and causal padding fix it at ⌈n / s⌉.</summary>
    internal Int128 OutputExtent(Rounding rounding, int axis, Int128 input, Int128 window, Int128 stride)
    {
        (Int128 before, Int128 after) = On(axis, input, window, stride);
        return FixesExtent ? CeilingDivide(input, stride) : rounding.OutputExtent(input, before, after, window, stride);
    }

    internal IEnumerable<PoolError> Wrong(int axes) => Faults(axes);

    /// <summary>Whether the padding is known only when the input's extent is.</summary>
    internal bool DependsOnExtent => this is SameUpperPadding or SameLowerPadding;

    private protected virtual bool FixesExtent => false;

    private protected abstract (Int128 Before, Int128 After) Sides(int axis, Int128 input, Int128 window, Int128 stride);

    private protected virtual IEnumerable<PoolError> Faults(int axes) => [];

    private static Int128 Same(Int128 input, Int128 window, Int128 stride) =>
        Int128.Max(((CeilingDivide(input, stride) - 1) * stride) + window - input, 0);

    /// <summary>See <see cref="None"/>.</summary>
    public sealed record NoPadding : Padding
    {
        internal NoPadding() { }

        private protected override (Int128 Before, Int128 After) Sides(int axis, Int128 input, Int128 window, Int128 stride) => (0, 0);
    }

    /// <summary>See <see cref="Explicit"/> and <see cref="Symmetric"/>.</summary>
    public sealed record ExplicitPadding : Padding
    {
        internal ExplicitPadding(Sequence<int> before, Sequence<int> after) => (Before, After) = (before, after);

        /// <summary>Elements before the input, per axis.</summary>
        public Sequence<int> Before { get; }

        /// <summary>Elements after the input, per axis.</summary>
        public Sequence<int> After { get; }

        private protected override (Int128 Before, Int128 After) Sides(int axis, Int128 input, Int128 window, Int128 stride) => (Before[axis], After[axis]);

        private protected override IEnumerable<PoolError> Faults(int axes)
        {
            if (Before.Count != axes) return [new PoolError.AxisCountMismatch(WindowPart.Padding, axes, Before.Count)];
            if (After.Count != axes) return [new PoolError.AxisCountMismatch(WindowPart.Padding, axes, After.Count)];
            return Before.Zip(After).Index()
                .Where(side => side.Item.First < 0 || side.Item.Second < 0)
                .Select(side => new PoolError.PaddingNegative(side.Index, side.Item.First, side.Item.Second));
        }
    }

    /// <summary>See <see cref="SameUpper"/>.</summary>
    public sealed record SameUpperPadding : Padding
    {
        internal SameUpperPadding() { }

        private protected override bool FixesExtent => true;

        private protected override (Int128 Before, Int128 After) Sides(int axis, Int128 input, Int128 window, Int128 stride)
        {
            Int128 total = Same(input, window, stride);
            return (total / 2, total - (total / 2));
        }
    }

    /// <summary>See <see cref="Causal"/>.</summary>
    public sealed record CausalPadding : Padding
    {
        internal CausalPadding() { }

        private protected override bool FixesExtent => true;

        private protected override (Int128 Before, Int128 After) Sides(int axis, Int128 input, Int128 window, Int128 stride) => (window - 1, 0);
    }

    /// <summary>See <see cref="SameLower"/>.</summary>
    public sealed record SameLowerPadding : Padding
    {
        internal SameLowerPadding() { }

        private protected override bool FixesExtent => true;

        private protected override (Int128 Before, Int128 After) Sides(int axis, Int128 input, Int128 window, Int128 stride)
        {
            Int128 total = Same(input, window, stride);
            return (total - (total / 2), total / 2);
        }
    }
}
