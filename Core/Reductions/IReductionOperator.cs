using System.Numerics;

namespace PoolFunctional;

/// <summary>A reduction of your own: <c>y = finish(combine { lift(xⱼ) }, n)</c> over the n taps of a window that exist.</summary>
/// <typeparam name="T">float, double, Half or an integer of 8 to 64 bits: elements and results.</typeparam>
/// <typeparam name="TTotal">What is carried: any struct without references, such as a sum with a count.</typeparam>
/// <remarks>
/// <para>
/// Taps are combined pairwise in the order of the fold (outer axes first, each axis split at the largest power of two below its number of taps, left before right), so
/// <see cref="Combine"/> need be neither associative nor commutative for the result to be the same on every machine. A tap outside the input is absent: combining with it gives the other side.
/// A result that is NaN gets the bits of <c>T.NaN</c>.
/// </para>
/// <para>The functions must be pure. Those of a struct that also is an <see cref="IVectorReductionOperator{T}"/> run in registers.</para>
/// </remarks>
/// <example><see cref="Reduction.Custom{T, TTotal, TOperator}"/> makes a reduction of it, which every door takes.</example>
public interface IReductionOperator<T, TTotal>
    where T : unmanaged, INumber<T>
    where TTotal : unmanaged
{
    /// <summary>The result for a window without a tap.</summary>
    static abstract T Empty { get; }

    /// <summary>A promise that no order or grouping of combining changes the result (associative and commutative, bit for bit), which lets windows share work; false if not overridden.</summary>
    static virtual bool IsExact => false;

    /// <summary>What one element is worth.</summary>
    /// <param name="element">The element.</param>
    /// <returns>Its total.</returns>
    static abstract TTotal Lift(T element);

    /// <summary>What two neighbouring stretches of taps are worth together.</summary>
    /// <param name="left">The earlier stretch.</param>
    /// <param name="right">The later one.</param>
    /// <returns>Their total.</returns>
    static abstract TTotal Combine(TTotal left, TTotal right);

    /// <summary>The result.</summary>
    /// <param name="total">The total of all taps.</param>
    /// <param name="count">How many taps there were, at least 1.</param>
    /// <returns>The result.</returns>
    static abstract T Finish(TTotal total, long count);
}
