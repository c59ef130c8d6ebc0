namespace PoolFunctional.Digests;

/// <summary>Nothing in the corpus is impossible.</summary>
internal static class Outcomes
{
    internal static T Made<T>(this Result<T, PoolError> outcome) => outcome.Match(value => value, error => throw new InvalidOperationException(error.Message));
}
