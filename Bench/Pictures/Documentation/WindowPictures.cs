using PoolFunctional.Bench.Verbs;
using SkiaSharp;

namespace PoolFunctional.Bench.Pictures.Documentation;

/// <summary>One diagram per kind of window, each an axis or two of it.</summary>
internal static class WindowPictures
{
    private static readonly (string File, string Title, (string Title, Window Window, int Extent)[] Panels)[] kinds =
    [
        ("sliding", "Sliding: a fixed size at a fixed distance",
        [
            ("kernel 2, stride 2: the stride is the kernel size if omitted", Window.Sliding([2]), 6),
            ("kernel 3, stride 2: neighbours share an input", Window.Sliding([3], stride: [2]), 7),
        ]),
        ("dilated", "Dilated: taps further apart", [("kernel 3, stride 1, dilation 2", Window.Sliding([3], stride: [1], dilation: [2]), 7)]),
        ("padded", "Padded: windows that reach beyond the input",
        [
            ("kernel 3, stride 2, padding 1 on each side", Window.Sliding([3], stride: [2], padding: Padding.Symmetric(1)), 7),
            ("kernel 3, stride 1, causal: nothing of the future", Window.Sliding([3], stride: [1], padding: Padding.Causal), 4),
        ]),
        ("ceiling", "Rounding: what becomes of a last window that does not fit",
        [
            ("floor: only whole windows", Window.Sliding([2]), 5),
            ("ceiling: the part that is there", Window.Sliding([2], rounding: Rounding.Ceiling), 5),
        ]),
        ("adaptive", "Adaptive: as many windows as asked for", [("7 to 3: windows overlap", Window.Adaptive(3), 7), ("8 to 3: and differ by one", Window.Adaptive(3), 8)]),
        ("global", "Global: one window over everything", [("7 to 1", Window.Global, 7)]),
        ("fractional", "Fractional: as many windows as asked for, drawn",
        [
            ("9 to 3, intervals of 2, seed 7: there are gaps", Window.Fractional([3], FractionalSequence.Intervals(2), FractionalSamples.Seeded(7)), 9),
            ("9 to 5, pseudo-random, seed 7: nothing is left out", Window.Fractional([5], FractionalSequence.PseudoRandom(), FractionalSamples.Seeded(7)), 9),
        ]),
        ("explicit", "Explicit: any windows, one by one", [("starts 0, 2, 6 and lengths 2, 5, 1", Window.Explicit(WindowList.Of([0, 2, 6], [2, 5, 1])), 8)]),
    ];

    internal static IEnumerable<(string File, SKBitmap Drawing)> All() => kinds.Select(kind =>
        ($"windows-{kind.File}", WindowDiagram.Draw(kind.Title, [.. kind.Panels.Select(panel => new WindowPanel(panel.Title, ExplainVerb.Of(panel.Window, panel.Extent).Axes[0]))], columns: 1)));
}
