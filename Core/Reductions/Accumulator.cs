namespace PoolFunctional;

/// <summary>What a floating-point average adds in. A closed union. Integers are always added exactly.</summary>
public abstract record Accumulator
{
    private Accumulator() { }

    /// <summary>float in float, double in double, Half in float; relative error grows with the logarithm of the window's size.</summary>
    public static Accumulator Native { get; } = new NativeAccumulator();

    /// <summary>float and Half in double, double in double-double; error ≤ 1 ulp of the result + ⌈log₂n⌉·2⁻⁵³·Σ|x|/n.</summary>
    public static Accumulator Wide { get; } = new WideAccumulator();

    internal bool IsWide => Widens;

    private protected abstract bool Widens { get; }

    /// <summary>See <see cref="Native"/>.</summary>
    public sealed record NativeAccumulator : Accumulator
    {
        internal NativeAccumulator() { }

        private protected override bool Widens => false;
    }

    /// <summary>See <see cref="Wide"/>.</summary>
    public sealed record WideAccumulator : Accumulator
    {
        internal WideAccumulator() { }

        private protected override bool Widens => true;
    }
}
