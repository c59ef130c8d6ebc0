namespace PoolFunctional.Bench;

/// <summary>Where Core's results meet the person at the keyboard.</summary>
internal static class Outcomes
{
    /// <summary>The value, or the failure that says why there is none.</summary>
    internal static T OrFail<T>(this Result<T, PoolError> outcome) => outcome.Match(value => value, error => throw new Failure(error.Message));
}
