namespace PoolFunctional.Properties.Windows;

/// <summary>One axis under a sliding window, worked out by counting: no division, no code of the library.</summary>
internal sealed record CountedAxis(int Input, int Kernel, int Stride, int Dilation, int Before, int After, Rounding Rounding)
{
    private const int Beyond = 40;

    internal static IReadOnlyList<CountedAxis> All { get; } =
    [
        .. from input in (int[])[1, 2, 3, 5, 8]
           from kernel in (int[])[1, 2, 3, 4]
           from stride in (int[])[1, 2, 5, 6]
           from dilation in (int[])[1, 2, 3, 4]
           from before in (int[])[0, 1, 4]
           from after in (int[])[0, 2, 5]
           from rounding in (Rounding[])[Rounding.Floor, Rounding.Ceiling, Rounding.CeilingAll]
           select new CountedAxis(input, kernel, stride, dilation, before, after, rounding),
    ];

    internal int Span => (Dilation * (Kernel - 1)) + 1;

    internal Window Window => Window.Sliding([Kernel], [Stride], Padding.Explicit([Before], [After]), [Dilation], Rounding);

    /// <summary>
    /// Rounded down: the windows that end within the padding. Rounded up: each behind which, or behind whose forerunner, something is left over; of those only
    /// the ones that begin before the padding after, unless all are kept.
    /// </summary>
    internal int Outputs => Enumerable.Range(0, Beyond).TakeWhile(output =>
        Rounding == Rounding.Floor ? Start(output) + Span <= Input + After
        : Start(output - 1) + Span < Input + After && (Rounding == Rounding.CeilingAll || Start(output) < Input)).Count();

    internal int Start(int output) => (output * Stride) - Before;

    internal IEnumerable<long> Taps(int output) => Enumerable.Range(0, Kernel).Select(tap => (long)Start(output) + (tap * Dilation));

    internal IEnumerable<long> Present(int output) => Taps(output).Where(place => place >= 0 && place < Input);

    internal IEnumerable<long> Declared(int output) => Taps(output).Where(place => place >= -Before && place < Input + After);
}
