using PoolFunctional.Gradients;
using PoolFunctional.Reductions;

namespace PoolFunctional;

/// <content>Reductions that look at the order of the taps alone: −∞ … −0 &lt; +0 … +∞ &lt; NaN, every NaN alike. Every element type.</content>
public abstract partial record Reduction
{
    /// <summary>The tap at place ⌊(n − 1)/2⌋, from 0, of the n taps that exist in ascending order: the lower median. Always one of the taps.</summary>
    /// <remarks>NaN stands above +∞, so it is the answer where more than half of the taps are NaN. A window without a tap gives 0.</remarks>
    /// <example><c>[5, 1, 4, 2]</c> has median 2.</example>
    public static Reduction Median { get; } = new MedianReduction();

    /// <summary><c>y = max xⱼ − min xⱼ</c>, both IEEE's; for integers exactly, then saturated to the type.</summary>
    /// <remarks>A NaN among the taps is the answer; taps that are all +∞, or all −∞, give NaN. A window without a tap gives 0.</remarks>
    public static Reduction Range { get; } = new RangeReduction();

    /// <summary>The tap at a place of the n taps that exist in ascending order, or at the last where there are not so many: 0 is the minimum of numbers.</summary>
    /// <remarks>NaN stands above +∞. A window without a tap gives 0.</remarks>
    /// <param name="place">The place, from 0.</param>
    /// <returns>The reduction.</returns>
    /// <example><c>[5, 1, 4, 2]</c> with place 2 gives 4.</example>
    public static Reduction Rank(long place) => new RankReduction(place);

    /// <summary>See <see cref="Median"/>.</summary>
    public sealed record MedianReduction : Reduction
    {
        internal MedianReduction() { }

        /// <summary>The place of the median among so many taps.</summary>
        internal static long PlaceAmong(long taps) => (taps - 1) / 2;

        private protected override Result<TapReduction<T>, PoolError> Meaning<T>() => Element.Supported<T>(() => new OrderStatistic<T>(PlaceAmong));

        private protected override Result<TapGradient<T>, PoolError> Gradient<T>(Ties ties) => Selected<T>(ties);
    }

    /// <summary>See <see cref="Rank"/>.</summary>
    public sealed record RankReduction : Reduction
    {
        internal RankReduction(long place) => Place = place;

        /// <summary>The place, from 0.</summary>
        public long Place { get; }

        /// <summary>The place among so many taps.</summary>
        internal long PlaceAmong(long taps) => long.Min(Place, taps - 1);

        private protected override Result<TapReduction<T>, PoolError> Meaning<T>() =>
            Place >= 0
                ? Element.Supported<T>(() => new OrderStatistic<T>(PlaceAmong))
                : Outcome.Fail<TapReduction<T>>(new PoolError.PlaceNegative(Place));

        private protected override Result<TapGradient<T>, PoolError> Gradient<T>(Ties ties) => Selected<T>(ties);
    }

    /// <summary>See <see cref="Range"/>.</summary>
    public sealed record RangeReduction : Reduction
    {
        internal RangeReduction() { }

        private protected override Result<TapReduction<T>, PoolError> Meaning<T>() =>
            from most in Max.For<T>()
            from least in Min.For<T>()
            select (TapReduction<T>)new Combined<T>(most, least, Combination.Difference);

        private protected override Result<TapGradient<T>, PoolError> Gradient<T>(Ties ties) =>
            from most in Max.GradientFor<T>(ties)
            from least in Min.GradientFor<T>(ties)
            select (TapGradient<T>)new CombinedGradient<T>(most, least, Combination.Difference);
    }
}
