namespace PoolFunctional.Engine.Kernels;

/// <summary>Rows of doubles, a lane for each input: the inputs, and of an output that each feeds its gradient and what its window is as a whole.</summary>
internal readonly unsafe struct SlopeRows
{
    internal required double* Taps { get; init; }

    internal required double* Gradient { get; init; }

    internal required double* Guide { get; init; }

    internal required double* First { get; init; }

    internal required double* Second { get; init; }

    internal required double* Count { get; init; }
}
