namespace PoolFunctional.Engine.Indices;

/// <summary>A set of places of a plane, a bit each, in scratch memory.</summary>
internal readonly unsafe struct PlaceSet(byte* memory, long places)
{
    internal static nint Bytes(long places) => (nint)((places / 8) + 1);

    internal void Clear() => new Span<byte>(memory, (int)Bytes(places)).Clear();

    internal bool Contains(long place) => (memory[place >> 3] >> (int)(place & 7) & 1) != 0;

    /// <summary>False where the place is there already.</summary>
    internal bool Add(long place)
    {
        // SAFETY: the place has been proved to lie in [0, places).
        byte bit = unchecked((byte)(1 << (int)(place & 7)));
        bool isNew = (memory[place >> 3] & bit) == 0;
        memory[place >> 3] |= bit;
        return isNew;
    }
}
