namespace PoolFunctional;

/// <summary>Which of the taps that are equal to what a pooling gives its gradient goes to. A closed union; the default everywhere is <see cref="First"/>.</summary>
/// <remarks>It governs whatever gives one of its taps: maxima and minima, also where they are part of a range or a mixture, medians and other ranks, the stochastic draw, and norms and means with p = ∞, of which the
/// largest |x| or x is meant. Everything else does not take notice of it. Equal in the order of IEEE's maximum: NaN is NaN, and −0 is not +0.</remarks>
public abstract record Ties
{
    private Ties() { }

    /// <summary>All of it to the first, row-major, which is where the index points (PyTorch, TensorFlow).</summary>
    public static Ties First { get; } = new FirstTies();

    /// <summary>An equal part to each: the gradient divided by their number, once. Not for integers, which cannot be divided so.</summary>
    public static Ties Split { get; } = new SplitTies();

    /// <summary>All of it to each: what comes in is multiplied by their number.</summary>
    public static Ties All { get; } = new AllTies();

    /// <summary>The answer of the case that this is.</summary>
    internal TResult Among<TResult>(TResult first, TResult split, TResult all) => Choose(first, split, all);

    private protected abstract TResult Choose<TResult>(TResult first, TResult split, TResult all);

    /// <summary>See <see cref="First"/>.</summary>
    public sealed record FirstTies : Ties
    {
        internal FirstTies() { }

        private protected override TResult Choose<TResult>(TResult first, TResult split, TResult all) => first;
    }

    /// <summary>See <see cref="Split"/>.</summary>
    public sealed record SplitTies : Ties
    {
        internal SplitTies() { }

        private protected override TResult Choose<TResult>(TResult first, TResult split, TResult all) => split;
    }

    /// <summary>See <see cref="All"/>.</summary>
    public sealed record AllTies : Ties
    {
        internal AllTies() { }

        private protected override TResult Choose<TResult>(TResult first, TResult split, TResult all) => all;
    }
}
