namespace PoolFunctional.Engine.Indices;

/// <summary>Windows alike at equal distances, each some rows of neighbours.</summary>
/// <param name="Windows">How many.</param>
/// <param name="Pitch">Elements between windows.</param>
/// <param name="Rows">Rows of a window.</param>
/// <param name="RowPitch">Elements between them.</param>
/// <param name="Count">Elements of a row.</param>
/// <param name="Offset">The offset of the first window's first element in its plane.</param>
/// <param name="OffsetPitch">From a window's offset to the next one's: none where each lies in a plane of its own.</param>
internal readonly record struct SearchBlock(nint Windows, nint Pitch, nint Rows, nint RowPitch, nint Count, nint Offset, nint OffsetPitch);
