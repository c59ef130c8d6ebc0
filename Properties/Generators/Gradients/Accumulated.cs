using System.Numerics;

namespace PoolFunctional.Generators.Gradients;

/// <summary>What a destination that is added to must hold in the end.</summary>
internal static class Accumulated
{
    /// <summary>What was there plus the gradient: one sum, NaN with the bits of <c>T.NaN</c>, integers saturated.</summary>
    internal static T Sum<T>(ElementType<T> type, T present, T gradient)
        where T : unmanaged, INumber<T>
    {
        if (!type.IsFloating) return T.CreateSaturating(Int128.CreateChecked(present) + Int128.CreateChecked(gradient));
        T sum = present + gradient;
        return T.IsNaN(sum) ? T.CreateSaturating(double.NaN) : sum;
    }
}
