using System.Numerics;

namespace PoolFunctional;

/// <summary>A table <c>[row, feature]</c>, row-major. Immutable; equality is structural.</summary>
/// <typeparam name="T">The element type.</typeparam>
public sealed record RowTable<T>
    where T : unmanaged, INumber<T>
{
    internal RowTable(long rows, long features, Sequence<T> values) => (Rows, Features, Values) = (rows, features, values);

    /// <summary>The number of rows.</summary>
    public long Rows { get; }

    /// <summary>The number of features of each.</summary>
    public long Features { get; }

    /// <summary>The elements in row-major order: <c>r·Features + f</c>.</summary>
    public Sequence<T> Values { get; }
}

/// <summary>Makes <see cref="RowTable{T}"/> values.</summary>
public static class RowTable
{
    /// <summary>A table that holds a copy of the given elements.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="rows">The number of rows, at least 0.</param>
    /// <param name="features">The number of features, at least 1.</param>
    /// <param name="values">The elements, row-major; exactly <c>rows · features</c> of them.</param>
    /// <returns>The table, or which number breaks which rule.</returns>
    /// <example><c>RowTable.Create(2, 3, 1f, 2, 3, 4, 5, 6)</c> is <c>[[1, 2, 3], [4, 5, 6]]</c>.</example>
    public static Result<RowTable<T>, PoolError> Create<T>(long rows, long features, params ReadOnlySpan<T> values)
        where T : unmanaged, INumber<T> =>
        rows < 0 ? Outcome.Fail<RowTable<T>>(new PoolError.RowsNegative(rows))
        : features < 1 ? Outcome.Fail<RowTable<T>>(new PoolError.FeaturesNotPositive(features))
        : values.Length != (Int128)rows * features ? Outcome.Fail<RowTable<T>>(new PoolError.ElementCountMismatch(long.CreateSaturating((Int128)rows * features), values.Length))
        : Outcome.Ok(new RowTable<T>(rows, features, Sequence.Of(values)));

    /// <summary>The table of the given rows.</summary>
    internal static Result<RowTable<T>, PoolError> Tabulate<T>(long rows, long features, Func<int, Sequence<T>> row)
        where T : unmanaged, INumber<T> =>
        (Int128)rows * features > Array.MaxLength
            ? Outcome.Fail<RowTable<T>>(new PoolError.TooManyElements((Int128)rows * features, Array.MaxLength))
            : Outcome.Ok(new RowTable<T>(rows, features, Enumerable.Range(0, (int)rows).SelectMany(index => row(index)).ToSequence()));
}
