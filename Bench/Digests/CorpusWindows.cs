namespace PoolFunctional.Digests;

/// <summary>The windows of the corpus, each on a shape: extents about the lane counts, windows that overlap, touch, leave gaps, reach beyond the input and see nothing.</summary>
internal static class CorpusWindows
{
    internal static IReadOnlyList<(Window Window, Shape Shape)> All { get; } =
    [
        On(Window.Square(3, axes: 2, stride: 2, padding: 1), 2, 3, 9, 33),
        On(Window.Square(2, axes: 2), 1, 5, 7, 35),
        On(Window.Square(3, axes: 1, stride: 1, padding: 1), 1, 3, 130),
        On(Window.Square(5, axes: 2, stride: 1, padding: 2), 1, 17, 6, 9),
        On(Window.Square(31, axes: 1, stride: 1, padding: 15), 1, 3, 71),
        On(Window.Sliding([3, 2], [2, 3], Padding.Explicit([1, 0], [0, 1]), [2, 1], Rounding.CeilingAll), 1, 3, 11, 19),
        On(Window.Sliding([4, 4], [4, 4], Padding.SameUpper), 1, 3, 9, 30),
        On(Window.Sliding([3], [5]), 1, 2, 63),
        On(Window.Sliding([2, 3, 3], [1, 2, 1]), 1, 2, 4, 7, 18),
        On(Window.Adaptive(4, Window.Keep), 2, 2, 10, 17),
        On(Window.Global, 2, 33, 7, 7),
        On(Window.Explicit(WindowList.Of([0, -3, 5, 9, 2], [4, 6, 0, 7, 1]), WindowList.ByOffsets(0, 3, 3, 11, 16, 17)), 1, 3, 12, 17),
        On(Window.Fractional([3, 6], FractionalSequence.PseudoRandom(), FractionalSamples.SeededPerPlane(11)), 2, 2, 7, 16),
    ];

    /// <summary>The first few: what is enough where there are many variants, or where a definition is slow.</summary>
    internal static IEnumerable<(Window Window, Shape Shape)> Few => All.Take(3);

    private static (Window Window, Shape Shape) On(Window window, params ReadOnlySpan<long> extents) => (window, Shape.Create(extents).Made());
}
