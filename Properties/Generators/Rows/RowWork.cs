namespace PoolFunctional.Generators.Rows;

/// <summary>What runs on spans of a table and its result.</summary>
internal delegate void RowWork<T>(ReadOnlySpan<T> x, Span<T> y);
