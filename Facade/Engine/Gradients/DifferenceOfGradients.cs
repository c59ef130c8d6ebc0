using System.Numerics;
using PoolFunctional.Engine.Schedules;
using PoolFunctional.Reductions;

namespace PoolFunctional.Engine.Gradients;

/// <summary>left − right, of either sign.</summary>
internal readonly unsafe struct DifferenceOfGradients<T> : ICombination<T>
    where T : unmanaged, INumber<T>
{
    public void Row(T* left, T* right, nint length)
    {
        for (nint i = 0; i < length; i++) left[i] = Element.Canonical(Combination.Difference(left[i], right[i]));
    }
}
