namespace PoolFunctional.Engine.Kernels;

/// <summary>Where the present taps of one window lie, counted from its first present tap, and which part of the fold's tree they are.</summary>
/// <remarks>Taps <c>First … First + Count − 1</c> of the window are present. Offsets are multiples of the stride unless there is a table.</remarks>
internal readonly unsafe struct TapOffsets(nint stride, nint* table, long first, long count)
{
    internal nint Stride => stride;

    internal long First => first;

    internal long Count => count;

    internal long End => first + count;

    /// <summary>Whether the present taps are the first <c>Count</c> leaves of a tree, evenly spaced: what the fixed trees fold.</summary>
    internal bool FitsFixedTree => table == null && count <= 16 && (count <= 2 || (first & 15) == 0);

    /// <summary>The offset of window tap number <paramref name="tap"/>, which is present.</summary>
    internal nint Of(long tap) => unchecked(table == null ? (nint)(tap - first) * stride : table[tap - first]);
}
