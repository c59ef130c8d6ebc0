using System.Numerics;
using PoolFunctional.Engine.Schedules;
using PoolFunctional.Reductions;

namespace PoolFunctional.Engine.Gradients;

/// <summary>left − right of either sign, where that of a range is never below 0: integers exactly, then saturated.</summary>
internal readonly unsafe struct DifferenceOfGradients<T> : ICombination<T>
    where T : unmanaged, INumber<T>
{
    public void Row(T* left, T* right, nint length)
    {
        if (Element.IsFloating<T>()) default(DifferenceCombination<T>).Row(left, right, length);
        else for (nint i = 0; i < length; i++) left[i] = Combination.Difference(left[i], right[i]);
    }
}
