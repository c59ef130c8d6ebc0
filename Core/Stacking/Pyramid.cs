namespace PoolFunctional;

/// <summary>The levels of a spatial pyramid: level L cuts each axis into L windows. A closed union; equality is structural.</summary>
public abstract record Pyramid
{
    private Pyramid(Sequence<int> levels) => Levels = levels;

    /// <summary>The windows per axis of each level, in the order of the result.</summary>
    public Sequence<int> Levels { get; }

    /// <summary>Levels of adaptive windows: <c>⌊o·n/L⌋ … ⌈(o + 1)·n/L⌉ − 1</c>; a level larger than the extent repeats inputs.</summary>
    /// <param name="levels">Windows per axis of each level, at least 1.</param>
    /// <returns>The pyramid.</returns>
    /// <example><c>Pyramid.Adaptive(1, 2, 3, 6)</c> has 1 + 4 + 9 + 36 = 50 cells on a plane.</example>
    public static Pyramid Adaptive(params ReadOnlySpan<int> levels) => new AdaptivePyramid(Sequence.Of(levels));

    /// <summary>
    /// Levels as first published: windows of <c>⌈n/L⌉</c> inputs at a stride of <c>⌊n/L⌋</c>, the first L of them. This is not the adaptive rule unless L divides n: the last inputs may be seen by
    /// none. L may not exceed n.
    /// </summary>
    /// <param name="levels">Windows per axis of each level, at least 1.</param>
    /// <returns>The pyramid.</returns>
    /// <example><c>Pyramid.Original(2)</c> over five inputs has the windows 0…2 and 2…4.</example>
    /// <seealso href="https://arxiv.org/abs/1406.4729">He, Zhang, Ren, Sun, Spatial Pyramid Pooling in Deep Convolutional Networks (2014).</seealso>
    public static Pyramid Original(params ReadOnlySpan<int> levels) => new OriginalPyramid(Sequence.Of(levels));

    /// <summary>The windows of each level on a shape, or why there are none.</summary>
    internal Result<Sequence<Window>, PoolError> On(Shape shape) =>
        Outcome.Unless(Levels, Wrong(shape)).Select(levels => levels.Select(level => Level(level, shape.Spatial)).ToSequence());

    /// <summary>The features of a batch item: <c>channels · Σ L^axes</c>.</summary>
    internal Int128 Features(Shape shape) => Levels.Aggregate(Int128.Zero, (sum, level) => sum + Shape.Product([shape.Channels, .. shape.Spatial.Select(_ => (long)level)]));

    private protected abstract Window Level(int level, Sequence<long> spatial);

    private protected virtual IEnumerable<PoolError> Impossible(int level, Shape shape) => [];

    private IEnumerable<PoolError> Wrong(Shape shape)
    {
        if (Levels.Count == 0) return [new PoolError.PyramidEmpty()];
        IEnumerable<PoolError> faults = Levels.Index().Where(entry => entry.Item < 1).Select(entry => new PoolError.PyramidLevelNotPositive(entry.Index, entry.Item));
        IEnumerable<PoolError> sizes = Features(shape) > Array.MaxLength ? [new PoolError.PyramidTooLarge(Features(shape), Array.MaxLength)] : [];
        return faults.Concat(sizes).Concat(Levels.SelectMany(level => Impossible(level, shape)));
    }

    /// <summary>See <see cref="Adaptive"/>.</summary>
    public sealed record AdaptivePyramid : Pyramid
    {
        internal AdaptivePyramid(Sequence<int> levels)
            : base(levels) { }

        private protected override Window Level(int level, Sequence<long> spatial) => new Window.AdaptiveWindow(spatial.Select(_ => level).ToSequence());
    }

    /// <summary>See <see cref="Original"/>.</summary>
    public sealed record OriginalPyramid : Pyramid
    {
        internal OriginalPyramid(Sequence<int> levels)
            : base(levels) { }

        private protected override IEnumerable<PoolError> Impossible(int level, Shape shape) =>
            shape.Spatial.Index().Where(entry => entry.Item < level || entry.Item > int.MaxValue).Select(entry => new PoolError.PyramidLevelTooLarge(entry.Index, level, entry.Item));

        private protected override Window Level(int level, Sequence<long> spatial) => new Window.ExplicitWindow(spatial.Select(extent => List(level, (int)extent)).ToSequence());

        private static WindowList List(int level, int extent)
        {
            int[] starts = [.. Enumerable.Range(0, level).Select(output => output * (extent / level))];
            int length = (extent / level) + (extent % level == 0 ? 0 : 1);
            return WindowList.Of(starts, [.. starts.Select(_ => length)]);
        }
    }
}
