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
    private static readonly IGuidedFormula shares = default(ExpectationFormula);

    private protected override T Value(PlaneWindow window, Func<long, T> tap)
    {
        Real guide = Guide(window, tap);
        return T.CreateSaturating(Guided.IfPositive(guide, Drawn(window, tap, guide).Select(offset => At(tap, offset)).LastOrDefault(guide)).Value);
    }

    /// <summary>Where the value lies: the drawn tap, or the first that is the NaN or the infinity that has the last word; nowhere where the value is none of the taps.</summary>
    internal IEnumerable<long> Offset(PlaneWindow window, Func<long, T> tap)
    {
        Real guide = Guide(window, tap);
        return double.IsFinite(guide.Value)
            ? guide.Value > 0 ? Drawn(window, tap, guide).TakeLast(1) : []
            : window.Offsets.Where(offset => IndexRule.AreSame(At(tap, offset).Value, guide.Value)).Take(1);
    }

    private static Real At(Func<long, T> tap, long offset) => new(double.CreateSaturating(tap(offset)));

    /// <summary>The greatest tap, at least 0; 0 for a window without a tap.</summary>
    private static Real Guide(PlaneWindow window, Func<long, T> tap) =>
        shares.Guide(Fold.Over(window, offset => At(tap, offset), Real.Maximum).Value, default);

    /// <summary>The taps with a share at which the running sum had not exceeded the threshold; the last of them is drawn.</summary>
    private IEnumerable<long> Drawn(PlaneWindow window, Func<long, T> tap, Real guide)
    {
        Real total = Fold.Over(window, offset => shares.First(At(tap, offset), guide), (left, right) => left + right).Value;
        double threshold = DrawNumber.At(Seed, window) * total.Value;
        double sum = 0;
        foreach (long offset in window.Offsets)
        {
            double share = shares.First(At(tap, offset), guide).Value;
            if (share > 0 && sum <= threshold) yield return offset;
            sum += share;
        }
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
