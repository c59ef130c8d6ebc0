using static PoolFunctional.Windows.Arithmetic;

namespace PoolFunctional;

/// <summary>What becomes of a last window that does not fit entirely (<c>ceil_mode</c> in PyTorch and ONNX). A closed union.</summary>
public abstract record Rounding
{
    private Rounding() { }

    /// <summary><c>O = ⌊(n + before + after − K) / s⌋ + 1</c>: only whole windows.</summary>
    public static Rounding Floor { get; } = new FloorRounding();

    /// <summary><c>O = min(⌈(n + before + after − K) / s⌉ + 1, ⌈(n + before) / s⌉)</c>: a partial last window counts unless it would start in the padding after the input.</summary>
    public static Rounding Ceiling { get; } = new CeilingRounding();

    /// <summary><c>O = ⌈(n + before + after − K) / s⌉ + 1</c>: a partial last window always counts (Caffe, older ONNX).</summary>
    public static Rounding CeilingAll { get; } = new CeilingAllRounding();

    internal Int128 OutputExtent(Int128 input, Int128 before, Int128 after, Int128 window, Int128 stride) =>
        WindowStarts(input + before, input + before + after - window, stride);

    /// <summary>The number of windows, where <paramref name="head"/> = n + before and <paramref name="slack"/> = n + before + after − K.</summary>
    private protected abstract Int128 WindowStarts(Int128 head, Int128 slack, Int128 stride);

    /// <summary>See <see cref="Floor"/>.</summary>
    public sealed record FloorRounding : Rounding
    {
        internal FloorRounding() { }

        private protected override Int128 WindowStarts(Int128 head, Int128 slack, Int128 stride) => FloorDivide(slack, stride) + 1;
    }

    /// <summary>See <see cref="Ceiling"/>.</summary>
    public sealed record CeilingRounding : Rounding
    {
        internal CeilingRounding() { }

        private protected override Int128 WindowStarts(Int128 head, Int128 slack, Int128 stride) =>
            Int128.Min(CeilingDivide(slack, stride) + 1, CeilingDivide(head, stride));
    }

    /// <summary>See <see cref="CeilingAll"/>.</summary>
    public sealed record CeilingAllRounding : Rounding
    {
        internal CeilingAllRounding() { }

        private protected override Int128 WindowStarts(Int128 head, Int128 slack, Int128 stride) => CeilingDivide(slack, stride) + 1;
    }
}
