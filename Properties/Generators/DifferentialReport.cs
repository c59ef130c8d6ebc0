namespace PoolFunctional.Generators;

/// <summary>What a differential run found.</summary>
/// <param name="Cases">Cases run.</param>
/// <param name="Differences">Cases in which a bit differed, or an exception escaped.</param>
/// <param name="Rows">For each row of the schedule table, the cases that it answered.</param>
/// <param name="FloatsByReference">Cases of float or double, all of them contiguous, that the reference row answered.</param>
/// <param name="Distinct">Cases that differ from every other in more than their data.</param>
/// <param name="Counterexample">The first difference, shrunk, with the line that replays it; null where there is none.</param>
public sealed record DifferentialReport(
    int Cases,
    int Differences,
    IReadOnlyDictionary<string, int> Rows,
    int FloatsByReference,
    int Distinct,
    string? Counterexample);
