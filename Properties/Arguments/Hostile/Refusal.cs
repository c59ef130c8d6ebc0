using Xunit;

namespace PoolFunctional.Properties.Arguments.Hostile;

/// <summary>What a call that must be refused is refused for.</summary>
internal static class Refusal
{
    /// <summary>The parameter that is named; fails with the call as it is written where nothing is refused, or not as a bad argument.</summary>
    internal static string? Of(Action call, string? written) => Record.Exception(call) switch
    {
        ArgumentException refusal => refusal.ParamName,
        { } other => throw new InvalidOperationException($"not refused as a bad argument: {written}", other),
        null => throw new InvalidOperationException($"not refused: {written}"),
    };
}
