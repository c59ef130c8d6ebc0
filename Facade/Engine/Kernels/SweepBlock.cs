namespace PoolFunctional.Engine.Kernels;

/// <summary>Rows whose windows overlap much, and where their folds go; pitches in elements.</summary>
/// <remarks>
/// Output o sees rows <c>o·Stride … o·Stride + Taps − 1</c>, counted with the absent ones before the first that is present. A target row is
/// <c>Length</c> elements and whole registers long; what lies beyond the length becomes absent.
/// </remarks>
internal readonly unsafe struct SweepBlock<TTotal>(
    TTotal* source, nint sourcePitch, nint before, nint present, TTotal* target, nint targetPitch, nint outputs, nint stride, nint taps, nint length)
    where TTotal : unmanaged
{
    /// <summary>The first present row.</summary>
    internal TTotal* Source => source;

    internal nint SourcePitch => sourcePitch;

    /// <summary>How many absent rows come before the first present one.</summary>
    internal nint Before => before;

    internal nint Present => present;

    internal TTotal* Target => target;

    internal nint TargetPitch => targetPitch;

    internal nint Outputs => outputs;

    internal nint Stride => stride;

    internal nint Taps => taps;

    internal nint Length => length;

    /// <summary>All rows that some window has a place for, absent ones included.</summary>
    internal nint Rows => unchecked(((outputs - 1) * stride) + taps);
}
