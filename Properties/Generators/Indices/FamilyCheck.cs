namespace PoolFunctional.Generators.Indices;

/// <summary>One case, and where it differs the smallest within reach that does.</summary>
internal static class FamilyCheck
{
    private const int MostTries = 400;

    internal static Finding Of<TCase>(TCase drawn, Func<TCase, Finding> compare, Func<TCase, IEnumerable<TCase>> simpler)
    {
        Finding found = Finding.Of(() => compare(drawn));
        if (found.Difference is null) return found;
        TCase smallest = Shrinking.Smallest(drawn, simpler, @case => Finding.Of(() => compare(@case)).Difference is not null, MostTries);
        return found with { Difference = $"{drawn}\n    {found.Difference}\n  smallest: {smallest}\n    {Finding.Of(() => compare(smallest)).Difference}" };
    }
}
