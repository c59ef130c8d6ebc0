namespace PoolFunctional.Bench;

/// <summary>Something the user can put right: one line on the error stream, exit code 2, nothing written.</summary>
internal sealed class Failure(string message) : Exception(message);
