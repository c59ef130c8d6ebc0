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
}
