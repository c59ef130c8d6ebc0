using System.Numerics;
using System.Numerics.Tensors;

namespace PoolFunctional.Engine.Lifts;

/// <summary>Totals are elements in a wider type that holds each of them exactly.</summary>
internal readonly unsafe struct WideningLift<T, TTotal> : ILift<T, TTotal>
    where T : unmanaged, INumber<T>
    where TTotal : unmanaged, INumber<TTotal>
{
    public bool IsIdentity => false;

    public void Row(T* source, nint length, TTotal* target) =>
        TensorPrimitives.ConvertTruncating(new ReadOnlySpan<T>(source, (int)length), new Span<TTotal>(target, (int)length));
}
