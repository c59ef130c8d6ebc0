namespace PoolFunctional.Engine.Lanes;

/// <summary>A row of accumulators side by side: one SIMD register, or a single value at width 1.</summary>
/// <remarks>A kernel is written once over this interface; the JIT specialises it for each width, with no call left in the loop.</remarks>
internal unsafe interface ILanes<TSelf, TTotal>
    where TSelf : struct, ILanes<TSelf, TTotal>
    where TTotal : unmanaged
{
    static abstract int Count { get; }

    static abstract TSelf Load(TTotal* source);

    /// <summary>Every second element; one beyond the last kept one may be read.</summary>
    static abstract TSelf LoadEven(TTotal* source);

    static abstract void Store(TSelf value, TTotal* target);

    static abstract TSelf Add(TSelf left, TSelf right);

    /// <summary>What orders numbers; lanes that only add leave it out.</summary>
    static virtual TSelf Max(TSelf left, TSelf right) => throw new NotSupportedException();

    static virtual TSelf Min(TSelf left, TSelf right) => throw new NotSupportedException();

    static virtual TSelf MaxNumber(TSelf left, TSelf right) => throw new NotSupportedException();

    static virtual TSelf MinNumber(TSelf left, TSelf right) => throw new NotSupportedException();
}
