namespace PoolFunctional.Engine.Geometry;

/// <summary>How the last axis is folded.</summary>
internal enum LastAxis
{
    /// <summary>Uniform windows as shifts of a padded line; the lanes are neighbouring outputs.</summary>
    Shifted,

    /// <summary>Each window in a slot of a power of two of places, and all slots halved together until one total is left of each.</summary>
    Slotted,

    /// <summary>A window too long for a slot, in pieces.</summary>
    Pieced,

    /// <summary>Each window for itself; the lanes are channels.</summary>
    Stepped,
}
