namespace PoolFunctional.Engine.Custom;

/// <summary>A total of a user's reduction, or that of a tap outside the input, which there is none of.</summary>
internal readonly struct OptionalTotal<TTotal>(TTotal value) : IEquatable<OptionalTotal<TTotal>>
    where TTotal : unmanaged
{
    internal bool IsPresent { get; } = true;

    internal TTotal Value { get; } = value;

    /// <summary>Whether both are absent; what scratch memory is filled with is never anything else.</summary>
    public bool Equals(OptionalTotal<TTotal> other) => !IsPresent && !other.IsPresent;

    public override bool Equals(object? obj) => obj is OptionalTotal<TTotal> other && Equals(other);

    public override int GetHashCode() => IsPresent ? 1 : 0;
}
