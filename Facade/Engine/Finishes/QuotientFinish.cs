using System.Numerics;
using System.Runtime.CompilerServices;
using PoolFunctional.Engine.Geometry;
using PoolFunctional.Engine.Kernels;
using PoolFunctional.Engine.Lanes;
using PoolFunctional.Reductions;

namespace PoolFunctional.Engine.Finishes;

/// <summary>One IEEE division in the accumulator's own type.</summary>
internal readonly unsafe struct QuotientFinish<T> : IFinish<T, T>
    where T : unmanaged, INumber<T>
{
    public static bool HasEnding => true;

    public bool KeepsNumbers => false;

    public bool End<TWork>(in TWork work)
        where TWork : struct, IEndingWork => work.With<QuotientEnding>();

    public DivisorTable? Table(FoldGeometry geometry) => DivisorTable<T>.Of(geometry);

    /// <summary>The reciprocal of a power of two is exact, and a product with it is rounded as the quotient is: both are the same real number.</summary>
    public void Row(T* totals, nint length, long divisor, T* target)
    {
        if (long.IsPow2(divisor)) Elementwise.Run(new Scaling(T.One / T.CreateSaturating(divisor)), totals, length, target);
        else Elementwise.Run(new Division(T.CreateSaturating(divisor)), totals, length, target);
    }

    public void Row(T* totals, nint length, DivisorTable table, void* divisors, T* target)
    {
        unchecked
        {
            T* by = (T*)divisors;
            nint last = Vector.IsHardwareAccelerated ? length - Vector<T>.Count : -1;
            if (last < 0)
            {
                for (nint i = 0; i < length; i++) target[i] = Element.Canonical(totals[i] / by[i]);
                return;
            }

            // SAFETY: 0 ≤ i ≤ length − Count; the last register backs up over results that are already written.
            for (nint i = 0; ; i = nint.Min(i + Vector<T>.Count, last))
            {
                CanonicalFinish<T>.Canonical(Vector.Load(totals + i) / Vector.Load(by + i)).Store(target + i);
                if (i == last) return;
            }
        }
    }

    private readonly struct Division(T by) : IElementwise<T, T>
    {
        public static int Count => Vector<T>.Count;

        public T One(T value) => Element.Canonical(value / by);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Many(T* source, T* target) => CanonicalFinish<T>.Canonical(Vector.Load(source) / Vector.Create(by)).Store(target);
    }

    private readonly struct Scaling(T by) : IElementwise<T, T>
    {
        public static int Count => Vector<T>.Count;

        public T One(T value) => Element.Canonical(value * by);

        public void Many(T* source, T* target) => CanonicalFinish<T>.Canonical(Vector.Load(source) * Vector.Create(by)).Store(target);
    }
}
