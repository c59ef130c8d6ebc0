namespace PoolFunctional.Generators;

/// <summary>From a case that fails to the smallest that does within reach.</summary>
internal static class Shrinking
{
    private const int UsualTries = 2_000;

    /// <summary>Takes the first simpler case that fails too, and so on until none does or too many were tried.</summary>
    internal static TCase Smallest<TCase>(TCase failing, Func<TCase, IEnumerable<TCase>> simpler, Func<TCase, bool> fails, int mostTries = UsualTries)
    {
        (TCase smallest, int tries, bool improved) = (failing, 0, true);
        while (improved && tries < mostTries)
        {
            improved = false;
            foreach (TCase candidate in simpler(smallest))
            {
                if (tries++ >= mostTries) break;
                if (!fails(candidate)) continue;
                (smallest, improved) = (candidate, true);
                break;
            }
        }

        return smallest;
    }
}
