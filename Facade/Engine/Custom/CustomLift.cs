using System.Numerics;
using PoolFunctional.Engine.Lifts;

namespace PoolFunctional.Engine.Custom;

/// <summary>What a user's reduction makes of each element.</summary>
internal readonly unsafe struct CustomLift<T, TTotal, TOperator> : ILift<T, OptionalTotal<TTotal>>
    where T : unmanaged, INumber<T>
    where TTotal : unmanaged
    where TOperator : struct, IReductionOperator<T, TTotal>
{
    public bool IsIdentity => false;

    public void Row(T* source, nint length, OptionalTotal<TTotal>* target)
    {
        unchecked
        {
            for (nint i = 0; i < length; i++) target[i] = new(TOperator.Lift(source[i]));
        }
    }
}
