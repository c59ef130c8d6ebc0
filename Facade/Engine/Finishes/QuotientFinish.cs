using System.Numerics;
using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Reductions;

namespace PoolFunctional.Engine.Finishes;

/// <summary>One IEEE division in the accumulator's own type.</summary>
internal readonly unsafe struct QuotientFinish<T> : IFinish<T, T>
    where T : unmanaged, INumber<T>
{
    public void Row(T* totals, nint length, long divisor, T* target) => Elementwise.Run(new Division(T.CreateSaturating(divisor)), totals, length, target);

    private readonly struct Division(T by) : IElementwise<T, T>
    {
        public static int Count => Vector<T>.Count;

        public T One(T value) => Element.Canonical(value / by);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Many(T* source, T* target) => CanonicalFinish<T>.Canonical(Vector.Load(source) / Vector.Create(by)).Store(target);
    }
}
