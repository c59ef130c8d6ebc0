using System.Numerics;

namespace PoolFunctional.Generators.Rows;

/// <summary>Where in memory the spans of a table and its result lie.</summary>
internal interface IRowGround
{
    /// <summary>The result, or what was touched that is not its own.</summary>
    (T[] Result, string? Damage) Run<T>(RowWork<T> work, ElementType<T> type, T[] x, int outputs, int offset)
        where T : unmanaged, INumber<T>;
}
