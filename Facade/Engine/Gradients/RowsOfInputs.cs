namespace PoolFunctional.Engine.Gradients;

/// <summary>A row of inputs, or two, and which entries of a table are of the rows of outputs that see them.</summary>
/// <param name="Row">The first row.</param>
/// <param name="Count">1 or 2.</param>
/// <param name="Begin">The first entry.</param>
/// <param name="End">Behind the last.</param>
internal readonly record struct RowsOfInputs(nint Row, nint Count, nint Begin, nint End)
{
    /// <summary>A row of outputs sees the first row, the second, or, as a sum, both.</summary>
    internal const nint Upper = 1;
    internal const nint Lower = 2;
}
