namespace PoolFunctional;

/// <summary>A binomial blur with a stride, the anti-aliased way to shrink: each tap has a weight. Equality is structural.</summary>
/// <remarks>
/// Tap j of k weighs <c>C(k − 1, j) / 2^(k − 1)</c>, an exact binary fraction, on each axis; windows lie as those of <see cref="Window.Sliding"/> do, and <see cref="Edge"/> says what they see
/// beyond the input. What is impossible is said when the filter is placed on a shape.
/// </remarks>
public sealed record BlurFilter
{
    /// <summary>The largest size on an axis.</summary>
    public const int LargestSize = 7;

    private BlurFilter(Sequence<int> sizes, Sequence<int> strides, BlurEdge edge, Padding? padding, bool everyAxis) =>
        (Sizes, Strides, Edge, Padding, EveryAxis) = (sizes, strides, edge, padding, everyAxis);

    /// <summary>The taps per axis; one number where <see cref="EveryAxis"/>.</summary>
    public Sequence<int> Sizes { get; }

    /// <summary>Elements between the starts of neighbouring windows per axis; one number where <see cref="EveryAxis"/>.</summary>
    public Sequence<int> Strides { get; }

    /// <summary>What windows see beyond the input.</summary>
    public BlurEdge Edge { get; }

    /// <summary>How far windows reach beyond the input; where there is none, <c>((s − 1) + (k − 1)) / 2</c> on every side, as timm has it.</summary>
    public Padding? Padding { get; }

    /// <summary>Whether every spatial axis has the one size and stride.</summary>
    public bool EveryAxis { get; }

    /// <summary>The same size and stride on every axis.</summary>
    /// <param name="size">Taps on each axis, 1 to 7; 3 is 1 2 1, 4 is 1 3 3 1.</param>
    /// <param name="stride">Elements between the starts of neighbouring windows, at least 1.</param>
    /// <param name="edge">What windows see beyond the input; <see cref="BlurEdge.Reflect"/> if omitted.</param>
    /// <param name="padding">How far they reach; <c>((s − 1) + (k − 1)) / 2</c> on every side if omitted. The first code of anti-aliasing pads <c>⌊(k − 1)/2⌋</c> before and <c>⌈(k − 1)/2⌉</c> after, which differs for even k.</param>
    /// <returns>The filter.</returns>
    /// <example><c>BlurFilter.Binomial(3, stride: 2)</c> takes 112 × 112 to 56 × 56.</example>
    /// <seealso href="https://arxiv.org/abs/1904.11486">Zhang, Making Convolutional Networks Shift-Invariant Again (2019).</seealso>
    public static BlurFilter Binomial(int size, int stride = 1, BlurEdge? edge = null, Padding? padding = null) =>
        new([size], [stride], edge ?? BlurEdge.Reflect, padding, everyAxis: true);

    /// <summary>Each axis its own size and stride; size 1 with stride 1 leaves an axis as it is.</summary>
    /// <param name="sizes">Taps per axis, 1 to 7.</param>
    /// <param name="strides">Elements between the starts of neighbouring windows per axis, at least 1.</param>
    /// <param name="edge">What windows see beyond the input; <see cref="BlurEdge.Reflect"/> if omitted.</param>
    /// <param name="padding">How far they reach; <c>((s − 1) + (k − 1)) / 2</c> on every side if omitted.</param>
    /// <returns>The filter.</returns>
    public static BlurFilter Binomial(ReadOnlySpan<int> sizes, ReadOnlySpan<int> strides, BlurEdge? edge = null, Padding? padding = null) =>
        new(Sequence.Of(sizes), Sequence.Of(strides), edge ?? BlurEdge.Reflect, padding, everyAxis: false);

    /// <summary>Where the windows lie, for so many axes.</summary>
    internal Window WindowOver(int axes)
    {
        (Sequence<int> sizes, Sequence<int> strides) = EveryAxis ? (Repeated(Sizes[0], axes), Repeated(Strides[0], axes)) : (Sizes, Strides);
        Sequence<int> around = sizes.Zip(strides, (size, stride) => int.Max(0, (int)(((stride - 1L) + (size - 1L)) / 2))).ToSequence();
        return new Window.SlidingWindow(sizes, strides, Padding ?? new Padding.ExplicitPadding(around, around), Repeated(1, sizes.Count), Rounding.Floor);
    }

    /// <summary>The axes that the filter speaks of; 0 where it fits any number.</summary>
    internal int Axes => EveryAxis ? 0 : Sizes.Count;

    internal IEnumerable<PoolError> Wrong() =>
        Sizes.Index().Where(entry => entry.Item is < 1 or > LargestSize).Select(entry => new PoolError.BlurSizeOutOfRange(entry.Index, entry.Item, LargestSize));

    private static Sequence<int> Repeated(int value, int count) => Sequence.Tabulate(count, _ => value);
}
