namespace PoolFunctional.Generators;

/// <summary>What a comparison found: the schedule row that answered, the number of outputs, and the first difference.</summary>
internal sealed record Finding(string Row, int Outputs, string? Difference)
{
    /// <summary>What tells the case from others apart from its data; null where the family does not say.</summary>
    internal string? Geometry { get; init; }

    /// <summary>Whether the elements are contiguous floats or doubles in windows, which the reference row should never answer.</summary>
    internal bool IsPlainFloat { get; init; }

    /// <summary>A comparison during which an exception escaped: that is a difference.</summary>
    internal static Finding Of(Func<Finding> comparison)
    {
        try
        {
            return comparison();
        }
        catch (Exception exception)
        {
            return new("exception", 0, exception.ToString());
        }
    }
}
