using System.Numerics;

namespace PoolFunctional.Engine.Gradients;

/// <summary>How what goes out of a window is shared among its taps.</summary>
internal interface IRouting<T, TTotal>
    where T : unmanaged, INumber<T>
    where TTotal : unmanaged
{
    /// <summary>Whether the pooling itself must be run first.</summary>
    static abstract bool NeedsValue { get; }

    /// <summary>Each tap's share, +0 for those that have none.</summary>
    /// <param name="taps">The taps that exist, row-major; at least one.</param>
    /// <param name="value">What the pooling gives, where that is needed.</param>
    /// <param name="total">What goes out.</param>
    /// <param name="shares">The shares; as many as taps.</param>
    void Share(ReadOnlySpan<T> taps, T value, TTotal total, Span<TTotal> shares);
}
