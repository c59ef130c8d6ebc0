namespace PoolFunctional.Bench;

/// <summary>What the workbench tells the shell.</summary>
internal static class ExitCode
{
    internal const int Success = 0;

    /// <summary>A fast path gave another answer than the definition.</summary>
    internal const int Disagreement = 1;

    /// <summary>The request cannot be carried out: a missing file, an impossible window, a wrong option.</summary>
    internal const int BadRequest = 2;
}
