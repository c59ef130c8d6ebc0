namespace PoolFunctional.Bench.Benchmarks;

/// <summary>What a plain loop over the taps of a window does with each and at the end.</summary>
internal interface ITapLoop<T, TTotal, TResult>
{
    static abstract TTotal Start { get; }

    static abstract TTotal Next(TTotal total, T tap);

    static abstract TResult Finish(TTotal total, int count);
}
