using System.Numerics;
using System.Runtime.Intrinsics;
using PoolFunctional.Reductions;

namespace PoolFunctional.Engine.Finishes;

/// <summary>The total itself: integers are copied, a NaN gets its canonical bits.</summary>
internal readonly unsafe struct CanonicalFinish<T> : IFinish<T, T>
    where T : unmanaged, INumber<T>
{
    private static readonly T nan = T.CreateSaturating(double.NaN);

    public bool KeepsNumbers => true;

    public void Row(T* totals, nint length, long divisor, T* target)
    {
        if (Element.IsInteger<T>())
        {
            new ReadOnlySpan<T>(totals, (int)length).CopyTo(new Span<T>(target, (int)length));
            return;
        }

        nint i = 0;
        if (Vector512.IsHardwareAccelerated && Vector512<T>.IsSupported)
        {
            Vector512<T> canonical = Vector512.Create(nan);
            for (; i + Vector512<T>.Count <= length; i += Vector512<T>.Count)
            {
                Vector512<T> value = Vector512.Load(totals + i);
                Vector512.ConditionalSelect(Vector512.Equals(value, value), value, canonical).Store(target + i);
            }
        }

        if (Vector128.IsHardwareAccelerated && Vector128<T>.IsSupported)
        {
            Vector128<T> canonical = Vector128.Create(nan);
            for (; i + Vector128<T>.Count <= length; i += Vector128<T>.Count)
            {
                Vector128<T> value = Vector128.Load(totals + i);
                Vector128.ConditionalSelect(Vector128.Equals(value, value), value, canonical).Store(target + i);
            }
        }

        for (; i < length; i++) target[i] = Element.Canonical(totals[i]);
    }
}
