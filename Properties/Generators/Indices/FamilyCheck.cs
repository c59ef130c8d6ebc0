namespace PoolFunctional.Generators.Indices;

/// <summary>One case, and where it differs the smallest within reach that does.</summary>
internal static class FamilyCheck
{
    private const int MostTries = 400;

    internal static Finding Of<TCase>(TCase drawn, Func<TCase, Finding> compare, Func<TCase, IEnumerable<TCase>> simpler)
    {
        Finding found = Checked(drawn, compare);
        if (found.Difference is null) return found;
        (TCase smallest, Finding finding) = (drawn, found);
        for (int tries = 0; tries < MostTries;)
        {
            (bool hasShrunk, TCase next) = (false, smallest);
            foreach (TCase candidate in simpler(smallest))
            {
                if (tries++ >= MostTries) break;
                Finding tried = Checked(candidate, compare);
                if (tried.Difference is null) continue;
                (hasShrunk, next, finding) = (true, candidate, tried);
                break;
            }

            if (!hasShrunk) break;
            smallest = next;
        }

        return found with { Difference = $"{drawn}\n    {found.Difference}\n  smallest: {smallest}\n    {finding.Difference}" };
    }

    private static Finding Checked<TCase>(TCase @case, Func<TCase, Finding> compare)
    {
        try
        {
            return compare(@case);
        }
        catch (Exception exception)
        {
            return new("exception", 0, exception.ToString());
        }
    }
}
