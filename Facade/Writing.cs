namespace PoolFunctional;

/// <summary>What becomes of what a gradient's destination holds.</summary>
public enum Writing
{
    /// <summary>It is replaced.</summary>
    Overwrite,

    /// <summary>The gradient is added to it: one addition of two elements, in float for Half, each rounded once.</summary>
    Accumulate,
}
