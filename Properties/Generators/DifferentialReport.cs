namespace PoolFunctional.Generators;

/// <summary>What a differential run found.</summary>
/// <param name="Cases">Cases run.</param>
/// <param name="Replays">For each case in which a bit differed, or an exception escaped, the command that runs it alone.</param>
/// <param name="Rows">For each row of the schedule table, the cases that it answered.</param>
/// <param name="Operations">For each operator, its cases.</param>
/// <param name="ByReference">Cases that the reference row answered.</param>
/// <param name="FloatsByReference">Of those, the reductions over windows of contiguous floats or doubles.</param>
/// <param name="Distinct">Cases of reductions over windows that differ from every other in more than their data.</param>
/// <param name="Counterexample">The first difference, shrunk; null where there is none.</param>
internal sealed record DifferentialReport(
    int Cases,
    IReadOnlyList<string> Replays,
    IReadOnlyDictionary<string, int> Rows,
    IReadOnlyDictionary<string, int> Operations,
    int ByReference,
    int FloatsByReference,
    int Distinct,
    string? Counterexample)
{
    /// <summary>The most of all cases that the reference row, which is slow, may answer.</summary>
    internal const double MostByReference = 0.05;

    /// <summary>Cases in which something differed.</summary>
    internal int Differences => Replays.Count;

    /// <summary>The first difference, shrunk, then a line for each of the first that replays it.</summary>
    internal string Differing => string.Join('\n', Replays.Take(20).Select(replay => $"    replay: {replay}").Prepend($"the first difference, shrunk:\n    {Counterexample}"));
}
