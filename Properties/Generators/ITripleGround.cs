namespace PoolFunctional.Generators;

/// <summary>What runs on three spans.</summary>
internal delegate void TripleWork<TFirst, TSecond, TThird>(Span<TFirst> first, Span<TSecond> second, Span<TThird> third);

/// <summary>What runs on two.</summary>
internal delegate void PairWork<TFrom, TTo>(ReadOnlySpan<TFrom> from, Span<TTo> to);

/// <summary>Where in memory the three spans of a run lie. The first is read, the last is written; of the second the call says.</summary>
internal interface ITripleGround
{
    /// <summary>Runs the work on copies, brings what it wrote back into the arrays, and says what it touched that is not its own.</summary>
    string? Run<TFirst, TSecond, TThird>(TFirst[] first, TSecond[] second, TThird[] third, bool writesSecond, int offset, TripleWork<TFirst, TSecond, TThird> work)
        where TFirst : unmanaged
        where TSecond : unmanaged
        where TThird : unmanaged;

    /// <summary>The same of a run that reads one span and writes another.</summary>
    string? Run<TFrom, TTo>(TFrom[] from, TTo[] to, int offset, PairWork<TFrom, TTo> work)
        where TFrom : unmanaged
        where TTo : unmanaged => Run<TFrom, byte, TTo>(from, [], to, writesSecond: false, offset, (first, _, third) => work(first, third));
}
