namespace PoolFunctional.Engine.Scratch;

/// <summary>Lends scratch memory in place of the arena, so that tests can put it between pages that may not be touched. Nothing installs one elsewhere.</summary>
internal abstract unsafe class ScratchLender
{
    /// <summary>The lender of this process; read once, so it must be there before the first run.</summary>
    internal static ScratchLender? Installed { get; set; }

    /// <summary>Lends so many bytes. What is given back names them; it is a cache line longer, as the arena's own is.</summary>
    internal abstract Arena.Line[] Lend(nint bytes);

    /// <summary>Where lent bytes begin.</summary>
    internal abstract byte* Start(Arena.Line[] memory);

    /// <summary>Lent bytes are no longer used.</summary>
    internal abstract void TakeBack(Arena.Line[] memory);

    /// <summary>One of several pieces of lent bytes, whole cache lines.</summary>
    /// <param name="memory">Where the bytes begin; null while they are counted.</param>
    /// <param name="used">How many the pieces before it take, and then those with it.</param>
    /// <param name="bytes">How long it is.</param>
    internal abstract byte* Piece(byte* memory, ref nint used, nint bytes);
}
