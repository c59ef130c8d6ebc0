using PoolFunctional.Windows;

namespace PoolFunctional;

/// <summary>What an average divides by. A closed union.</summary>
/// <remarks>Counts are products over the spatial axes; the default everywhere is <see cref="InBounds"/>.</remarks>
public abstract record Divisor
{
    private Divisor() { }

    /// <summary>The taps that exist (<c>count_include_pad=false</c> in PyTorch, ONNX's default, TensorFlow's SAME).</summary>
    public static Divisor InBounds { get; } = new InBoundsDivisor();

    /// <summary>The taps that exist or lie in the declared padding, not those in the extension of a partial last window (PyTorch's default).</summary>
    public static Divisor DeclaredPadding { get; } = new DeclaredPaddingDivisor();

    /// <summary>Always the kernel's size (oneDNN's include-padding, MLX).</summary>
    public static Divisor FullWindow { get; } = new FullWindowDivisor();

    /// <summary>A number of your own (<c>divisor_override</c> in PyTorch): <c>Of(1)</c> makes an average a sum in the average's arithmetic.</summary>
    /// <param name="divisor">Any number but 0.</param>
    /// <returns>The divisor.</returns>
    /// <example><c>Reduction.Average(Divisor.Of(4))</c> of <c>[1, 2, 3]</c> is 1.5.</example>
    public static Divisor Of(long divisor) => new FixedDivisor(divisor);

    internal long Of(WindowCounts counts) => Choose(counts);

    internal bool IsZero => this is FixedDivisor { Value: 0 };

    private protected abstract long Choose(WindowCounts counts);

    /// <summary>See <see cref="InBounds"/>.</summary>
    public sealed record InBoundsDivisor : Divisor
    {
        internal InBoundsDivisor() { }

        private protected override long Choose(WindowCounts counts) => counts.Present;
    }

    /// <summary>See <see cref="DeclaredPadding"/>.</summary>
    public sealed record DeclaredPaddingDivisor : Divisor
    {
        internal DeclaredPaddingDivisor() { }

        private protected override long Choose(WindowCounts counts) => counts.Declared;
    }

    /// <summary>See <see cref="FullWindow"/>.</summary>
    public sealed record FullWindowDivisor : Divisor
    {
        internal FullWindowDivisor() { }

        private protected override long Choose(WindowCounts counts) => counts.Full;
    }

    /// <summary>See <see cref="Of(long)"/>.</summary>
    public sealed record FixedDivisor : Divisor
    {
        internal FixedDivisor(long value) => Value = value;

        /// <summary>The divisor.</summary>
        public long Value { get; }

        private protected override long Choose(WindowCounts counts) => Value;
    }
}
