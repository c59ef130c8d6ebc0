namespace PoolFunctional.Generators.Indices;

/// <summary>What runs on three spans.</summary>
internal delegate void TripleWork<TFirst, TSecond, TThird>(Span<TFirst> first, Span<TSecond> second, Span<TThird> third);

/// <summary>Where in memory the three spans of a run lie. The first is read, the last is written; of the second the call says.</summary>
internal interface ITripleGround
{
    /// <summary>Runs the work on copies, brings what it wrote back into the arrays, and says what it touched that is not its own.</summary>
    string? Run<TFirst, TSecond, TThird>(TFirst[] first, TSecond[] second, TThird[] third, bool writesSecond, int offset, TripleWork<TFirst, TSecond, TThird> work)
        where TFirst : unmanaged
        where TSecond : unmanaged
        where TThird : unmanaged;
}
