using System.Numerics;

namespace PoolFunctional.Reductions;

/// <summary>What the arithmetic contract needs to know of an element type.</summary>
internal static class Element
{
    /// <summary>−∞, or the least integer: the identity of the maximum.</summary>
    internal static T Lowest<T>()
        where T : unmanaged, INumber<T> => T.CreateSaturating(double.NegativeInfinity);

    /// <summary>+∞, or the greatest integer: the identity of the minimum.</summary>
    internal static T Highest<T>()
        where T : unmanaged, INumber<T> => T.CreateSaturating(double.PositiveInfinity);

    /// <summary>The value itself, or the bits of <c>T.NaN</c> for any NaN: payloads and signs of NaN are not observable.</summary>
    internal static T Canonical<T>(T value)
        where T : unmanaged, INumber<T> => T.IsNaN(value) ? T.CreateSaturating(double.NaN) : value;

    /// <summary>The nearest element: one rounding, for integers to the nearest, ties to even, and saturated.</summary>
    internal static T Narrow<T>(double value)
        where T : unmanaged, INumber<T> => T.CreateSaturating(IsInteger<T>() ? double.Round(value) : value);

    internal static bool IsFloating<T>() => typeof(T) == typeof(float) || typeof(T) == typeof(double) || typeof(T) == typeof(Half);

    internal static bool IsInteger<T>() =>
        typeof(T) == typeof(sbyte) || typeof(T) == typeof(byte)
        || typeof(T) == typeof(short) || typeof(T) == typeof(ushort)
        || typeof(T) == typeof(int) || typeof(T) == typeof(uint)
        || typeof(T) == typeof(long) || typeof(T) == typeof(ulong);

    internal static bool IsUnsigned<T>() => typeof(T) == typeof(byte) || typeof(T) == typeof(ushort) || typeof(T) == typeof(uint) || typeof(T) == typeof(ulong);

    internal static Result<TapReduction<T>, PoolError> Supported<T>(Func<TapReduction<T>> reduction)
        where T : unmanaged, INumber<T> => Supported<T, TapReduction<T>>(reduction);

    internal static Result<TapReduction<T>, PoolError> FloatingOnly<T>(Func<TapReduction<T>> reduction)
        where T : unmanaged, INumber<T> => FloatingOnly<T, TapReduction<T>>(reduction);

    internal static Result<TMeaning, PoolError> Supported<T, TMeaning>(Func<TMeaning> meaning) =>
        IsFloating<T>() || IsInteger<T>()
            ? Outcome.Ok(meaning())
            : Outcome.Fail<TMeaning>(new PoolError.ElementTypeUnsupported(typeof(T).Name));

    internal static Result<TMeaning, PoolError> FloatingOnly<T, TMeaning>(Func<TMeaning> meaning) =>
        IsInteger<T>()
            ? Outcome.Fail<TMeaning>(new PoolError.FloatingTypeRequired(typeof(T).Name))
            : Supported<T, TMeaning>(meaning);
}
