using System.Numerics;
using PoolFunctional.Blurring;
using PoolFunctional.Engine.Finishes;
using PoolFunctional.Engine.Gradients;
using PoolFunctional.Engine.Lifts;
using PoolFunctional.Reductions;

namespace PoolFunctional.Engine.Schedules;

/// <summary>The one table of accumulators of a blur.</summary>
internal static class BlurSchedules
{
    /// <summary>Integers of 32 bits, times weights of so many bits, are exact in a double.</summary>
    private const int MostShiftOfDouble = 20;

    internal static Schedule<T> Choose<T>(BlurGeometry blur, PoolOptions options)
        where T : unmanaged, INumber<T>
    {
        bool isChannelsLast = options.Layout == Layout.ChannelsLast;
        return blur.Plan.Output.Elements == 0 ? new EmptySchedule<T>()
            : typeof(T) == typeof(float) ? new BlurSchedule<T, T, IdentityLift<T>, CanonicalFinish<T>>(new(blur, isChannelsLast, sizeof(float)), options, Fraction<T>, T.CreateTruncating(-0f))
            : typeof(T) == typeof(double) ? new BlurSchedule<T, T, IdentityLift<T>, CanonicalFinish<T>>(new(blur, isChannelsLast, sizeof(double)), options, Fraction<T>, T.CreateTruncating(-0f))
            : typeof(T) == typeof(Half) ? new BlurSchedule<T, float, WideningLift<T, float>, NarrowingQuotientFinish<T, float>>(new(blur, isChannelsLast, sizeof(float)), options, Fraction<float>, -0f)
            : ElementSize.Of<T>() <= sizeof(int) && blur.Shift <= MostShiftOfDouble
                ? new BlurSchedule<T, double, WideningLift<T, double>, RoundedQuotientFinish<T, double>>(new(blur, isChannelsLast, sizeof(double)), options, (value, _) => value, 0)
            : new BlurSchedule<T, Int128, ExactLift<T>, DyadicFinish<T>>(new(blur, isChannelsLast, 2 * sizeof(long)), options, (value, _) => value, 0);
    }

    /// <summary>The gradient, which floating types alone have.</summary>
    internal static Result<GradientSchedule<T>, PoolError> Gradient<T>(BlurGeometry blur, PoolOptions options)
        where T : unmanaged, INumber<T> => Element.FloatingOnly<T, GradientSchedule<T>>(() => FloatingGradient<T>(blur, options));

    private static GradientSchedule<T> FloatingGradient<T>(BlurGeometry blur, PoolOptions options)
        where T : unmanaged, INumber<T>
    {
        bool isChannelsLast = options.Layout == Layout.ChannelsLast;
        return typeof(T) == typeof(float) ? new BlurGradient<T, T, IdentityLift<T>, CanonicalFinish<T>>(new(blur, isChannelsLast, sizeof(float)), options, Fraction<T>, T.CreateTruncating(-0f))
            : typeof(T) == typeof(double) ? new BlurGradient<T, T, IdentityLift<T>, CanonicalFinish<T>>(new(blur, isChannelsLast, sizeof(double)), options, Fraction<T>, T.CreateTruncating(-0f))
            : new BlurGradient<T, float, WideningLift<T, float>, NarrowingQuotientFinish<T, float>>(new(blur, isChannelsLast, sizeof(float)), options, Fraction<float>, -0f);
    }

    private static TTotal Fraction<TTotal>(long value, int shift)
        where TTotal : INumber<TTotal> => TTotal.CreateTruncating(value / (double)(1L << shift));
}
