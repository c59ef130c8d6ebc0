namespace PoolFunctional;

/// <summary>What unpooling does with several values for one place. A closed union; the order is that of the pooled plane, row-major.</summary>
/// <remarks>Windows that overlap may share their maximum: then its value comes more than once.</remarks>
public abstract record Duplicates
{
    private Duplicates() { }

    /// <summary>The last value stays (PyTorch on the CPU). The default.</summary>
    public static Duplicates Last { get; } = new LastDuplicates();

    /// <summary>
    /// The values are added up, each to the sum of those before it: float in float, double in double, Half in float and rounded once; integers exactly, then saturated.
    /// This is the gradient of a maximum.
    /// </summary>
    public static Duplicates Sum { get; } = new SumDuplicates();

    /// <summary>The greatest value stays: IEEE maximum, NaN wins, +0 &gt; −0.</summary>
    public static Duplicates Max { get; } = new MaxDuplicates();

    /// <summary>A place that is named twice is an error, found before anything is written.</summary>
    public static Duplicates Error { get; } = new ErrorDuplicates();

    /// <summary>The answer of the case that this is.</summary>
    internal TResult Among<TResult>(TResult last, TResult sum, TResult max, TResult error) => Choose(last, sum, max, error);

    private protected abstract TResult Choose<TResult>(TResult last, TResult sum, TResult max, TResult error);

    /// <summary>See <see cref="Last"/>.</summary>
    public sealed record LastDuplicates : Duplicates
    {
        internal LastDuplicates() { }

        private protected override TResult Choose<TResult>(TResult last, TResult sum, TResult max, TResult error) => last;
    }

    /// <summary>See <see cref="Sum"/>.</summary>
    public sealed record SumDuplicates : Duplicates
    {
        internal SumDuplicates() { }

        private protected override TResult Choose<TResult>(TResult last, TResult sum, TResult max, TResult error) => sum;
    }

    /// <summary>See <see cref="Max"/>.</summary>
    public sealed record MaxDuplicates : Duplicates
    {
        internal MaxDuplicates() { }

        private protected override TResult Choose<TResult>(TResult last, TResult sum, TResult max, TResult error) => max;
    }

    /// <summary>See <see cref="Error"/>.</summary>
    public sealed record ErrorDuplicates : Duplicates
    {
        internal ErrorDuplicates() { }

        private protected override TResult Choose<TResult>(TResult last, TResult sum, TResult max, TResult error) => error;
    }
}
