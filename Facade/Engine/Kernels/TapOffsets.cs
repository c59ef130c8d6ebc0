namespace PoolFunctional.Engine.Kernels;

/// <summary>Where the present taps of one window lie, counted from its first present tap, and which part of the fold's tree they are.</summary>
/// <param name="odd">The offset of the second tap from the first, of the fourth from the third, and so on.</param>
/// <param name="even">The offset of the third tap from the first; where rows are split by a stride of two it is not twice <paramref name="odd"/>.</param>
/// <param name="first">The window's number of the first present tap.</param>
/// <param name="count">How many taps are present.</param>
internal readonly struct TapOffsets(nint odd, nint even, long first, long count)
{
    /// <summary>As many taps as the fixed trees fold.</summary>
    internal const int LongestFixed = 16;

    internal nint Odd => odd;

    internal nint Even => even;

    internal long First => first;

    internal long Count => count;

    internal long End => first + count;

    /// <summary>Taps evenly spaced, all of them present.</summary>
    internal static TapOffsets Whole(nint stride, long count) => new(stride, 2 * stride, 0, count);

    /// <summary>Taps evenly spaced, some before the first missing.</summary>
    internal static TapOffsets Part(nint stride, long first, long count) => new(stride, 2 * stride, first, count);

    /// <summary>Whether the present taps are the first leaves of a tree, or their order does not matter.</summary>
    internal bool FitsFixedTree(bool anyOrder) => count <= LongestFixed && (anyOrder || count <= 2 || (first & 15) == 0);

    /// <summary>The offset of window tap number <paramref name="tap"/>, which is present.</summary>
    internal nint Of(long tap)
    {
        unchecked
        {
            nint beyond = (nint)(tap - first);
            return ((beyond >> 1) * even) + ((beyond & 1) * odd);
        }
    }
}
