namespace PoolFunctional.Engine.Scratch;

/// <summary>Hands out pieces of one thread's scratch memory, each at a cache line; with no memory it only counts how much is needed.</summary>
internal unsafe struct Pieces(byte* memory)
{
    private nint used;

    /// <summary>Whether there is no memory, and what is handed out must not be touched.</summary>
    internal readonly bool IsCounting => memory == null;

    /// <summary>The bytes handed out so far.</summary>
    internal readonly nint Bytes => used;

    internal TItem* Next<TItem>(nint count)
        where TItem : unmanaged
    {
        unchecked
        {
            nint bytes = ((count * sizeof(TItem)) + Arena.CacheLine - 1) & ~(nint)(Arena.CacheLine - 1);
            if (Arena.Lender is not null) return (TItem*)Arena.Lender.Piece(memory, ref used, bytes);
            byte* piece = memory + used;
            used += bytes;
            return (TItem*)piece;
        }
    }
}
