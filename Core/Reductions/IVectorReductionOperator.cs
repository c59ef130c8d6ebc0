using System.Numerics;
using System.Runtime.Intrinsics;

namespace PoolFunctional;

/// <summary>A reduction of your own whose totals are elements, and which combines whole registers of them: <c>lift(x) = x</c>.</summary>
/// <typeparam name="T">float, double or an integer of 8 to 64 bits.</typeparam>
/// <remarks>Every width must do in each lane what the scalar <see cref="IReductionOperator{T, TTotal}.Combine"/> does, bit for bit; <c>ReductionLaws</c> says whether it does.</remarks>
public interface IVectorReductionOperator<T> : IReductionOperator<T, T>
    where T : unmanaged, INumber<T>
{
    /// <summary>What may stand for a tap outside the input: combined with any total, on either side, it gives that total, bit for bit.</summary>
    static abstract T Identity { get; }

    /// <summary>The element itself.</summary>
    /// <param name="element">The element.</param>
    /// <returns>The same.</returns>
    static T IReductionOperator<T, T>.Lift(T element) => element;

    /// <summary>Sixteen bytes of totals.</summary>
    /// <param name="left">The earlier stretches.</param>
    /// <param name="right">The later ones.</param>
    /// <returns>Their totals.</returns>
    static abstract Vector128<T> Combine(Vector128<T> left, Vector128<T> right);

    /// <summary>Thirty-two bytes of totals.</summary>
    /// <param name="left">The earlier stretches.</param>
    /// <param name="right">The later ones.</param>
    /// <returns>Their totals.</returns>
    static abstract Vector256<T> Combine(Vector256<T> left, Vector256<T> right);

    /// <summary>Sixty-four bytes of totals.</summary>
    /// <param name="left">The earlier stretches.</param>
    /// <param name="right">The later ones.</param>
    /// <returns>Their totals.</returns>
    static abstract Vector512<T> Combine(Vector512<T> left, Vector512<T> right);
}
