namespace PoolFunctional.Generators;

/// <summary>A value that pooling treats apart. Integers know the zero, the largest and the lowest; the rest are their largest.</summary>
internal enum Special
{
    NaN,
    NegativeNaN,
    PayloadNaN,
    SignallingNaN,
    PositiveInfinity,
    NegativeInfinity,
    PositiveZero,
    NegativeZero,
    Subnormal,
    NegativeSubnormal,
    Largest,
    Lowest,
}
