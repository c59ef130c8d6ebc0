namespace PoolFunctional.Engine.Kernels;

/// <summary>Where the present taps of one window lie from its first present tap on, and which part of the fold's tree they are.</summary>
/// <remarks>Taps <c>First … First + Count − 1</c> of the window are present. Offsets are multiples of a stride unless there is a table.</remarks>
internal readonly unsafe struct TapOffsets(nint stride, nint* table, long first, long count)
{
    internal long First => first;

    internal long Count => count;

    internal long End => first + count;

    /// <summary>The offset of window tap number <paramref name="tap"/>, which is present.</summary>
    internal nint Of(long tap) => table == null ? (nint)(tap - first) * stride : table[tap - first];

    /// <summary>Whether the present taps fold from the left: a, a∘b, (a∘b)∘c.</summary>
    internal bool FoldsFromLeft => count <= 2 || (count == 3 && (first & 1) == 0 && (first & 2) == 0);

    internal bool IsFullFour => count == 4 && (first & 3) == 0;
}
