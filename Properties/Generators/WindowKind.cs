namespace PoolFunctional.Generators;

/// <summary>Which family of windows a case draws.</summary>
internal enum WindowKind
{
    Sliding,
    SameUpper,
    SameLower,
    Adaptive,
    Global,
    GlobalOver,
    Causal,
    Explicit,
    Fractional,
    FractionalPerPlane,
}
