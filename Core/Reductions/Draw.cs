using System.Numerics;
using PoolFunctional.Numerics;
using PoolFunctional.Windows;

namespace PoolFunctional.Reductions;

/// <summary>
/// One tap, drawn with the probability of its share of the window's sum: with <c>t = max(x, 0)/m</c>, m the greatest, and u in [0, 1) that is a hash of the seed and
/// of where the output lies, the first tap in row-major order at which the running sum of t exceeds <c>u·Σ t</c>; the last with t &gt; 0 where rounding leaves none.
/// </summary>
internal sealed record Draw<T>(long Seed) : TapReduction<T>
    where T : unmanaged, INumber<T>
{
    private protected override T Value(PlaneWindow window, Func<long, T> tap)
    {
        IGuidedSums shares = default(ExpectationFormula);
        Real At(long offset) => new(double.CreateSaturating(tap(offset)));
        Maybe<Real> greatest = Fold.Over(window, At, Real.Maximum);
        if (!greatest.IsPresent) return T.Zero;
        Real guide = shares.Guide(greatest.Value, default);
        Real total = Fold.Over(window, offset => shares.First(At(offset), guide), (left, right) => left + right).Value;
        double threshold = DrawNumber.At(Seed, window) * total.Value;
        (double sum, Real drawn) = (0, guide);
        foreach (long offset in window.Offsets)
        {
            double share = shares.First(At(offset), guide).Value;
            if (share > 0 && sum <= threshold) drawn = At(offset);
            sum += share;
        }

        return T.CreateSaturating(Guided.IfPositive(guide, drawn).Value);
    }
}

/// <summary>The number in [0, 1) that a draw goes by: a hash of the seed, the batch, the channel and the output's position in the whole plan.</summary>
/// <seealso href="https://doi.org/10.1145/2714064.2660195">Steele, Lea, Flood, Fast Splittable Pseudorandom Number Generators (2014), for the mixing function.</seealso>
internal static class DrawNumber
{
    internal static double At(long seed, PlaneWindow window)
    {
        ulong hash = With(With(Begin(seed), window.Batch), window.Channel);
        return Of(window.Axes.Aggregate(hash, (soFar, axis) => With(soFar, axis.Axis.WholeOutput(axis.Output))));
    }

    internal static ulong Begin(long seed) => Mix(unchecked((ulong)seed));

    /// <summary>The hash with one more coordinate.</summary>
    internal static ulong With(ulong hash, long coordinate) => Mix(unchecked(hash + ((ulong)(coordinate + 1) * 0x9E3779B97F4A7C15UL)));

    /// <summary>The top 53 bits as a number of 2⁻⁵³.</summary>
    internal static double Of(ulong hash) => (hash >> 11) * (1.0 / 9007199254740992);

    private static ulong Mix(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }
    }
}
