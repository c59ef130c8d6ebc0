
namespace PoolFunctional.Generators.Rows;

/// <summary>Where the padding of a sequence lies.</summary>
public enum Masking
{
    /// <summary>Every token is real.</summary>
    All,

    /// <summary>Padding behind the real tokens.</summary>
    Right,

    /// <summary>Padding before them.</summary>
    Left,

    /// <summary>Padding on both sides.</summary>
    Both,

    /// <summary>A quarter of the tokens, anywhere, is padding.</summary>
    Holed,

    /// <summary>All but an eighth are.</summary>
    Sparse,

    /// <summary>All but one are.</summary>
    One,

    /// <summary>No token is real.</summary>
    None,

    /// <summary>Another kind for each sequence.</summary>
    Mixed,
}
