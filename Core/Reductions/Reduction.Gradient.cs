using System.Numerics;
using PoolFunctional.Gradients;
using PoolFunctional.Reductions;

namespace PoolFunctional;

/// <content>Gradients.</content>
public abstract partial record Reduction
{
    /// <summary>How the reduction's value moves with its taps, for an element type, or why there is no telling.</summary>
    internal Result<TapGradient<T>, PoolError> GradientFor<T>(Ties ties)
        where T : unmanaged, INumber<T> => For<T>().Bind(_ => Gradient<T>(ties));

    private protected virtual Result<TapGradient<T>, PoolError> Gradient<T>(Ties ties)
        where T : unmanaged, INumber<T> => Outcome.Fail<TapGradient<T>>(new PoolError.NoGradient(GetType().Name));

    private static Result<TapGradient<T>, PoolError> Smooth<T, TFormula>(TFormula formula, bool ofMagnitudes = false)
        where T : unmanaged, INumber<T>
        where TFormula : struct, ISmoothFormula =>
        Element.FloatingOnly<T, TapGradient<T>>(() => new GuidedGradient<T, TFormula>(formula, ofMagnitudes));

    private Result<TapGradient<T>, PoolError> Selected<T>(Ties ties)
        where T : unmanaged, INumber<T> => For<T>().Bind(value => GradientOf.Selecting(value, ties));

    /// <summary>The reduction that gives ∂y/∂θ, θ being the number that is learned, or why there is none.</summary>
    internal virtual Result<Reduction, PoolError> ByParameter => Outcome.Fail<Reduction>(new PoolError.NoParameter(GetType().Name));

    /// <summary>How a generalized mean moves with p.</summary>
    internal sealed record GeneralizedMeanByExponent(double Exponent, double Epsilon) : Reduction
    {
        private protected override Result<TapReduction<T>, PoolError> Meaning<T>() =>
            Element.FloatingOnly<T>(() => new GuidedReduction<T, GeneralizedMeanExponentFormula>(new(Exponent, Epsilon)));
    }

    /// <summary>How a log-sum-exp moves with r.</summary>
    internal sealed record LogSumExpBySharpness(double Sharpness) : Reduction
    {
        private protected override Result<TapReduction<T>, PoolError> Meaning<T>() =>
            Element.FloatingOnly<T>(() => new GuidedReduction<T, LogSumExpSharpnessFormula>(new(Sharpness)));
    }

    /// <summary>How a mixed reduction moves with λ: the maximum less the average.</summary>
    internal sealed record MixedByWeight : Reduction
    {
        private protected override Result<TapReduction<T>, PoolError> Meaning<T>() =>
            from most in Max.For<T>()
            from mean in Average().For<T>()
            from floating in Element.FloatingOnly<T>(() => new Combined<T>(most, mean, Combination.Difference))
            select floating;
    }
}
